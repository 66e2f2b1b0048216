using System.Globalization;
using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Policy;

/// <summary>Files that are older than the policy lets them become.</summary>
internal sealed class RetentionExceeded : FileFaultRule
{
    public override string Id => "GOV018";

    public override string Description => "A file is older than its class may become, by the recording time of its manifest and by its last change";

    public override string Remedy => "delete it, with its copies, and note the deletion";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.StorageLimitation, Policy.Controls.HipaaDisposal, Policy.Controls.Deletion];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Retention.Count > 0;

    internal override void See(SpeechUtterance row, GovernanceContext context)
    {
        if (row is not { RecordedAt: { } recorded, AudioPath: { } audio } || ClassOf(audio, context) is not { } kind) return;
        Sheet.Count();
        double days = (context.AuditDate - recorded).TotalDays;
        if (days <= kind.MaximumDays) return;
        Sheet.Break(
            row.SourcePath ?? audio,
            string.Create(CultureInfo.InvariantCulture, $"'{row.Id}' was recorded on {recorded:yyyy-MM-dd}, {days:N0} days ago; '{kind.Name}' may be kept for {kind.MaximumDays:N0}"),
            "delete its recording, its copies and 1 row",
            about: row.Id,
            details: finding => finding with { Line = row.SourceLine, Id = row.Id });
    }

    protected override bool Concerns(FileFacts entry) => entry.Kind == EntryKind.File;

    protected override string? FaultOf(FileFacts entry, GovernanceContext context)
    {
        if (ClassOf(entry.Path, context) is not { } kind) return null;
        if (entry.ModifiedAt is not { } modified) throw new NotToldException("when it was last changed cannot be told");
        return (context.AuditDate - modified).TotalDays > kind.MaximumDays
            ? string.Create(CultureInfo.InvariantCulture, $"last changed more than {kind.MaximumDays:N0} days ago, which is what '{kind.Name}' may be kept for")
            : null;
    }

    protected override string Message(string subject, string fault) => $"{subject}: {fault}";

    protected override string Advice(FaultGroup group) => $"delete {group.Amount}, and every copy";

    // Of several classes the one that is deleted first.
    private static RetentionClass? ClassOf(string path, GovernanceContext context) =>
        context.Policy.Retention.Where(kind => context.Policy.Matches(kind.Pattern, path)).MinBy(kind => kind.MaximumDays);
}
