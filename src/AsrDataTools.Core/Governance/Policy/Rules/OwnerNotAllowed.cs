using System.Runtime.Versioning;

namespace AsrDataTools.Governance.Policy;

/// <summary>Files and folders of accounts or groups that the policy does not list.</summary>
internal sealed class OwnerNotAllowed : FileFaultRule
{
    public override string Id => "GOV005";

    public override string Description => "A file or folder belongs to an account or group that the policy does not list";

    public override string Remedy => "give it to an owner and group that the policy lists (chown)";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.HipaaAccess, Policy.Controls.AccessControl, Policy.Controls.AccessRights];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Access is { Owner.Count: > 0 } or { Group.Count: > 0 };

    protected override string? FaultOf(FileFacts entry, GovernanceContext context)
    {
        AccessLimits access = context.Policy.Access;
        if (entry.UserId is not uint user || entry.GroupId is not uint group)
            return WindowsAccess.IsHere ? OfWindows(entry, access) : throw new NotToldException("this system does not tell the owner");
        string? owner = access.Owner.Count > 0 && !context.Accounts.HasUser(access.Owner, user) ? $"belongs to '{context.Accounts.User(user)}', not {Listed(access.Owner)}" : null;
        string? of = access.Group.Count > 0 && !context.Accounts.HasGroup(access.Group, group) ? $"is of the group '{context.Accounts.Group(group)}', not {Listed(access.Group)}" : null;
        return owner is null ? of : of is null ? owner : $"{owner}, and {of}";
    }

    protected override string Message(string subject, string fault) => $"{subject} {fault}";

    protected override string Advice(FaultGroup group) => $"give {group.Amount} to an owner and group that the policy lists (chown)";

    [SupportedOSPlatform("windows")]
    private static string? OfWindows(FileFacts entry, AccessLimits access)
    {
        if (access.Owner.Count == 0) throw new NotToldException("Windows knows no group that a file belongs to");
        string owner = WindowsAccess.OwnerOf(entry.Path);
        return access.Owner.Contains(owner, StringComparer.OrdinalIgnoreCase) ? null : $"belongs to '{owner}', not {Listed(access.Owner)}";
    }

    private static string Listed(IReadOnlyList<string> names) => string.Join(" or ", names.Select(name => $"'{name}'"));
}
