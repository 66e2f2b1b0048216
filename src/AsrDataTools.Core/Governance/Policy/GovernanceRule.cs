using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Policy;

/// <summary>Holds one demand of a policy against what is there. An instance judges one audit, and keeps little for each file or row.</summary>
public abstract class GovernanceRule
{
    private protected GovernanceRule()
    {
    }

    /// <summary>Stable: GOV and three digits; stands in <see cref="Finding.Rule"/>.</summary>
    public abstract string Id { get; }

    /// <summary>What people call it: OutsideAllowedRoot.</summary>
    public string Name => GetType().Name;

    /// <summary>How grave its findings mostly are.</summary>
    public virtual Severity Severity => Severity.Error;

    /// <summary>What it looks for, in a line.</summary>
    public abstract string Description { get; }

    /// <summary>What to do about it, in general; each finding says it with a number.</summary>
    public abstract string Remedy { get; }

    /// <summary>What it counts: files, rows, speakers.</summary>
    public virtual string Unit => "files";

    /// <summary>Where laws and standards ask for it. References, not legal advice.</summary>
    public abstract IReadOnlyList<ControlReference> Controls { get; }

    /// <summary>Whether the policy, or what was given with it, asks for it.</summary>
    internal virtual bool IsAsked(GovernanceContext context) => true;

    /// <summary>Looks at a name: a file, folder, link or something else.</summary>
    internal virtual void See(FileFacts entry, GovernanceContext context)
    {
        // Some rules judge rows only.
    }

    /// <summary>Looks at a row of a manifest.</summary>
    internal virtual void See(SpeechUtterance row, GovernanceContext context)
    {
        // Some rules judge files only.
    }

    /// <summary>Says what shows only when everything is seen.</summary>
    internal virtual void Finish(GovernanceContext context)
    {
        // Most rules say it as they see it.
    }

    /// <summary>Takes what the rule says.</summary>
    internal GovernanceSheet Sheet { get; set; } = null!;

    public override string ToString() => Id;
}
