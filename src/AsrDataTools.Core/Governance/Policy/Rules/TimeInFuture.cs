using System.Globalization;
using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Policy;

/// <summary>Times that have not come yet: a clock is wrong, and retention counted from them is too.</summary>
internal sealed class TimeInFuture : FileFaultRule
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    public override string Id => "GOV014";

    public override Severity Severity => Severity.Warning;

    public override string Description => "A file was changed, or by its manifest recorded, at a time that has not come yet";

    public override string Remedy => "set the clock of the machine that wrote it, and the time";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Logging, Policy.Controls.ClockSynchronisation, Policy.Controls.HipaaAudit];

    internal override void See(SpeechUtterance row, GovernanceContext context)
    {
        if (row.RecordedAt is not { } recorded) return;
        Sheet.Count();
        if (recorded > _now + Tolerance && row.SourcePath is { } manifest)
        {
            Sheet.Break(
                manifest,
                string.Create(CultureInfo.InvariantCulture, $"'{row.Id}' was recorded on {recorded:yyyy-MM-dd}, which has not come yet"),
                "correct the time in the manifest",
                about: row.Id,
                details: finding => finding with { Line = row.SourceLine, Id = row.Id });
        }
    }

    protected override string? FaultOf(FileFacts entry, GovernanceContext context) =>
        entry.ModifiedAt > _now + Tolerance ? string.Create(CultureInfo.InvariantCulture, $"{entry.ModifiedAt.Value.UtcDateTime:yyyy-MM-dd}") : null;

    protected override string Message(string subject, string fault) => $"{subject}: last changed on {fault}, which has not come yet";

    protected override string Advice(FaultGroup group) => $"set the time of {group.Amount} (touch), and the clock of the machine that wrote them";
}
