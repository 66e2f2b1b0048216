using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Policy;

/// <summary>Rows whose licence the policy does not allow, and rows without one.</summary>
internal sealed class LicenseNotAllowed : ManifestRowRule
{
    public override string Id => "GOV016";

    public override string Description => "The licence of a row is denied or not among those allowed, or the row names none";

    public override string Remedy => "drop the row, or find out its licence and agree on it";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.AiDataGovernance, Policy.Controls.IntellectualProperty];

    internal override bool IsAsked(GovernanceContext context) => context.Policy is { AllowedLicense.Count: > 0 } or { DeniedLicense.Count: > 0 };

    protected override void Judge(SpeechUtterance row, GovernanceContext context)
    {
        if (string.IsNullOrWhiteSpace(row.License))
            Break(row, context, "names no licence", "drop 1 row, or find out its licence");
        else if (context.Policy.DeniedLicense.Contains(row.License, StringComparer.OrdinalIgnoreCase))
            Break(row, context, $"has the licence '{row.License}', which the policy denies", "drop 1 row, or agree on another licence");
        else if (context.Policy.AllowedLicense.Count > 0 && !context.Policy.AllowedLicense.Contains(row.License, StringComparer.OrdinalIgnoreCase))
            Break(row, context, $"has the licence '{row.License}'; allowed are {string.Join(", ", context.Policy.AllowedLicense)}", "drop 1 row, or allow its licence in the policy");
    }
}
