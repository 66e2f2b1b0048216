using System.Management.Automation;
using System.Text;

namespace AsrDataTools.Shell.Essentials.Data;

[Cmdlet(VerbsData.Export, "Csv", SupportsShouldProcess = true)]
public sealed class ExportCsvCommand : CsvWritingCommand, IDisposable
{
    private TextFileTarget? _target;
    private StreamWriter? _file;
    private bool _isOpen;

    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath", "LP")]
    public string? LiteralPath { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    [Parameter]
    [EncodingName]
    [ValidateNotNullOrEmpty]
    public Encoding Encoding { get; set; } = EncodingNameAttribute.Default;

    [Parameter]
    public SwitchParameter Append { get; set; }

    protected override void BeginProcessing()
    {
        if (Path is null == LiteralPath is null)
        {
            ThrowTerminatingError(new ErrorRecord(
                new InvalidOperationException("You must specify either the -Path or -LiteralPath parameters, but not both."),
                "CannotSpecifyPathAndLiteralPath",
                ErrorCategory.InvalidData,
                null));
        }

        base.BeginProcessing();
        string path = (Path ?? LiteralPath)!;
        if (!ShouldProcess(path, "Export-Csv"))
            return;
        if (Append)
            Columns = ReadColumns(path);
        _target = TextFileTarget.Open(this, path, LiteralPath is not null, Append, Force, NoClobber);
        _file = _target.NewWriter(Encoding);
        _isOpen = true;
    }

    protected override void ProcessRecord()
    {
        if (!_isOpen || InputObject is null)
            return;
        if (Append && Columns is not null && !Force)
            CheckColumns(InputObject, Columns);
        base.ProcessRecord();
    }

    protected override void EndProcessing() => Dispose();

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
        _target?.Dispose();
        _target = null;
    }

    private protected override void WriteLine(string line) => _file!.WriteLine(line);

    /// <summary>The columns of the file that is appended to, null where it has none yet.</summary>
    private IReadOnlyList<string>? ReadColumns(string path)
    {
        string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        if (!File.Exists(full) || new FileInfo(full).Length == 0)
            return null;
        using var reader = new StreamReader(full, Encoding);
        char delimiter = UseCulture ? System.Globalization.CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] : Delimiter;
        var csv = new CsvRowReader(reader, delimiter);
        csv.ReadHeader();
        return csv.Header;
    }

    private void CheckColumns(PSObject input, IReadOnlyList<string> columns)
    {
        IReadOnlyList<string> given = Writer.ColumnsOf(input);
        string? missing = columns.FirstOrDefault(column => !given.Contains(column, StringComparer.OrdinalIgnoreCase));
        if (missing is null)
            return;
        ThrowTerminatingError(new ErrorRecord(
            new InvalidOperationException($"Cannot append CSV content to the following file: {Path ?? LiteralPath}. The appended object does not have "
                + $"a property that corresponds to the following column: {missing}. To continue with mismatched properties, add the -Force parameter, and then retry the command."),
            "CannotAppendCsvWithMismatchedPropertyNames",
            ErrorCategory.InvalidData,
            missing));
    }
}
