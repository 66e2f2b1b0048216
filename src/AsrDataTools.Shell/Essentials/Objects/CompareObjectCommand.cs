using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Objects;

[Cmdlet(VerbsData.Compare, "Object")]
public sealed class CompareObjectCommand : PSCmdlet
{
    private readonly List<SortKey> _difference = [];
    private IReadOnlyList<PropertySpec> _properties = [];

    [Parameter(Position = 0, Mandatory = true)]
    [AllowEmptyCollection]
    public PSObject[] ReferenceObject { get; set; } = [];

    [Parameter(Position = 1, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public PSObject[] DifferenceObject { get; set; } = [];

    [Parameter]
    public object?[]? Property { get; set; }

    [Parameter]
    public SwitchParameter ExcludeDifferent { get; set; }

    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    public string? Culture { get; set; }

    protected override void BeginProcessing()
    {
        _properties = PropertySpec.Parse(this, Property, "Expression");
        if (ExcludeDifferent && !MyInvocation.BoundParameters.ContainsKey(nameof(IncludeEqual)))
            IncludeEqual = true;
    }

    protected override void ProcessRecord()
    {
        foreach (PSObject input in DifferenceObject)
            _difference.Add(SortKey.Of(input, _properties));
    }

    protected override void EndProcessing()
    {
        var comparer = new ObjectComparer(CaseSensitive, string.IsNullOrEmpty(Culture) ? null : CultureInfo.GetCultureInfo(Culture));
        Dictionary<ValueList, int> unmatched = _difference
            .CountBy(key => new ValueList(key.Values, comparer))
            .ToDictionary();
        var missing = new List<SortKey>();
        foreach (SortKey key in ReferenceObject.Select(reference => SortKey.Of(reference, _properties)))
        {
            var values = new ValueList(key.Values, comparer);
            if (unmatched.GetValueOrDefault(values) == 0)
            {
                missing.Add(key);
                continue;
            }

            unmatched[values]--;
            if (IncludeEqual)
                Write(key, "==");
        }

        if (ExcludeDifferent)
            return;
        // Of equal objects the later ones are left over.
        _difference.Reverse();
        foreach (SortKey key in _difference.Where(key => unmatched[new ValueList(key.Values, comparer)]-- > 0).Reverse())
            Write(key, "=>");
        foreach (SortKey key in missing)
            Write(key, "<=");
    }

    private void Write(SortKey key, string side)
    {
        PSObject result = PassThru ? PSObject.AsPSObject(key.Input) : new PSObject();
        if (!PassThru)
        {
            if (_properties.Count == 0)
                result.Properties.Add(new PSNoteProperty("InputObject", key.Input));
            for (int i = 0; i < _properties.Count; i++)
                result.Properties.Add(new PSNoteProperty(_properties[i].Expression.ToString(), key.Values[i]));
        }

        if (result.Properties["SideIndicator"] is PSPropertyInfo known)
            known.Value = side;
        else
            result.Properties.Add(new PSNoteProperty("SideIndicator", side));
        WriteObject(result);
    }
}
