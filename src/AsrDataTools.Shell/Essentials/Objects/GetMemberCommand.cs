using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace AsrDataTools.Shell.Essentials.Objects;

[Cmdlet(VerbsCommon.Get, "Member")]
[OutputType(typeof(MemberDefinition))]
public sealed class GetMemberCommand : PSCmdlet
{
    private readonly HashSet<string> _seen = [];
    private bool _isEmpty = true;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; } = PSMemberTypes.All;

    /// <summary>Shows accessors and constructors too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is null)
            return;
        _isEmpty = false;
        string typeName = InputObject.TypeNames.FirstOrDefault() ?? "<null>";
        if (!_seen.Add(typeName))
            return;
        // Members stand in the order of the names asked for, then by the name of their kind, then by their own.
        foreach (string name in Name)
        {
            foreach (PSMemberInfo member in MembersOf(InputObject, name)
                .OrderBy(member => member.MemberType.ToString(), StringComparer.OrdinalIgnoreCase)
                .ThenBy(member => member.Name, StringComparer.OrdinalIgnoreCase))
            {
                WriteObject(new MemberDefinition(typeName, member.Name, member.MemberType, member.ToString() ?? string.Empty));
            }
        }
    }

    protected override void EndProcessing()
    {
        if (_isEmpty)
        {
            WriteError(new ErrorRecord(
                new InvalidOperationException("You must specify an object for the Get-Member cmdlet."),
                "NoObjectInGetMember",
                ErrorCategory.CloseError,
                null));
        }
    }

    private IEnumerable<PSMemberInfo> MembersOf(PSObject source, string name)
    {
        WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        return source.Members.Where(member => (member.MemberType & MemberType) != 0 && pattern.IsMatch(member.Name) && (Force || !IsHidden(member)));
    }

    private static bool IsHidden(PSMemberInfo member) => member is PSMethod
        && (member.Name is ".ctor"
            || new[] { "get_", "set_", "add_", "remove_" }.Any(prefix => member.Name.StartsWith(prefix, StringComparison.Ordinal)));
}
