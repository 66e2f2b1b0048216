using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Data;

[Cmdlet(VerbsData.ConvertFrom, "Csv", DefaultParameterSetName = "Delimiter")]
[OutputType(typeof(PSObject))]
public sealed class ConvertFromCsvCommand : PSCmdlet
{
    private CsvRecordFactory? _records;
    private List<string>? _header;
    private string? _typeName;

    [Parameter(Position = 1, ParameterSetName = "Delimiter")]
    [ValidateNotNull]
    [ValidateNotNullOrEmpty]
    public char Delimiter { get; set; } = ',';

    [Parameter(ParameterSetName = "UseCulture", Mandatory = true)]
    public SwitchParameter UseCulture { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, Position = 0)]
    [ValidateNotNull]
    [AllowEmptyString]
    public PSObject[] InputObject { get; set; } = [];

    [Parameter]
    [ValidateNotNull]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    protected override void ProcessRecord()
    {
        char delimiter = UseCulture ? CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] : Delimiter;
        _records ??= new CsvRecordFactory(this, delimiter);
        foreach (PSObject input in InputObject)
        {
            using var text = new StringReader(input.ToString());
            var reader = new CsvRowReader(text, delimiter);
            ReadRows(reader);
        }
    }

    /// <summary>Each input is text of its own; the first one also gives the header.</summary>
    private void ReadRows(CsvRowReader reader)
    {
        try
        {
            if (_header is null)
            {
                if (Header is not null)
                    reader.UseHeader(Header);
                reader.ReadHeader();
                _header = reader.Header;
                _typeName ??= reader.TypeName;
            }
        }
        catch (ExtendedTypeSystemException error)
        {
            ThrowTerminatingError(new ErrorRecord(error, "AlreadyPresentPSMemberInfoInternalCollectionAdd", ErrorCategory.NotSpecified, null));
        }

        while (_header is not null && reader.ReadRow() is List<string> row)
        {
            if (row is not [""])
                WriteObject(_records!.Build(_typeName, _header, row));
        }
    }
}
