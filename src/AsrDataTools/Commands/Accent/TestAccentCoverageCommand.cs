using System.Collections;
using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Coverage;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Tells whether each accent is present in training in proportion to production traffic.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AccentCoverage")]
[OutputType(typeof(AccentCoverage), typeof(AccentLabelFate), typeof(bool))]
public sealed class TestAccentCoverageCommand : SpeechCommand
{
    private const int MostLabelsShown = 5;

    private RowProgress? _progress;
    private UtteranceIntake? _rows;
    private UtteranceWeight? _weight;
    private UtteranceSeconds? _seconds;
    private AccentComparison? _comparison;
    private ManifestOptions _manifests = ManifestOptions.Default;
    private long _failed;

    /// <summary>Training: manifests, folders, utterances, or rows with the same property names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Manifest { get; set; } = [];

    /// <summary>Production: a table of accents and amounts, rows of such, a hashtable of accent and amount, or a production manifest.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public object[] Traffic { get; set; } = [];

    /// <summary>Raw label → accent, as a hashtable or a CSV file; wins over the labels that are known.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AccentMap { get; set; }

    /// <summary>Language of labels that do not name one, where the row does not either.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Language { get; set; } = "en";

    /// <summary>Which column of the manifest stands for which field.</summary>
    [Parameter]
    public Hashtable? ColumnMap { get; set; }

    /// <summary>Which column of the traffic table stands for what: <c>@{ Accent = 'caller'; Calls = 'howmany' }</c>.</summary>
    [Parameter]
    public Hashtable? TrafficColumnMap { get; set; }

    /// <summary>Minutes of speech of a call: a number, or a hashtable by accent.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? MinutesPerCall { get; set; }

    /// <summary>Properties or columns to cross the accents with.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CoverageDimensionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] By { get; set; } = [];

    /// <summary>Coverage ratio that each accent must reach.</summary>
    [Parameter]
    [ValidateRange(0.01, 0.99)]
    public double MinimumRatio { get; set; } = 0.8;

    /// <summary>Speakers below which the answer is Unknown.</summary>
    [Parameter]
    [ValidateRange(2, 100_000)]
    public int MinimumSpeakers { get; set; } = 10;

    /// <summary>Weights of training: the name of a property or column, or a hashtable by Id or absolute path.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Weight { get; set; }

    /// <summary>Acoustic profiles of training, whose speech seconds then count instead of durations.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Profile { get; set; } = [];

    /// <summary>Takes durations that the manifest does not give from the headers of the recordings.</summary>
    [Parameter]
    public SwitchParameter MeasureDuration { get; set; }

    /// <summary>Word errors by accent: tables, or rows of a scorer, with words, errors and accent, best also speaker, channel and SNR.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] WordError { get; set; } = [];

    /// <summary>The accent that error rates are compared with; that with most traffic unless given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AccentCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ReferenceAccent { get; set; }

    /// <summary>Level of the intervals.</summary>
    [Parameter]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates.</summary>
    [Parameter]
    [ValidateRange(100, 100_000)]
    public int Replicates { get; set; } = 2000;

    /// <summary>Same seed and data, same result.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>Emits what became of each label instead.</summary>
    [Parameter]
    public SwitchParameter PassLabels { get; set; }

    /// <summary>Emits True when every accent of traffic has at least its share, else False, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Most threads; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    protected override void BeginProcessing()
    {
        _progress = new RowProgress(this, "Reading training");
        _rows = new UtteranceIntake(SessionState.Path.CurrentFileSystemLocation.ProviderPath);
        _weight = new UtteranceWeight(Weight);
        _seconds = new UtteranceSeconds(MeasureDuration, Report);
        _manifests = new ManifestOptions { ColumnMap = ManifestParameters.ToColumnMap(ColumnMap), Notice = WarnOnce };
        try
        {
            AccentLabels labels = new(AccentParameters.ToMap(AccentMap, SessionState.Path), Language);
            TrafficTable traffic = ReadTraffic(labels);
            if (Profile.Length > 0) UseProfiles();
            _comparison = new AccentComparison(traffic, labels, new AccentComparisonOptions
            {
                MinimumRatio = MinimumRatio,
                MinimumSpeakers = MinimumSpeakers,
                ConfidenceLevel = ConfidenceLevel,
                Replicates = Replicates,
                Seed = Seed,
                By = By,
                Seconds = _seconds.Of,
                Weight = _weight.Of,
                ThrottleLimit = ThrottleLimit,
            });
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    protected override void ProcessRecord()
    {
        foreach (object item in Manifest) Take(item);
    }

    protected override void EndProcessing()
    {
        _progress!.Complete();
        try
        {
            AccentComparisonResult result = _comparison!.Complete(Cancellation);
            if (WordError.Length > 0) result = result with { Rows = JoinErrors(result.Rows) };
            if (Quiet) WriteObject(result.Overall.Verdict == CoverageVerdict.Proportional && _failed == 0);
            else WriteObject(PassLabels ? result.Labels : result.Rows, enumerateCollection: true);
            foreach (string remark in result.Overall.Remarks) WriteVerbose(remark);
            WarnOfLabels(result);
            WriteSummary(Summary(result));
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private IReadOnlyList<AccentCoverage> JoinErrors(IReadOnlyList<AccentCoverage> rows)
    {
        WordErrorIntake intake = new(_comparison!.StratumOf, SessionState.Path, Report);
        intake.Add(WordError);
        WordErrorOptions options = new()
        {
            ReferenceAccent = ReferenceAccent is null ? null : _comparison.StratumOf(ReferenceAccent) ?? ReferenceAccent,
            MinimumSpeakers = MinimumSpeakers,
            ConfidenceLevel = ConfidenceLevel,
        };
        return WordErrorCoverage.Join(rows, intake.Sums, options, Cancellation);
    }

    private TrafficTable ReadTraffic(AccentLabels labels)
    {
        TrafficOptions options = new()
        {
            Labels = labels,
            ColumnMap = ManifestParameters.ToColumnMap(TrafficColumnMap),
            MinutesPerCall = AccentParameters.ToMinutes(MinutesPerCall, labels),
        };
        return new TrafficIntake(options, By, _manifests, _seconds!.Of, SessionState.Path, Report).Read(Traffic);
    }

    private void UseProfiles()
    {
        RunProgress progress = new(this, "Measuring recordings", "profiles");
        using ProfileIntake intake = new(null, ThrottleLimit, SessionState.Path, WriteInputError, progress, Cancellation);
        intake.Add(Profile);
        progress.AllTaken = true;
        intake.Finish();
        progress.Complete();
        _failed += progress.Failed;
        _seconds!.Use(intake.Profiles);
    }

    private void Take(object item)
    {
        object plain = item is PSObject wrapped ? wrapped.BaseObject : item;
        try
        {
            switch (plain)
            {
                case string path:
                    IReadOnlyCollection<string> resolved = InputPath.Resolve(SessionState.Path, path);
                    if (resolved.Count == 0) throw InputPath.NotFound(path);
                    foreach (string one in resolved) TakeManifest(one);
                    break;
                case FileSystemInfo file:
                    TakeManifest(file.FullName);
                    break;
                case IEnumerable items and not IDictionary:
                    foreach (object? inner in items)
                    {
                        if (inner is not null) Take(inner);
                    }

                    break;
                default:
                    Add(_rows!.Read(PSObject.AsPSObject(item)));
                    break;
            }
        }
        catch (SpeechDataException exception)
        {
            Report(exception);
        }
    }

    private void TakeManifest(string path)
    {
        foreach (SpeechUtterance utterance in SpeechManifest.Read(path, _manifests, Report))
        {
            if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
            try
            {
                Add(utterance);
            }
            catch (SpeechDataException exception)
            {
                Report(exception);
            }
        }
    }

    private void Add(SpeechUtterance utterance)
    {
        _comparison!.Add(utterance);
        _progress!.Add();
    }

    private void Report(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }

    private void WarnOfLabels(AccentComparisonResult result)
    {
        AccentLabelFate[] open = [.. result.Labels.Where(label => label.Source == "Training" && label.CountsFor is null && label.Raw is not null && label.Status != AccentLabelStatus.Unlabelled)];
        if (open.Length == 0) return;
        string shown = string.Join(", ", open.Take(MostLabelsShown).Select(label => $"'{label.Raw}'"));
        WriteWarning(Counted.Text(
            $"{open.Sum(label => label.Rows):N0} utterances have {open.Length:N0} labels of no one accent of traffic ({shown}{(open.Length > MostLabelsShown ? " …" : "")}). See them with -PassLabels, give their meaning with -AccentMap."));
    }

    private string Summary(AccentComparisonResult result)
    {
        AccentCoverage[] accents = [.. result.Rows.Where(row => row.Within is null && row.Accent != AccentCoverage.Overall && row.TrafficShare > 0)];
        string verdicts = string.Join(", ", accents.GroupBy(row => row.Verdict).OrderBy(group => group.Key).Select(group => Counted.Text($"{group.Count():N0} {group.Key}")));
        return Counted.Text(
            $"Held {_comparison!.Rows:N0} utterances ({(result.Overall.Hours + result.Overall.UnlabelledHours) ?? 0:N2} h{(result.Overall.UnlabelledHours > 0 ? $", {result.Overall.UnlabelledHours:N2} h of them without a usable label" : "")}) against {accents.Length:N0} accents of traffic: {verdicts}; {_comparison.Unmeasured:N0} had no duration, {_failed:N0} inputs failed.");
    }
}
