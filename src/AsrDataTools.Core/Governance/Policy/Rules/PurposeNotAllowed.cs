using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Policy;

/// <summary>Rows that were collected for something else than they are to be used for.</summary>
internal sealed class PurposeNotAllowed : ManifestRowRule
{
    public override string Id => "GOV017";

    public override string Description => "The purpose of a row does not permit the intended use, or the row names none";

    public override string Remedy => "drop the row, or obtain the permission";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.PurposeLimitation, Policy.Controls.AiDataGovernance, Policy.Controls.PersonalInformation];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Purpose.Count > 0;

    protected override void Judge(SpeechUtterance row, GovernanceContext context)
    {
        IReadOnlyList<string> permitting = context.Policy.Purpose[context.Policy.IntendedUse!];
        if (string.IsNullOrWhiteSpace(row.Purpose))
            Break(row, context, "names no purpose", $"drop 1 row, or find out what it was collected for ({string.Join(", ", permitting)})");
        else if (!permitting.Contains(row.Purpose, StringComparer.OrdinalIgnoreCase))
            Break(row, context, $"was collected for '{row.Purpose}', which does not permit '{context.Policy.IntendedUse}'", "drop 1 row, or obtain the permission");
    }
}
