using AsrDataTools.Annotation;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Readiness;

/// <summary>Whether the evaluation set looks like production, and how closely it bounds word errors there.</summary>
/// <param name="recognition">Scores the set before this part answers, so that sizes rest on measured errors.</param>
internal sealed class AlignmentPart(RecognitionPart recognition) : IEvaluationPart
{
    private AlignmentScope? _scope;

    public void Prepare(GateContext context)
    {
        EvaluationGateSettings settings = context.Plan.Evaluation;
        foreach (string path in settings.AnnotationPaths.Where(path => !File.Exists(path) && !Directory.Exists(path)))
            context.Fail(new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"There is no annotation at '{path}'.", path), path);
        AlignmentOptions options = Options(context);
        _scope = new(options, new(options), new(options)) { Training = new(options.Labels) };
    }

    public void Take(MeasuredUtterance utterance)
    {
        if (utterance.Side == CorpusSide.Training) _scope!.Training!.Add(utterance.Utterance);
        else (utterance.Side == CorpusSide.Production ? _scope!.Production : _scope!.Evaluation).Add(utterance.Utterance, utterance.Profiles);
    }

    public EvaluationAnswer Answer(GateContext context)
    {
        if (_scope!.Evaluation.Items.Count == 0 || _scope.Production.Items.Count == 0)
            return new(IsAnswered: false, [], ["likeness: production or the evaluation set has no utterance that could be measured"], ["mend what the errors say, then test again"]);
        context.Progress("Comparing evaluation with production", 0);
        Dictionary<string, (long Errors, long Words)> scores = new(StringComparer.Ordinal);
        foreach (UtteranceScore score in recognition.Scores) scores[score.Pair.Id] = (score.Words.Errors, score.Words.Words);
        AlignmentScope scope = _scope with { Overlap = Overlap(context), Scores = scores };
        IReadOnlyList<EvaluationAlignment> rows = context.Remember(
            "evaluation alignment", Inputs(scope), AnswerJson.Default.IReadOnlyListEvaluationAlignment, () => AlignmentComparison.Compare(scope, context.Cancellation));
        return Judge(new(rows) { Profiles = _scope.Evaluation.Profiles }, context.Plan.Evaluation);
    }

    /// <summary>Judges rows that have been made.</summary>
    internal static EvaluationAnswer Judge(AlignmentEvidence evidence, EvaluationGateSettings settings)
    {
        EvaluationAlignment[] rows = [.. evidence.Rows.Where(row => row.Kind != AlignmentKind.Overall)];
        return new(
            rows.All(row => !AlignmentComparison.IsEssential(row) || row.Verdict != Verdict.Unknown),
            [.. rows.Where(row => row.Weight > EvidenceWeight.Informative && (row.Kind != AlignmentKind.Power || row.Name == EvaluationAlignment.All || row.Verdict != Verdict.Pass)).Select(AlignmentFacts.Of)],
            [.. AlignmentReasons.For(evidence, settings)],
            [.. AlignmentRemedies.For(evidence)])
        { Alignment = evidence };
    }

    // Of the sides what was taken, not how; of terms whether there are any, since they were counted then; the number of threads changes nothing.
    private static object?[] Inputs(AlignmentScope scope) =>
    [
        scope.Options with { Terms = null, Comparison = scope.Options.Comparison with { ThrottleLimit = 0 } }, scope.Options.Terms?.Terms,
        scope.Production.Items, scope.Production.Profiles, scope.Evaluation.Items, scope.Evaluation.Profiles, scope.Training, scope.Overlap, scope.Scores,
    ];

    // What is wrong with traffic, labels and lists of terms their own gates say, where they are asked.
    private static AlignmentOptions Options(GateContext context)
    {
        EvaluationGateSettings settings = context.Plan.Evaluation;
        TokenOptions tokens = new() { SpokenNumbers = context.Plan.Vocabulary.SpokenNumbers };
        AlignmentOptions defaults = new();
        return defaults with
        {
            Labels = AccentOfUtterances.LabelsOf(context.Plan.Accent),
            Traffic = new TrafficSource(context.SilentIf(Gate.Accent)).Table,
            Tokens = tokens,
            Terms = Terms(context.SilentIf(Gate.Vocabulary), tokens),
            SliceBy = [.. settings.SliceBy.Append("Domain").Distinct(StringComparer.OrdinalIgnoreCase)],
            MarginPoints = settings.MarginPoints,
            ExpectedErrorRate = settings.ExpectedErrorRate,
            MinimumShare = settings.MinimumSliceShare,
            MarginWarnThreshold = settings.MarginWarnThreshold,
            MarginFailThreshold = settings.MarginFailThreshold,
            NoisySnrDb = settings.NoisySnrDb,
            RequiredSlices = settings.RequiredSlices,
            Comparison = context.Plan.Acoustics.Comparison with { DifferenceName = defaults.Comparison.DifferenceName, Seed = context.Plan.Seed, ThrottleLimit = context.ThrottleLimit },
        };
    }

    private static TermList? Terms(GateContext context, TokenOptions tokens)
    {
        VocabularyGateSettings settings = context.Plan.Vocabulary;
        if (settings.TermLists.Count == 0) return null;
        try
        {
            return TermList.Build(settings.TermLists.SelectMany(path => TermListReader.Read(path, exception => context.Fail(exception, path))), tokens, settings.Inflection, exception => context.Fail(exception, exception.Path ?? ""));
        }
        catch (SpeechDataException exception)
        {
            context.Fail(exception, exception.Path ?? settings.TermLists[0]);
            return null;
        }
    }

    private static OverlapIndex? Overlap(GateContext context)
    {
        if (context.Plan.Evaluation.AnnotationPaths.Count == 0) return null;
        OverlapIndex overlap = new();
        foreach (string path in context.Plan.Evaluation.AnnotationPaths)
        {
            foreach (AnnotationDocument document in Documents(path, context)) overlap.Add(document);
        }

        return overlap;
    }

    private static IEnumerable<AnnotationDocument> Documents(string path, GateContext context)
    {
        if (!File.Exists(path) && !Directory.Exists(path)) return [];
        List<AnnotationDocument> documents = [];
        try
        {
            foreach (string file in Directory.Exists(path) ? AnnotationFiles.Enumerate(path, AnnotationReadOptions.Default, _ => { }) : [path])
            {
                context.Cancellation.ThrowIfCancellationRequested();
                try
                {
                    documents.AddRange(AnnotationFormats.Read(file, null, exception => context.Fail(exception, exception.Path ?? file)));
                }
                catch (SpeechDataException exception)
                {
                    context.Fail(exception, exception.Path ?? file);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Fail(exception, path);
        }

        return documents;
    }
}
