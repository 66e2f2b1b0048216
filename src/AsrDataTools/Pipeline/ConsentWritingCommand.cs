using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Pipeline;

/// <summary>A cmdlet that adds records to a ledger: all of a run together, once the last input has come.</summary>
public abstract class ConsentWritingCommand : KeyedCommand
{
    private const int DefaultTimeoutSeconds = 30;

    private byte[]? _key;

    /// <summary>The ledger, taken as it stands; made with its first record.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Ledger { get; set; } = string.Empty;

    /// <summary>Pseudonyms, as the manifests have them.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LedgerCompleter))]
    [AllowEmptyString]
    public string[] Speaker { get; set; } = [];

    /// <summary>Names, of which pseudonyms are made by the key; no name stands in the ledger.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string[] SpeakerName { get; set; } = [];

    /// <summary>What for; parted by semicolons in a cell.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LedgerCompleter))]
    [AllowEmptyString]
    public string[] Purpose { get; set; } = [];

    /// <summary>Whose law applies.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Jurisdiction { get; set; }

    /// <summary>Which data it is about.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Scope { get; set; }

    /// <summary>The first day, UTC; the day of the record unless given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("From", "ValidFrom")]
    public object? EffectiveFrom { get; set; }

    /// <summary>Where the proof lies.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Evidence { get; set; }

    /// <summary>How long to wait for other writers.</summary>
    [Parameter]
    [ValidateRange(0.0, 86_400.0)]
    public double TimeoutSeconds { get; set; } = DefaultTimeoutSeconds;

    /// <summary>Absolute.</summary>
    private protected string LedgerPath { get; private set; } = string.Empty;

    private protected long Failed { get; set; }

    protected override void BeginProcessing()
    {
        LedgerPath = ResolveNewPath(Ledger);
        try
        {
            _key = ReadKey();
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    /// <summary>The speakers of one input, by their pseudonyms.</summary>
    /// <exception cref="SpeechDataException">There is none, or there is a name and no key (<c>KeyMissing</c>).</exception>
    private protected IReadOnlyList<string> Speakers()
    {
        string[] pseudonyms = [.. Speaker.Where(one => !string.IsNullOrWhiteSpace(one)).Select(one => one.Trim())];
        if (pseudonyms.Length > 0) return pseudonyms;
        string[] names = [.. SpeakerName.Where(one => !string.IsNullOrWhiteSpace(one))];
        if (names.Length == 0) throw new SpeechDataException("ConsentRecordInvalid", SpeechDataProblem.InvalidArgument, "The record names no speaker. Give -Speaker, or -SpeakerName with a key.");
        if (_key is null) throw new SpeechDataException("KeyMissing", SpeechDataProblem.InvalidArgument, "Of a name a pseudonym is made by a key, so that no name stands in the ledger: give -Key or -KeyPath.");
        return [.. names.Select(name => SpeakerPseudonym.Derive(name, _key))];
    }

    private protected ConsentEntry Entry(string speaker, ConsentAction action) => new()
    {
        Speaker = speaker,
        Action = action,
        Purpose = new TextList(Purpose.SelectMany(cell => cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray()),
        Jurisdiction = Cell(Jurisdiction),
        Scope = Cell(Scope),
        EffectiveFrom = UtcDay.Parse(EffectiveFrom, $"{nameof(EffectiveFrom)} of speaker '{speaker}'"),
        Evidence = Cell(Evidence),
    };

    private protected void Fail(SpeechDataException exception, object? target)
    {
        Failed++;
        WriteInputError(exception, target);
    }

    /// <summary>Adds the records; what a torn tail lost is said.</summary>
    private protected IReadOnlyList<ConsentRecord> Append(IReadOnlyList<ConsentEntry> entries)
    {
        try
        {
            LedgerAppend added = new ConsentLedger(LedgerPath) { Timeout = TimeSpan.FromSeconds(TimeoutSeconds) }.Append(entries, Cancellation);
            if (added.RecoveredBytes > 0) WriteWarning(FormattableString.Invariant($"An interrupted writer had left {added.RecoveredBytes:N0} bytes of an unfinished record at the end of '{LedgerPath}'; they were taken away. It had not been told that its record was written."));
            return added.Records;
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
            throw;
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private static string? Cell(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
