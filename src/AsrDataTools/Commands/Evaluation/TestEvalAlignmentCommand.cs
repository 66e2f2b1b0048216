using System.Collections;
using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Coverage;
using AsrDataTools.Leakage;
using AsrDataTools.Pipeline;
using AsrDataTools.Readiness;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Commands;

/// <summary>Tells whether an evaluation set looks like production, how closely it bounds word errors there, and what it lacks.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EvalAlignment")]
[OutputType(typeof(EvaluationAlignment), typeof(bool))]
public sealed class TestEvalAlignmentCommand : SpeechCommand
{
    private const string Activity = "Comparing evaluation with production";

    private readonly List<LeakageItem> _texts = [];
    private AlignmentOptions _options = new();
    private AlignmentScope? _scope;
    private AlignmentTraining? _training;
    private RunProgress? _progress;
    private AlignmentIntake? _production;
    private AlignmentIntake? _evaluation;
    private long _failed;

    /// <summary>The evaluation set: manifests, folders, recordings, utterances, rows, or profiles that were measured before.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Evaluation { get; set; } = [];

    /// <summary>Production, as <see cref="Evaluation"/>.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public object[] Production { get; set; } = [];

    /// <summary>Traffic by accent: a table of accents and amounts, rows of such, a hashtable, or a manifest; the production corpus unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Traffic { get; set; } = [];

    /// <summary>Training, for whom and which accents it has: manifests, folders, utterances or rows. Nothing of it is decoded.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Training { get; set; } = [];

    /// <summary>Who speaks when, in recordings of either side: files, folders or documents.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Annotation { get; set; } = [];

    /// <summary>Profiles of either side that were measured before: these recordings are not decoded again.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Profile { get; set; } = [];

    /// <summary>Lists of domain terms; wildcards allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] TermList { get; set; } = [];

    /// <summary>A recogniser's output on the set: a trn or JSON file, a manifest, a folder of text files.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Hypothesis { get; set; }

    /// <summary>Column of the recogniser's text: of the hypotheses' file, or of the set itself.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? HypothesisColumn { get; set; }

    /// <summary>None, Basic, English, or the path of a file of rules (GLM).</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NormalizerCompleter))]
    [ValidateNotNullOrEmpty]
    public string Normalizer { get; set; } = "Basic";

    /// <summary>Raw label → accent, as a hashtable or a CSV file; wins over the labels that are known.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AccentMap { get; set; }

    /// <summary>Language of labels that do not name one, where the row does not either.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Language { get; set; } = "en";

    /// <summary>Which column of manifests stands for which field.</summary>
    [Parameter]
    public Hashtable? ColumnMap { get; set; }

    /// <summary>Which column of the traffic table stands for what.</summary>
    [Parameter]
    public Hashtable? TrafficColumnMap { get; set; }

    /// <summary>Minutes of speech of a call: a number, or a hashtable by accent.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? MinutesPerCall { get; set; }

    /// <summary>Properties, columns and measures whose values part production into slices.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupingCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] SliceBy { get; set; } = [.. AlignmentOptions.DefaultSliceBy];

    /// <summary>What the set must have some of; all that can be told and production has, unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public RequiredSlice[] RequiredSlice { get; set; } = [];

    /// <summary>Points of word error rate to which each slice is to be bounded.</summary>
    [Parameter]
    [ValidateRange(0.01, 100.0)]
    public double MarginPoints { get; set; } = 1;

    /// <summary>Errors per word that sizes rest on where nothing is scored.</summary>
    [Parameter]
    [ValidateRange(0.001, 2.0)]
    public double ExpectedErrorRate { get; set; } = ErrorSpread.AssumedRate;

    /// <summary>Share of production's speech from which a slice matters.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double MinimumShare { get; set; } = 0.05;

    /// <summary>Signal-to-noise ratio below which speech is noisy, dB.</summary>
    [Parameter]
    [ValidateRange(-20.0, 60.0)]
    public double NoisySnrDb { get; set; } = 15;

    /// <summary>Total variation below which a margin passes.</summary>
    [Parameter]
    [ValidateRange(0.01, 1.0)]
    public double WarnThreshold { get; set; } = 0.1;

    /// <summary>Total variation from which it fails.</summary>
    [Parameter]
    [ValidateRange(0.01, 1.0)]
    public double FailThreshold { get; set; } = 0.25;

    /// <summary>Level of the intervals, and of what sizes promise.</summary>
    [Parameter]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates, and as many permutations.</summary>
    [Parameter]
    [ValidateRange(100, 100_000)]
    public int Replicates { get; set; } = 1000;

    /// <summary>Same seed and data, same result.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>Emits True when the set passes in all, else False, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Most recordings measured at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    protected override void BeginProcessing()
    {
        ManifestOptions manifests = new() { ColumnMap = ManifestParameters.ToColumnMap(ColumnMap), Notice = WarnOnce };
        try
        {
            _options = ReadOptions(manifests);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }

        GroupEvidence? evidence = new GroupEvidenceIntake(this, SessionState.Path, Fail, ThrottleLimit, Cancellation).Read(Profile, Annotation);
        AlignmentSide production = new(_options), evaluation = new(_options);
        _scope = new(_options, production, evaluation) { Overlap = Annotation.Length > 0 ? evidence!.Overlap : null };
        if (Training.Length > 0)
        {
            _training = new(_options.Labels);
            new CorpusIntake(SessionState.Path, manifests, _training.Add, Report, Cancellation).Add(Training);
        }

        _progress = new RunProgress(this, "Measuring recordings", "utterances");
        ScoredProfiles known = evidence?.Profiles ?? new();
        _production = new(known, manifests, ThrottleLimit, SessionState.Path, production.Add, Fail, _progress, Cancellation);
        _evaluation = new(known, manifests, ThrottleLimit, SessionState.Path, (utterance, profiles) =>
        {
            evaluation.Add(utterance, profiles);
            if (IsScored) _texts.Add(new(utterance, _texts.Count));
        }, Fail, _progress, Cancellation);
        _production.Add(Production);
    }

    protected override void ProcessRecord() => _evaluation!.Add(Evaluation);

    protected override void EndProcessing()
    {
        try
        {
            _progress!.AllTaken = true;
            _production!.Finish();
            _evaluation!.Finish();
            _progress.Complete();
            IReadOnlyList<EvaluationAlignment> rows = Compare(_scope! with { Training = _training, Scores = IsScored ? Scores() : new Dictionary<string, (long, long)>() });
            EvaluationAlignment overall = rows[^1];
            if (Quiet) WriteObject(overall.Verdict == Verdict.Pass && _failed == 0);
            else WriteObject(rows, enumerateCollection: true);
            WriteSummary(Summary(rows));
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

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _production?.Dispose();
        _evaluation?.Dispose();
    }

    private bool IsScored => Hypothesis is not null || HypothesisColumn is not null;

    private AlignmentOptions ReadOptions(ManifestOptions manifests)
    {
        AccentLabels labels = new(AccentParameters.ToMap(AccentMap, SessionState.Path), Language);
        TokenOptions tokens = new();
        return new()
        {
            Labels = labels,
            Tokens = tokens,
            Traffic = Traffic.Length == 0 ? null : new TrafficIntake(
                new() { Labels = labels, ColumnMap = ManifestParameters.ToColumnMap(TrafficColumnMap), MinutesPerCall = AccentParameters.ToMinutes(MinutesPerCall, labels) },
                [], manifests, utterance => utterance.DurationSeconds, SessionState.Path, Report).Read(Traffic),
            Terms = TermList.Length == 0 ? null : AsrDataTools.Vocabulary.TermList.Build(TermList.SelectMany(Terms), tokens, TermInflection.None, Report),
            SliceBy = SliceBy,
            RequiredSlices = RequiredSlice.Length == 0 ? null : RequiredSlice,
            MarginPoints = MarginPoints,
            ExpectedErrorRate = ExpectedErrorRate,
            MinimumShare = MinimumShare,
            NoisySnrDb = NoisySnrDb,
            MarginWarnThreshold = WarnThreshold,
            MarginFailThreshold = FailThreshold,
            Comparison = new AlignmentOptions().Comparison with { ConfidenceLevel = ConfidenceLevel, Replicates = Replicates, Seed = Seed, ThrottleLimit = ThrottleLimit },
        };
    }

    private IEnumerable<DomainTerm> Terms(string path)
    {
        IReadOnlyCollection<string> paths = InputPath.Resolve(SessionState.Path, path);
        if (paths.Count == 0) throw InputPath.NotFound(path);
        return paths.SelectMany(one => TermListReader.Read(one, Report));
    }

    private Dictionary<string, (long Errors, long Words)> Scores()
    {
        WordScoringOptions scoring = NamedNormalizer.Apply(new(), Normalizer, caseSensitive: false, ResolveNewPath);
        LeakageScores scores = LeakageScoring.Score(_texts, Hypothesis is null ? null : ResolveNewPath(Hypothesis), HypothesisColumn, scoring, new BootstrapSettings(), Report, Cancellation);
        if (scores.Missing > 0) WriteWarning(Counted.Text($"{scores.Missing:N0} utterances have no hypothesis; they are scored as deletions."));
        return scores.Counts.ToDictionary(entry => entry.Key.Utterance.Id, entry => entry.Value);
    }

    private IReadOnlyList<EvaluationAlignment> Compare(AlignmentScope scope)
    {
        ShareProgress share = new();
        List<EvaluationAlignment> rows = [];
        bool shown = false;
        using AsideRun<EvaluationAlignment> run = new(rows.Add, Report, () =>
        {
            if (share.Value is not (> 0 and < 1)) return;
            shown = true;
            WriteProgress(new ProgressRecord(0, Activity, Counted.Text($"{scope.Production.Items.Count:N0} utterances of production, {scope.Evaluation.Items.Count:N0} of evaluation")) { PercentComplete = (int)(100 * share.Value) });
        }, Cancellation);
        run.Run(() => AlignmentComparison.Compare(scope, Cancellation, share));
        if (shown) WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        return rows;
    }

    private void Report(SpeechDataException exception) => Fail(exception, exception.Path);

    private void Fail(Exception exception, object? target)
    {
        _failed++;
        WriteInputError(exception, target);
    }

    private string Summary(IReadOnlyList<EvaluationAlignment> rows)
    {
        string verdicts = string.Join("; ", rows.Where(row => row.Kind != AlignmentKind.Overall).GroupBy(row => row.Kind).Select(kind =>
            $"{kind.Key}: {string.Join(", ", kind.GroupBy(row => row.Verdict).OrderByDescending(group => group.Key).Select(group => Counted.Text($"{group.Count()} {group.Key}")))}"));
        return Counted.Text(
            $"Held {_scope!.Evaluation.Items.Count:N0} utterances of evaluation against {_scope.Production.Items.Count:N0} of production: {rows[^1].Verdict} ({verdicts}); {_failed:N0} inputs failed.");
    }
}
