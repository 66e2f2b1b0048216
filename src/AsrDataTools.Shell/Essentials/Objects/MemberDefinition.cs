using System.Management.Automation;

// The engine's format views know the result of Get-Member by this name.
namespace Microsoft.PowerShell.Commands;

/// <summary>One member of a type.</summary>
public sealed class MemberDefinition(string typeName, string name, PSMemberTypes memberType, string definition)
{
    public string TypeName { get; } = typeName;

    public string Name { get; } = name;

    public PSMemberTypes MemberType { get; } = memberType;

    public string Definition { get; } = definition;

    public override string ToString() => Definition;
}
