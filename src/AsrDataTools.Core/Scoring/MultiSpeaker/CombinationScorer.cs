using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>Scores by the best combination of one side's utterances with the other side's speakers: ORC-WER and DI-cpWER.</summary>
internal sealed class CombinationScorer(
    MultiSpeakerOptions options, StreamAligner aligner, Func<SpokenUtterance, PreparedSide, TimedWords> words, CancellationToken cancellation)
{
    /// <summary>The reference's utterances go to the hypothesis's speakers.</summary>
    public MultiSpeakerScore ScoreUtterances(PreparedRecording recording, MultiSpeakerScore score)
    {
        PreparedSide reference = recording.Reference;
        PreparedSide hypothesis = recording.Hypothesis;
        Combined combined = Combine(reference, hypothesis, score);
        WordCounts counts = default;
        int[] correct = new int[combined.Utterances.Length];
        for (int k = 0; k < combined.Streams.Length; k++)
        {
            int[] of = [.. Enumerable.Range(0, correct.Length).Where(u => combined.StreamOf[u] == k)];
            counts += aligner.Align(TimedWords.Join([.. of.Select(u => combined.Words[u])]), combined.Streams[k]);
            CountCorrect(of, combined.Words, correct);
        }

        if (combined.Streams.Length == 0) counts = new(0, 0, reference.Words, 0);
        return score with
        {
            Words = counts,
            Search = combined.Search,
            Utterances = [.. combined.Utterances.Select((utterance, u) => Attribution(
                recording, utterance, Name(hypothesis, combined.Expected[u]), Name(hypothesis, combined.StreamOf[u]), correct[u], combined.Search))],
        };
    }

    /// <summary>The hypothesis's segments go to the reference's speakers.</summary>
    public MultiSpeakerScore ScoreSegments(PreparedRecording recording, MultiSpeakerScore score)
    {
        Combined combined = Combine(recording.Hypothesis, recording.Reference, score);
        WordCounts counts = default;
        for (int k = 0; k < combined.Streams.Length; k++)
        {
            counts += aligner.Align(combined.Streams[k], TimedWords.Join([.. combined.Words.Where((_, u) => combined.StreamOf[u] == k)]));
        }

        if (combined.Streams.Length == 0) counts = new(0, 0, 0, recording.Hypothesis.Words);
        return score with { Words = counts, Search = combined.Search };
    }

    private Combined Combine(PreparedSide given, PreparedSide receiving, MultiSpeakerScore score)
    {
        SpokenUtterance[] utterances = [.. given.Utterances.Where(u => u.Words.Length > 0)];
        TimedWords[] texts = [.. utterances.Select(u => words(u, given))];
        SpeakerPairing pairing = new(given, receiving, aligner, (side, speaker) => TimedWords.Join([.. side.Of(speaker).Select(u => words(u, side))]));
        Dictionary<string, int> speakers = given.Speakers.Select((name, i) => (name, i)).ToDictionary(s => s.name, s => s.i, StringComparer.Ordinal);
        int[] expected = [.. utterances.Select(u => pairing.PartnerOf(speakers[u.Speaker]))];
        TimedWords[] streams = pairing.HypothesisWords;
        if (streams.Length == 0 || utterances.Length == 0) return new(utterances, texts, streams, expected, [.. expected.Select(_ => -1)], CombinationSearch.Exact);

        CombinationProblem problem = new(texts, streams, expected);
        bool exact = options.Search != CombinationSearch.Greedy && ExactCombination.IsFeasible(problem, options.Search);
        if (!exact) RequireFeasible(problem, score);
        int[] streamOf = exact
            ? new ExactCombination(cancellation).Solve(problem)
            : new GreedyCombination(problem, cancellation).Solve([.. utterances.Select(u => pairing.Likest(speakers[u.Speaker]))]);
        return new(utterances, texts, streams, expected, streamOf, exact ? CombinationSearch.Exact : CombinationSearch.Greedy);
    }

    private void RequireFeasible(CombinationProblem problem, MultiSpeakerScore score)
    {
        if (options.Search == CombinationSearch.Exact)
        {
            (double cells, double steps) = ExactCombination.Size(problem);
            throw new SpeechDataException(
                "CombinationTooLarge",
                SpeechDataProblem.InvalidArgument,
                FormattableString.Invariant($"The exact {score.Metric} of '{score.Recording}' ({problem.Streams.Length} speakers, {problem.Utterances.Length:N0} utterances) takes {cells:G2} numbers kept and {steps:G2} worked out; at most {ExactCombination.MostCells:G2} and {ExactCombination.MostSteps:G2} are. Give -Search Greedy for an upper bound, a metric with a collar of time (TcOrc, DiTcp), or parts of the recording."));
        }

        if (!GreedyCombination.IsFeasible(problem))
        {
            throw new SpeechDataException(
                "CombinationTooLarge",
                SpeechDataProblem.InvalidArgument,
                FormattableString.Invariant($"'{score.Recording}' ({problem.Streams.Length} speakers, {problem.Utterances.Length:N0} utterances) is too long even for the greedy search of {score.Metric}. Give a metric with a collar of time (TcOrc, DiTcp), or parts of the recording."));
        }
    }

    // Along the last alignment: which words of which utterance are right.
    private void CountCorrect(int[] utterances, TimedWords[] texts, int[] correct)
    {
        int at = -1;
        int left = 0;
        foreach (EditKind step in aligner.Steps)
        {
            if (step == EditKind.Insertion) continue;
            if (left == 0) left = texts[utterances[++at]].Count;
            left--;
            if (step == EditKind.Correct) correct[utterances[at]]++;
        }
    }

    private UtteranceAttribution Attribution(
        PreparedRecording recording, SpokenUtterance utterance, string? expected, string? speaker, int correct, CombinationSearch search) => new()
        {
            Recording = recording.Recording,
            Speaker = utterance.Speaker,
            StartSeconds = utterance.Segment.StartSeconds,
            EndSeconds = utterance.Segment.EndSeconds,
            ExpectedSpeaker = expected,
            HypothesisSpeaker = speaker,
            Words = utterance.Words.Length,
            Correct = correct,
            IsMisattributed = correct > 0 && speaker != expected,
            Text = utterance.Segment.TextOrWords,
            Search = search,
            Convention = AlignmentConvention.Minimum,
            Normalizer = options.Words.NormalizerName,
            SourcePath = utterance.Segment.SourcePath,
            SourceLine = utterance.Segment.SourceLine,
        };

    private static string? Name(PreparedSide side, int speaker) => speaker < 0 ? null : side.Speakers[speaker];

    private sealed record Combined(
        SpokenUtterance[] Utterances, TimedWords[] Words, TimedWords[] Streams, int[] Expected, int[] StreamOf, CombinationSearch Search);
}
