using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Data;

/// <summary>What Export-Csv and ConvertTo-Csv share.</summary>
public abstract class CsvWritingCommand : PSCmdlet
{
    private CsvRowWriter? _writer;

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public virtual PSObject? InputObject { get; set; }

    [Parameter(Position = 1)]
    [ValidateNotNull]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public SwitchParameter UseCulture { get; set; }

    [Parameter]
    [Alias("ITI")]
    public SwitchParameter IncludeTypeInformation { get; set; }

    /// <summary>The default; accepted so that older scripts run.</summary>
    [Parameter]
    [Alias("NTI")]
    public SwitchParameter NoTypeInformation { get; set; } = true;

    [Parameter]
    [Alias("QF")]
    public string[]? QuoteFields { get; set; }

    [Parameter]
    [Alias("UQ")]
    public CsvQuoting UseQuotes { get; set; } = CsvQuoting.Always;

    [Parameter]
    public SwitchParameter NoHeader { get; set; }

    private protected IReadOnlyList<string>? Columns { get; set; }

    private protected CsvRowWriter Writer => _writer ??= new CsvRowWriter(
        UseCulture ? CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] : Delimiter,
        UseQuotes,
        QuoteFields);

    /// <summary>Takes one line of CSV.</summary>
    private protected abstract void WriteLine(string line);

    protected override void BeginProcessing()
    {
        if (QuoteFields is not null && MyInvocation.BoundParameters.ContainsKey(nameof(UseQuotes)))
            Refuse("CannotSpecifyQuoteFieldsAndUseQuotes", "You must specify either the -UseQuotes or -QuoteFields parameters, but not both.");
        if (UseCulture && MyInvocation.BoundParameters.ContainsKey(nameof(Delimiter)))
            Refuse("CannotSpecifyDelimiterAndUseCulture", "You must specify either the -Delimiter or -UseCulture parameters, but not both.");
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;
        if (Columns is null)
        {
            Columns = Writer.ColumnsOf(InputObject);
            if (IncludeTypeInformation)
                WriteLine(CsvRowWriter.TypeLineOf(InputObject));
            if (!NoHeader)
                WriteLine(Writer.Header(Columns));
        }

        string row = Writer.Row(InputObject, Columns);
        if (row.Length > 0)
            WriteLine(row);
    }

    private void Refuse(string errorId, string message) =>
        ThrowTerminatingError(new ErrorRecord(new InvalidOperationException(message), errorId, ErrorCategory.InvalidData, null));
}
