using System.Management.Automation;

// The engine's format views know the result of Group-Object by this name.
namespace Microsoft.PowerShell.Commands;

/// <summary>How many objects share their values; the objects are not kept.</summary>
public sealed class GroupInfoNoElement : GroupInfo
{
    private int _count;

    internal GroupInfoNoElement(IReadOnlyList<object?> values, string name)
        : base(values, name)
    {
    }

    public override int Count => _count;

    internal override void Add(PSObject item) => _count++;
}
