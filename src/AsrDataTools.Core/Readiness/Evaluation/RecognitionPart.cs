using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Readiness;

/// <summary>How many words the recogniser gets wrong on the evaluation set, and where: by accent, channel and noise.</summary>
internal sealed class RecognitionPart : IEvaluationPart
{
    private readonly GroupEvidence _acoustics = new();
    private readonly AccentOfUtterances _accents = new();

    /// <summary>What was scored; empty before the answer, and where nothing could be.</summary>
    public IReadOnlyList<UtteranceScore> Scores { get; private set; } = [];

    public void Take(MeasuredUtterance utterance)
    {
        if (utterance.Side != CorpusSide.Evaluation) return;
        foreach (Acoustics.AcousticProfile profile in utterance.Profiles) _acoustics.Profiles.Add(profile);
        _accents.Take(utterance.Utterance);
    }

    public EvaluationAnswer Answer(GateContext context)
    {
        EvaluationGateSettings settings = context.Plan.Evaluation;
        if (settings.HypothesisPath is { } path && !File.Exists(path) && !Directory.Exists(path)) return Open("word errors: the hypotheses that are named are not there", "mend the path of -Hypothesis, then test again");
        context.Progress("Scoring the evaluation set", 0);
        List<UtteranceScore> scores;
        try
        {
            scores = Score(context);
        }
        catch (SpeechDataException exception) when (exception.ErrorId == "HypothesisColumnUnknown")
        {
            return Open("word errors: no hypotheses are given", "give what the recogniser made of the evaluation set with -Hypothesis");
        }
        catch (SpeechDataException exception)
        {
            // What is wrong with the set itself was reported when it went by.
            bool isSet = settings.Paths.Contains(exception.Path);
            if (!isSet) context.Fail(exception, exception.Path ?? settings.Paths[0]);
            return Open(isSet ? "word errors: the evaluation set cannot be read" : "word errors: the hypotheses cannot be used", "mend what the error says, then test again");
        }

        if (scores.Count == 0) return Open("word errors: no utterance of the evaluation set could be scored", "give hypotheses whose Ids, or names of audio files, are those of the evaluation set");
        Scores = scores;
        return Judge(Sum(scores, settings, context), settings);
    }

    /// <summary>Judges word errors that have been counted.</summary>
    internal static EvaluationAnswer Judge(RecognitionEvidence evidence, EvaluationGateSettings settings)
    {
        IReadOnlyList<GateEvidence> facts = RecognitionFacts.Of(evidence, settings);
        return new(
            IsAnswered: facts[0].Verdict != Verdict.Unknown, facts, [.. RecognitionReasons.For(evidence, settings)], [.. RecognitionRemedies.For(evidence, settings)])
        { Recognition = evidence };
    }

    private List<UtteranceScore> Score(GateContext context)
    {
        EvaluationGateSettings settings = context.Plan.Evaluation;
        WordScorer scorer = new(settings.Scoring, context.Cancellation);
        List<UtteranceScore> scores = [];
        foreach (TranscriptPair pair in TranscriptPairs.ReadCorpus(settings.Paths, settings.HypothesisPath, settings.ReferenceColumn, settings.HypothesisColumn, Report))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            try
            {
                scores.Add(scorer.Score(_acoustics.Complete(_accents.Complete(pair, context.Plan.Accent))));
            }
            catch (SpeechDataException exception)
            {
                context.Fail(exception, settings.HypothesisPath ?? settings.Paths[0]);
            }
        }

        return scores;

        // The rows of the manifests have been reported on when they went by.
        void Report(SpeechDataException exception)
        {
            if (exception.ErrorId == "TextColumnUnknown" || exception.Path == settings.HypothesisPath) context.Fail(exception, exception.Path ?? settings.Paths[0]);
        }
    }

    private static RecognitionEvidence Sum(List<UtteranceScore> scores, EvaluationGateSettings settings, GateContext context)
    {
        WordErrorOptions options = new() { ConfidenceLevel = settings.ConfidenceLevel, Replicates = settings.Replicates, Seed = context.Plan.Seed };
        WordConfusionTable confusions = new();
        foreach (UtteranceScore score in scores) confusions.Add(score);
        Dictionary<UtteranceScore, List<string>> slicesOf = scores.ToDictionary(score => score, _ => new List<string>());
        List<WordErrorResult> slices = [];
        List<string> without = [];
        foreach (string property in settings.SliceBy)
        {
            if (!scores.Exists(score => score.Pair.Property(property) is not null))
            {
                without.Add(property);
                continue;
            }

            foreach ((string label, IReadOnlyList<UtteranceScore> items) in UtteranceGroups.Of(scores, score => score.Pair, [property], binWidth: null))
            {
                slices.Add(Row(items, label));
                foreach (UtteranceScore score in items) slicesOf[score].Add(label);
            }
        }

        return new(Row(scores, WordErrorResult.All), slices, [.. Worst(scores).Select(score => RecognisedUtterance.Of(score, slicesOf[score]))], [.. confusions.Rows().Take(RecognitionEvidence.MostConfusions)])
        {
            WithoutSlices = without,
            EmptyReferences = scores.Count(score => score.Words.Words == 0),
        };

        WordErrorResult Row(IEnumerable<UtteranceScore> items, string label)
        {
            WordErrorTally tally = new();
            foreach (UtteranceScore score in items) tally.Add(score.Counts);
            return tally.Result(label, options, settings.Scoring, context.Cancellation);
        }
    }

    // A third of the places for what is flagged, since a recogniser that invents text is worse than its rate tells.
    private static IEnumerable<UtteranceScore> Worst(List<UtteranceScore> scores)
    {
        UtteranceScore[] ranked = [.. scores.Where(score => score.Words.Errors > 0).OrderByDescending(score => score.Words.Errors).ThenByDescending(score => score.Words.ErrorRate).ThenBy(score => score.Pair.Id, StringComparer.Ordinal)];
        UtteranceScore[] flagged = [.. ranked.Where(score => score.IsHallucinated || score.IsRepetitive).Take(RecognitionEvidence.MostUtterances / 3)];
        return ranked.Except(flagged).Take(RecognitionEvidence.MostUtterances - flagged.Length).Concat(flagged);
    }

    private static EvaluationAnswer Open(string reason, string remedy) => new(IsAnswered: false, [], [reason], [remedy]);
}
