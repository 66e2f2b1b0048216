using System.Collections.ObjectModel;
using System.Management.Automation;

// The engine's format views know the result of Group-Object by this name.
namespace Microsoft.PowerShell.Commands;

/// <summary>The objects that share their values.</summary>
public class GroupInfo
{
    internal GroupInfo(IReadOnlyList<object?> values, string name)
    {
        foreach (object? value in values)
            Values.Add(value!);
        Name = name;
    }

    public System.Collections.ArrayList Values { get; } = [];

    public string Name { get; }

    public Collection<PSObject> Group { get; } = [];

    public virtual int Count => Group.Count;

    internal virtual void Add(PSObject item) => Group.Add(item);
}
