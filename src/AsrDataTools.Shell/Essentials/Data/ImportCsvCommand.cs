using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace AsrDataTools.Shell.Essentials.Data;

[Cmdlet(VerbsData.Import, "Csv", DefaultParameterSetName = "DelimiterPath")]
[OutputType(typeof(PSObject))]
public sealed class ImportCsvCommand : PSCmdlet
{
    [Parameter(Position = 1, ParameterSetName = "DelimiterPath")]
    [Parameter(Position = 1, ParameterSetName = "DelimiterLiteralPath")]
    [ValidateNotNull]
    public char Delimiter { get; set; } = ',';

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "DelimiterPath")]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "CulturePath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "DelimiterLiteralPath")]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "CultureLiteralPath")]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "CulturePath")]
    [Parameter(Mandatory = true, ParameterSetName = "CultureLiteralPath")]
    public SwitchParameter UseCulture { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    [Parameter]
    [EncodingName]
    [ValidateNotNullOrEmpty]
    public Encoding Encoding { get; set; } = EncodingNameAttribute.Default;

    protected override void ProcessRecord()
    {
        char delimiter = UseCulture ? CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] : Delimiter;
        var records = new CsvRecordFactory(this, delimiter);
        foreach (string path in LiteralPath)
            Import(records, SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
        foreach (string path in Path)
        {
            foreach (string file in Resolve(path))
                Import(records, file);
        }
    }

    private Collection<string> Resolve(string path)
    {
        try
        {
            return SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _);
        }
        catch (ItemNotFoundException error)
        {
            ThrowTerminatingError(new ErrorRecord(
                new FileNotFoundException($"Could not find file '{SessionState.Path.GetUnresolvedProviderPathFromPSPath(path)}'.", path, error),
                "FileOpenFailure",
                ErrorCategory.OpenError,
                path));
            return [];
        }
    }

    private void Import(CsvRecordFactory records, string file)
    {
        try
        {
            using var reader = new StreamReader(file, Encoding);
            records.Emit(reader, Header);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(new ErrorRecord(error, "FileOpenFailure", ErrorCategory.OpenError, file));
        }
        catch (ExtendedTypeSystemException error)
        {
            ThrowTerminatingError(new ErrorRecord(error, "AlreadyPresentPSMemberInfoInternalCollectionAdd", ErrorCategory.NotSpecified, file));
        }
    }
}
