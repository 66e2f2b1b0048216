using System.Management.Automation;
using AsrDataTools.Leakage;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Finds speech that a delivery holds twice, or that was bought before: how many hours of it are new?</summary>
[Cmdlet(VerbsCommon.Find, "DuplicateSpeech")]
[OutputType(typeof(SpeechDuplicate), typeof(DuplicateReport))]
public sealed class FindDuplicateSpeechCommand : LeakageCommand
{
    private static readonly LeakageKind[] OfSpeech = [.. LeakageKinds.All.Where(kind => kind.IsSameSpeech())];

    private readonly List<LeakageItem> _existing = [];
    private readonly List<LeakageItem> _delivery = [];
    private CorpusIntake? _intake;
    private LeakageOptions? _options;
    private long _findings;

    /// <summary>The delivery: manifests, folders, recordings, utterances, or rows with the same property names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Delivery { get; set; } = [];

    /// <summary>What was bought before: the same.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public object[] Existing { get; set; } = [];

    /// <summary>Emits the hours, all and unique, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Emits each copy as soon as it is found, without the number of its chain.</summary>
    [Parameter]
    public SwitchParameter AsFound { get; set; }

    private protected override IReadOnlyList<LeakageKind> DefaultKinds => OfSpeech;

    protected override void BeginProcessing()
    {
        WarnOfKinds();
        try
        {
            _options = SearchOptions;
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        if (Existing.Length > 0) IntakeInto(_existing, () => _existing.Count).Add(Existing);
        _intake = IntakeInto(_delivery, () => _existing.Count + _delivery.Count);
    }

    protected override void ProcessRecord() => _intake!.Add(Delivery);

    protected override void EndProcessing()
    {
        if (_delivery.Count == 0)
        {
            ThrowInputError(new SpeechDataException(
                "CorpusEmpty", SpeechDataProblem.InvalidData, "There is nothing to search: the delivery has no utterance that could be read. Give a manifest, a folder of audio, or utterances."));
        }

        DuplicateSearch? search = null;
        RunAside<SpeechDuplicate>(report =>
        {
            search = new DuplicateSearch(_existing, _delivery, _options!, report, Cancellation);
            return (search.Input.Progress, () => AsFound || Summary ? search.Find() : search.FindChains());
        }, Emit);
        DuplicateReport report = search!.Report();
        if (ReportVariable is not null) SessionState.PSVariable.Set(ReportVariable, report);
        if (Summary) WriteObject(report);
        foreach (string note in report.Notes) WriteWarning($"{char.ToUpperInvariant(note[0])}{note[1..]}.");
        WriteSummary(Totals(report, search));
    }

    private void Emit(SpeechDuplicate duplicate)
    {
        _findings++;
        if (!Summary) WriteObject(duplicate);
    }

    private string Totals(DuplicateReport report, DuplicateSearch search)
    {
        string kinds = string.Join(", ", search.Matches.OrderBy(entry => entry.Key).Select(entry => Counted.Text($"{entry.Key} {entry.Value:N0}")));
        string open = report.Unchecked > 0 ? Counted.Text($"; {report.Unchecked:N0} utterances could not be judged and count as unique") : "";
        string unmeasured = report.Unmeasured > 0 ? Counted.Text($"; {report.Unmeasured:N0} have no known length and are in no sum") : "";
        return Counted.Text(
            $"Searched {report.Items:N0} utterances of the delivery{(_existing.Count > 0 ? $" and {_existing.Count:N0} bought before" : "")}: {_findings:N0} findings{(kinds.Length > 0 ? $" ({kinds})" : "")}; {report.DuplicateItems:N0} utterances hold speech that is there already; {report.UniqueHours:0.000} of {report.Hours:0.000} h are unique, {report.RepeatedHours:0.000} h are repeated within the delivery, {report.BoughtBeforeHours:0.000} h were bought before{open}{unmeasured}; {FailedInputs:N0} inputs failed.");
    }
}
