using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Objects;

/// <summary>Drops what equals its predecessor: the input is expected to be sorted.</summary>
[Cmdlet(VerbsCommon.Get, "Unique", DefaultParameterSetName = "AsString")]
public sealed class GetUniqueCommand : PSCmdlet
{
    private PSObject? _last;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(ParameterSetName = "AsString")]
    public SwitchParameter AsString { get; set; }

    [Parameter(ParameterSetName = "UniqueByType")]
    public SwitchParameter OnType { get; set; }

    [Parameter]
    public SwitchParameter CaseInsensitive { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;
        if (_last is null || !SameAsLast(_last, InputObject))
            WriteObject(InputObject);
        _last = InputObject;
    }

    private bool SameAsLast(PSObject last, PSObject input)
    {
        if (OnType)
            return last.TypeNames.FirstOrDefault() == input.TypeNames.FirstOrDefault();
        var comparer = new ObjectComparer(!CaseInsensitive);
        return AsString ? comparer.Equals(last.ToString(), input.ToString()) : comparer.Equals(last, input);
    }
}
