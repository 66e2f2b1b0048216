using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Leakage;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Commands;

/// <summary>Finds every way in which an evaluation set is in training already, and what that does to the score.</summary>
[Cmdlet(VerbsCommon.Find, "EvalLeakage")]
[OutputType(typeof(LeakageFinding), typeof(LeakageShare))]
public sealed class FindEvalLeakageCommand : LeakageCommand
{
    private readonly List<LeakageItem> _training = [];
    private readonly List<LeakageItem> _evaluation = [];
    private CorpusIntake? _intake;
    private LeakageOptions? _options;
    private long _findings;

    /// <summary>Training: manifests, folders, recordings, utterances, or rows with the same property names.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public object[] Training { get; set; } = [];

    /// <summary>Evaluation: the same.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Evaluation { get; set; } = [];

    /// <summary>A recogniser's output on evaluation: a trn or JSON file, a manifest, a folder of text files.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Hypothesis { get; set; }

    /// <summary>Column of the recogniser's text: of the hypotheses' file, or of evaluation itself.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? HypothesisColumn { get; set; }

    /// <summary>Level of the interval of the inflation.</summary>
    [Parameter]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates.</summary>
    [Parameter]
    [ValidateRange(100, 1_000_000)]
    public int Replicates { get; set; } = 10_000;

    /// <summary>Same seed and data, same interval.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>Emits leaked shares by kind, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Emits each finding as soon as it is found, without the number of its chain.</summary>
    [Parameter]
    public SwitchParameter AsFound { get; set; }

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

        IntakeInto(_training, () => _training.Count).Add(Training);
        _intake = IntakeInto(_evaluation, () => _evaluation.Count);
    }

    protected override void ProcessRecord() => _intake!.Add(Evaluation);

    protected override void EndProcessing()
    {
        RequireBothSides();
        LeakageSearch? search = null;
        RunAside<LeakageFinding>(report =>
        {
            LeakageInput input = new(_training, _evaluation, _options!, isSelf: false, report, Cancellation);
            search = new LeakageSearch(input);
            return (input.Progress, () => AsFound || Summary
                ? search.Find().Select(match => LeakageSearch.ToFinding(match, null))
                : search.FindChains().Select(entry => LeakageSearch.ToFinding(entry.Match, entry.Chain)));
        }, Emit);
        try
        {
            LeakageReport report = LeakageReport.Of(search!, Scores(), Cancellation);
            if (ReportVariable is not null) SessionState.PSVariable.Set(ReportVariable, report);
            if (Summary) WriteObject(report.Shares, enumerateCollection: true);
            foreach (string note in report.Notes) WriteWarning($"{char.ToUpperInvariant(note[0])}{note[1..]}.");
            WriteSummary(Totals(report, search!));
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Emit(LeakageFinding finding)
    {
        _findings++;
        if (!Summary) WriteObject(finding);
    }

    private void RequireBothSides()
    {
        string? empty = _training.Count == 0 ? "training" : _evaluation.Count == 0 ? "evaluation" : null;
        if (empty is null) return;
        ThrowInputError(new SpeechDataException(
            "CorpusEmpty", SpeechDataProblem.InvalidData, $"There is nothing to search: {empty} has no utterance that could be read. Give a manifest, a folder of audio, or utterances."));
    }

    private LeakageScores? Scores()
    {
        if (Hypothesis is null && HypothesisColumn is null) return null;
        try
        {
            LeakageScores scores = LeakageScoring.Score(
                _evaluation, Hypothesis is null ? null : ResolveNewPath(Hypothesis), HypothesisColumn, new WordScoringOptions { Normalizer = _options!.Normalizer },
                new BootstrapSettings(ConfidenceLevel, Replicates, Seed), Report, Cancellation);
            if (scores.Missing > 0) WriteWarning(Counted.Text($"{scores.Missing:N0} utterances have no hypothesis; they are scored as deletions."));
            return scores;
        }
        catch (SpeechDataException exception)
        {
            Report(exception);
            return null;
        }
    }

    private string Totals(LeakageReport report, LeakageSearch search)
    {
        LeakageShare any = report.Shares[0];
        string kinds = string.Join(", ", report.Shares.Where(share => share.Items > 0 && search.Leaked.Keys.Any(kind => kind.ToString() == share.Kind)).Select(share => Counted.Text($"{share.Kind} {share.Items:N0}")));
        string bound = any.Unchecked > 0 ? Counted.Text($"; {any.Unchecked:N0} could not be judged in every way, so at most {any.ItemShareHigh:0.0%}") : "";
        SeenSentences? seen = report.Sentences.Count > 0 ? report.Sentences[^1] : null;
        string sentences = seen?.TypeShare is not null ? Counted.Text($"; training has {seen.TypeShare:0.0%} of the sentences and {seen.TokenShare:0.0%} of the utterances of evaluation, prompts among them") : "";
        string score = any.Inflation is null ? "" : Counted.Text(
            $"; WER {any.LeakedErrorRate:0.0%} on leaked, {any.CleanErrorRate:0.0%} on clean utterances: the score is {100 * any.Inflation:0.0} points too good{(any.InflationLow is null ? "" : $" ({100 * any.InflationLow:0.0} to {100 * any.InflationHigh:0.0})")}");
        return Counted.Text(
            $"Held {report.EvaluationItems:N0} utterances of evaluation against {report.TrainingItems:N0} of training: {_findings:N0} findings; leaked are {any.Items:N0} utterances ({any.ItemShare:0.0%}), {any.Seconds / 3600:0.00} h ({any.SecondShare ?? 0:0.0%}), {any.Speakers:N0} speakers ({any.SpeakerShare ?? 0:0.0%}), {any.Words:N0} words ({any.WordShare ?? 0:0.0%}){(kinds.Length > 0 ? $"; utterances by kind: {kinds}" : "")}{bound}{sentences}{score}; {FailedInputs:N0} inputs failed.");
    }
}
