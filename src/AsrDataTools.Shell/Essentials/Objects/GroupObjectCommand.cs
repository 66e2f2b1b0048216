using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace AsrDataTools.Shell.Essentials.Objects;

[Cmdlet(VerbsData.Group, "Object", DefaultParameterSetName = "")]
[OutputType(typeof(Hashtable), typeof(GroupInfo))]
public sealed class GroupObjectCommand : PSCmdlet
{
    private readonly List<GroupInfo> _groups = [];
    private readonly List<SortKey> _firstKeys = [];
    private readonly Dictionary<ValueList, GroupInfo> _known = [];
    private IReadOnlyList<PropertySpec> _properties = [];
    private ObjectComparer _comparer = new(caseSensitive: false);
    private bool _isEmpty = true;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object?[]? Property { get; set; }

    [Parameter]
    public SwitchParameter NoElement { get; set; }

    [Parameter(ParameterSetName = "HashTable")]
    [Alias("AHT")]
    public SwitchParameter AsHashTable { get; set; }

    [Parameter(ParameterSetName = "HashTable")]
    public SwitchParameter AsString { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    public string? Culture { get; set; }

    protected override void BeginProcessing()
    {
        _properties = PropertySpec.Parse(this, Property, "Expression");
        _comparer = new ObjectComparer(CaseSensitive, string.IsNullOrEmpty(Culture) ? null : CultureInfo.GetCultureInfo(Culture));
    }

    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is null)
            return;
        _isEmpty = false;
        SortKey key = SortKey.Of(InputObject, _properties);
        var values = new ValueList(key.Values, _comparer);
        if (!_known.TryGetValue(values, out GroupInfo? group))
        {
            string name = string.Join(", ", key.Values.Where(value => value is not null).Select(TextOf));
            group = NoElement ? new GroupInfoNoElement(key.Values, name) : new GroupInfo(key.Values, name);
            _known.Add(values, group);
            _groups.Add(group);
            _firstKeys.Add(key);
        }

        group.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        if (_isEmpty)
            return;
        if (AsHashTable)
        {
            WriteTable();
            return;
        }

        // Groups come in the order of their values.
        var order = Comparer<SortKey>.Create((x, y) =>
            x.Values.Zip(y.Values, _comparer.Compare).FirstOrDefault(difference => difference != 0));
        foreach ((GroupInfo group, _) in _groups.Zip(_firstKeys).OrderBy(pair => pair.Second, order))
            WriteObject(group);
    }

    private void WriteTable()
    {
        if (_properties.Count > 1 && !AsString)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ArgumentException("The objects grouped by this property cannot be expanded because there is a key duplication. "
                    + "Give one property, or add AsString."),
                "ArgumentException",
                ErrorCategory.InvalidArgument,
                Property));
        }

        var table = new Hashtable(CaseSensitive ? StringComparer.CurrentCulture : StringComparer.CurrentCultureIgnoreCase);
        foreach (GroupInfo group in _groups)
        {
            object key = AsString || group.Values[0] is null ? group.Name : PSObject.AsPSObject(group.Values[0]).BaseObject;
            table.Add(key, NoElement ? group.Count : group.Group);
        }

        WriteObject(table);
    }

    private static string TextOf(object? value) => value is null ? string.Empty : PSObject.AsPSObject(value).ToString();
}
