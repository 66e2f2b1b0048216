namespace AsrDataTools.Governance.Policy;

/// <summary>Takes what one rule says and counts it: what was looked at, what breaks the policy, what cannot be told.</summary>
/// <param name="rule">The rule.</param>
/// <param name="policy">What paths are relative to.</param>
/// <param name="emit">Takes a finding.</param>
/// <returns>False where it is accepted or known and does not count.</returns>
internal sealed class GovernanceSheet(GovernanceRule rule, GovernancePolicy policy, Func<Finding, bool> emit)
{
    /// <summary>Files, folders, rows, speakers – whatever the rule judges – that were looked at.</summary>
    public long Judged { get; private set; }

    /// <summary>Of these, such as break the policy.</summary>
    public long Broken { get; private set; }

    /// <summary>Of these, such as cannot be told.</summary>
    public long Unknown { get; private set; }

    /// <summary>Of these, such as break it or cannot be told, but are accepted by the policy or known by a baseline.</summary>
    public long Accepted { get; private set; }

    /// <summary>The gravest that breaks the policy; null where nothing does.</summary>
    public Severity? Worst { get; private set; }

    /// <summary>Counts what was looked at.</summary>
    public void Count(long number = 1) => Judged += number;

    /// <summary>Something that breaks the policy is accepted.</summary>
    public void Accept() => Accepted++;

    /// <summary>Something breaks the policy.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="remedy">What to do, with a number.</param>
    /// <param name="number">How many of what was counted it concerns.</param>
    /// <param name="about">What tells it from others of this rule on that path.</param>
    /// <param name="details">Adds to the finding: a line, an id.</param>
    public void Break(string path, string message, string remedy, long number = 1, string about = "", Func<Finding, Finding>? details = null)
    {
        Finding finding = Make(path, message, remedy, about, isUnknown: false, details);
        if (!emit(finding))
        {
            Accepted += number;
            return;
        }

        Broken += number;
        if (Worst is null || finding.Severity > Worst) Worst = finding.Severity;
    }

    /// <summary>Whether it breaks the policy cannot be told.</summary>
    public void CannotTell(string path, string message, string remedy, long number = 1, string about = "")
    {
        if (emit(Make(path, message, remedy, about, isUnknown: true, null))) Unknown += number;
        else Accepted += number;
    }

    private Finding Make(string path, string message, string remedy, string about, bool isUnknown, Func<Finding, Finding>? details)
    {
        Finding finding = new()
        {
            Rule = rule.Id,
            Severity = isUnknown ? Severity.Warning : rule.Severity,
            IsUnknown = isUnknown,
            Message = message,
            Path = path,
            Remedy = remedy,
            SuppressionId = string.Join('|', rule.Id, policy.Relative(path), about).TrimEnd('|'),
        };
        return details is null ? finding : details(finding);
    }
}
