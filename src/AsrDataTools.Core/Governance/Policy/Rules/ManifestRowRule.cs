using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Policy;

/// <summary>A rule that judges rows of manifests, one by one.</summary>
internal abstract class ManifestRowRule : GovernanceRule
{
    public override string Unit => "rows";

    internal sealed override void See(SpeechUtterance row, GovernanceContext context)
    {
        Sheet.Count();
        Judge(row, context);
    }

    internal override void Finish(GovernanceContext context)
    {
        if (Sheet.Judged == 0) Sheet.CannotTell(context.Policy.Folder, "no manifest was found, so that nothing is declared", "judge the manifest too: give its path");
    }

    protected abstract void Judge(SpeechUtterance row, GovernanceContext context);

    /// <summary>A finding about a row.</summary>
    protected void Break(SpeechUtterance row, GovernanceContext context, string message, string remedy) => Sheet.Break(
        row.SourcePath ?? row.AudioPath ?? context.Policy.Folder,
        $"'{row.Id}' {message}",
        remedy,
        about: row.Id,
        details: finding => finding with
        {
            Line = row.SourceLine,
            Id = row.Id,
            StartSeconds = row.StartSeconds,
            EndSeconds = row.DurationSeconds is double seconds ? (row.StartSeconds ?? 0) + seconds : null,
        });
}
