namespace AsrDataTools.Governance.Policy;

/// <summary>Access control lists that let in accounts or groups that the policy does not list.</summary>
internal sealed class AclNotAllowed : FileFaultRule
{
    public override string Id => "GOV011";

    public override string Description => "An access control list lets in an account or group that the policy does not list";

    public override string Remedy => "take the entry away (setfacl -x), or list the account in the policy";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Security, Policy.Controls.HipaaAccess, Policy.Controls.AccessRights];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Access is { AclUser: not null } or { AclGroup: not null };

    protected override string? FaultOf(FileFacts entry, GovernanceContext context)
    {
        AccessLimits access = context.Policy.Access;
        if (WindowsAccess.IsHere)
        {
            string[] let = [.. WindowsAccess.AllowedBy(entry.Path).Except([.. access.AclUser ?? [], .. access.AclGroup ?? []], StringComparer.OrdinalIgnoreCase)];
            return let.Length == 0 ? null : string.Join(", ", let.Select(name => $"'{name}'"));
        }

        if (!OperatingSystem.IsLinux()) throw new NotToldException("access control lists of this system are not read");
        try
        {
            string[] let =
            [
                .. PosixAcl.Read(entry.Path).Where(acl => acl.Permissions != 0).Select(acl => acl.IsGroup
                    ? access.AclGroup is { } groups && !context.Accounts.HasGroup(groups, acl.Id) ? $"the group '{context.Accounts.Group(acl.Id)}' ({Letters(acl.Permissions)})" : null
                    : access.AclUser is { } users && !context.Accounts.HasUser(users, acl.Id) ? $"'{context.Accounts.User(acl.Id)}' ({Letters(acl.Permissions)})" : null).OfType<string>(),
            ];
            return let.Length == 0 ? null : string.Join(", ", let);
        }
        catch (IOException cause)
        {
            throw new NotToldException($"its access control list cannot be read: {cause.Message}");
        }
    }

    protected override string Message(string subject, string fault) => $"the access control list of {subject} lets in {fault}";

    protected override string Advice(FaultGroup group) => $"take the entries from {group.Amount} (setfacl -x), or list them in Access.AclUser or Access.AclGroup";

    private static string Letters(int permissions) => $"{((permissions & 4) != 0 ? 'r' : '-')}{((permissions & 2) != 0 ? 'w' : '-')}{((permissions & 1) != 0 ? 'x' : '-')}";
}
