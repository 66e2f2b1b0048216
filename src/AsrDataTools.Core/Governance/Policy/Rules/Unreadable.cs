namespace AsrDataTools.Governance.Policy;

/// <summary>What could not be looked at: nothing is known of what it holds.</summary>
internal sealed class Unreadable : GovernanceRule
{
    public override string Id => "GOV015";

    public override string Description => "A folder or file cannot be read, so that nothing is known of what it holds";

    public override string Remedy => "run the audit as an account that may read it";

    public override string Unit => "files and folders";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Accountability, Policy.Controls.AccessRights];

    internal override void See(FileFacts entry, GovernanceContext context) => Sheet.Count();

    /// <summary>Something could not be read.</summary>
    public void Report(string path, Exception cause)
    {
        Sheet.Count();
        Sheet.CannotTell(path, $"'{FileNameText.Visible(path)}' is not judged: {cause.Message.TrimEnd('.')}", "run the audit as an account that may read it, or take it away if it is gone");
    }
}
