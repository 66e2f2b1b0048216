using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>Adds up blame over recordings, with intervals.</summary>
public sealed class BlamePool(MultiSpeakerOptions options)
{
    private readonly List<BlameScore> _scores = [];

    public int Recordings => _scores.Count;

    public void Add(BlameScore score) => _scores.Add(score with { Paired = score.Paired with { Speakers = [] } });

    /// <summary>The row of one recording.</summary>
    public WordErrorBlame RowOf(BlameScore score) => Row(score.Paired.Recording, [score]);

    /// <summary>The row of all, with bootstrap intervals over recordings.</summary>
    public WordErrorBlame Overall(BootstrapSettings settings, CancellationToken cancellation)
    {
        double[] words = [.. _scores.Select(s => (double)s.Paired.Words.Words)];
        (double Low, double High)? all = Interval(s => s.Paired.Words.Errors);
        (double Low, double High)? recognition = Interval(s => s.Forgiven.Words.Errors);
        (double Low, double High)? speakers = Interval(s => s.SpeakerErrors);
        return Row(MultiSpeakerWordErrorResult.Overall, _scores) with
        {
            Low = all?.Low,
            High = all?.High,
            RecognitionLow = recognition?.Low,
            RecognitionHigh = recognition?.High,
            SpeakerLow = speakers?.Low,
            SpeakerHigh = speakers?.High,
        };

        (double Low, double High)? Interval(Func<BlameScore, long> errors) =>
            ClusterBootstrap.Ratio([.. _scores.Select(s => (double)errors(s))], words, settings, cancellation);
    }

    private WordErrorBlame Row(string recording, IReadOnlyList<BlameScore> scores)
    {
        MultiSpeakerScore[] paired = [.. scores.Select(s => s.Paired)];
        WordCounts counts = paired.Aggregate(default(WordCounts), (sum, s) => sum + s.Words);
        long recognition = scores.Sum(s => s.Forgiven.Words.Errors);
        UtteranceAttribution[] utterances = [.. scores.SelectMany(s => s.Forgiven.Utterances)];
        UtteranceAttribution[] wrong = [.. utterances.Where(u => u.IsMisattributed)];
        int greedy = scores.Count(s => s.Forgiven.Search == CombinationSearch.Greedy);
        DiarizationErrors[] diarized = [.. scores.Select(s => s.Diarization).OfType<DiarizationErrors>()];
        List<string> remarks = [];
        if (counts.Words == 0) remarks.Add("no reference words, so no rate");
        if (greedy > 0) remarks.Add(FormattableString.Invariant($"greedy search in {greedy:N0} of {scores.Count:N0} recordings: recognition is an upper bound, speakers a lower one"));
        if (diarized.Length < scores.Count) remarks.Add(FormattableString.Invariant($"no DER for {scores.Count - diarized.Length:N0} of {scores.Count:N0} recordings: times are missing"));
        return new()
        {
            Recording = recording,
            Metric = paired[0].Metric,
            WordErrorRate = counts.ErrorRate,
            RecognitionErrorRate = Rate(recognition, counts.Words),
            SpeakerErrorRate = Rate(counts.Errors - recognition, counts.Words),
            SpeakerShare = Rate(counts.Errors - recognition, counts.Errors),
            Words = counts.Words,
            Errors = counts.Errors,
            RecognitionErrors = recognition,
            SpeakerErrors = counts.Errors - recognition,
            Utterances = utterances.Length,
            MisattributedUtterances = wrong.Length,
            MisattributedWords = wrong.Sum(u => (long)u.Words),
            ReferenceSpeakers = paired.Sum(s => s.ReferenceSpeakers),
            HypothesisSpeakers = paired.Sum(s => s.HypothesisSpeakers),
            MissedSpeakers = paired.Sum(s => s.MissedSpeakers),
            FalseAlarmSpeakers = paired.Sum(s => s.FalseAlarmSpeakers),
            DiarizationErrorRate = diarized.Length == 0 ? null : diarized.Aggregate(DiarizationErrors.None, (a, b) => a + b).DiarizationErrorRate,
            Recordings = scores.Count,
            CollarSeconds = paired[0].Metric.IsTimeConstrained() ? options.CollarSeconds : null,
            Search = greedy > 0 ? CombinationSearch.Greedy : CombinationSearch.Exact,
            Convention = AlignmentConvention.Minimum,
            Normalizer = options.Words.NormalizerName,
            Remarks = new TextList(remarks),
        };
    }

    private static double? Rate(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
