namespace AsrDataTools.Governance.Policy;

/// <summary>Names that break tables of names, and terminals.</summary>
internal sealed class UnsafeName : GovernanceRule
{
    public override string Id => "GOV013";

    public override Severity Severity => Severity.Warning;

    public override string Description => "A name has control characters or line breaks, marks that turn the direction of writing, or bytes that are no UTF-8";

    public override string Remedy => "rename it";

    public override string Unit => "names";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.ProtectionOfRecords, Policy.Controls.HipaaIntegrity];

    internal override void See(FileFacts entry, GovernanceContext context)
    {
        Sheet.Count();
        if (entry.Name.Any(FileNameText.IsUnsafe))
            Sheet.Break(entry.Path, $"the name '{FileNameText.Visible(entry.Name)}' has characters that tables of names and terminals trip over", "rename it to letters, digits, dots, hyphens and underscores");
    }
}
