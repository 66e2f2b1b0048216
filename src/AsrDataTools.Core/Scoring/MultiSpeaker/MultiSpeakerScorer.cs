using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// Word error rates of recordings of several speakers (docs/methods/multi-speaker-scoring.md). One instance serves one thread.
/// </summary>
public sealed class MultiSpeakerScorer
{
    private readonly MultiSpeakerOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly WordIds _ids = new();
    private readonly RecordingPreparer _preparer;
    private readonly StreamAligner _anytime;
    private readonly StreamAligner _inTime;

    /// <param name="cancellation">Stops even within one long recording.</param>
    public MultiSpeakerScorer(MultiSpeakerOptions options, CancellationToken cancellation = default)
    {
        (_options, _cancellation) = (options, cancellation);
        _preparer = new(options.Words, _ids);
        _anytime = new(timed: false, _ids, cancellation);
        _inTime = new(timed: true, _ids, cancellation);
    }

    /// <summary>Reads the words of a recording, once for all metrics.</summary>
    /// <exception cref="SpeechDataException"><c>TurnTimesInvalid</c>, <c>TextMissing</c>.</exception>
    public PreparedRecording Prepare(MultiSpeakerPair pair) => _preparer.Prepare(pair);

    /// <exception cref="SpeechDataException">
    /// <c>TimesMissing</c>: the metric needs times; <c>CollarTooWide</c>, <c>CombinationTooLarge</c>: beyond what can be worked out.
    /// </exception>
    public MultiSpeakerScore Score(PreparedRecording recording, MultiSpeakerMetric metric)
    {
        if (metric.IsTimeConstrained()) RequireTimes(recording, metric);
        StreamAligner aligner = metric.IsTimeConstrained() ? _inTime : _anytime;
        MultiSpeakerScore score = new()
        {
            Recording = recording.Recording,
            Metric = metric,
            ReferenceSpeakers = recording.Reference.Speakers.Length,
            HypothesisSpeakers = recording.Hypothesis.Speakers.Length,
        };
        if (metric.PairsSpeakers()) return Paired(recording, score, aligner);
        CombinationScorer combinations = new(_options, aligner, Words(recording, metric), _cancellation);
        return metric is MultiSpeakerMetric.DiCp or MultiSpeakerMetric.DiTcp
            ? combinations.ScoreSegments(recording, score)
            : combinations.ScoreUtterances(recording, score);
    }

    private MultiSpeakerScore Paired(PreparedRecording recording, MultiSpeakerScore score, StreamAligner aligner)
    {
        PreparedSide reference = recording.Reference;
        PreparedSide hypothesis = recording.Hypothesis;
        Func<SpokenUtterance, PreparedSide, TimedWords> words = Words(recording, score.Metric);
        SpeakerPairing pairing = new(reference, hypothesis, aligner, (side, speaker) => TimedWords.Join([.. side.Of(speaker).Select(u => words(u, side))]));
        List<SpeakerWordErrorResult> speakers = [];
        for (int r = 0; r < reference.Speakers.Length; r++)
        {
            int h = pairing.PartnerOf(r);
            WordCounts counts = h >= 0 ? aligner.Align(pairing.ReferenceWords[r], pairing.HypothesisWords[h]) : new(0, 0, pairing.ReferenceWords[r].Count, 0);
            speakers.Add(Row(score, reference.Speakers[r], h < 0 ? null : hypothesis.Speakers[h], counts));
        }

        for (int h = 0; h < hypothesis.Speakers.Length; h++)
        {
            if (!pairing.HasPartner(h)) speakers.Add(Row(score, null, hypothesis.Speakers[h], new(0, 0, 0, pairing.HypothesisWords[h].Count)));
        }

        return score with
        {
            Words = speakers.Aggregate(default(WordCounts), (sum, s) => sum + new WordCounts(s.Correct, s.Substitutions, s.Deletions, s.Insertions)),
            Speakers = speakers,
        };
    }

    private SpeakerWordErrorResult Row(MultiSpeakerScore score, string? speaker, string? hypothesis, WordCounts counts) => new()
    {
        Recording = score.Recording,
        Metric = score.Metric,
        Speaker = speaker,
        HypothesisSpeaker = hypothesis,
        WordErrorRate = counts.ErrorRate,
        Words = counts.Words,
        Correct = counts.Correct,
        Substitutions = counts.Substitutions,
        Deletions = counts.Deletions,
        Insertions = counts.Insertions,
        CollarSeconds = score.Metric.IsTimeConstrained() ? _options.CollarSeconds : null,
        Convention = AlignmentConvention.Minimum,
        Normalizer = _options.Words.NormalizerName,
    };

    // The reference's words are where they are; of the hypothesis's the middle counts, give or take the collar.
    private Func<SpokenUtterance, PreparedSide, TimedWords> Words(PreparedRecording recording, MultiSpeakerMetric metric) => (utterance, side) =>
        !metric.IsTimeConstrained() ? utterance.Anytime()
        : ReferenceEquals(side, recording.Hypothesis) ? utterance.AboutMiddle(_options.CollarSeconds)
        : utterance.InTime();

    private static void RequireTimes(PreparedRecording recording, MultiSpeakerMetric metric)
    {
        bool inReference = recording.Reference.Untimed is not null;
        if ((recording.Reference.Untimed ?? recording.Hypothesis.Untimed) is not { } untimed) return;
        string place = untimed.Segment.SourceLine > 0 ? FormattableString.Invariant($"{untimed.Segment.SourcePath}, line {untimed.Segment.SourceLine}: ") : "";
        throw new SpeechDataException(
            "TimesMissing",
            SpeechDataProblem.InvalidData,
            $"{place}the {(inReference ? "reference" : "hypothesis")} of '{recording.Recording}' has text without a start or an end, and {metric} needs both; it is not scored. Give times, or score with -Metric {Untimed(metric)}, which needs none.",
            untimed.Segment.SourcePath);
    }

    private static MultiSpeakerMetric Untimed(MultiSpeakerMetric metric) => metric switch
    {
        MultiSpeakerMetric.Tcp => MultiSpeakerMetric.Cp,
        MultiSpeakerMetric.TcOrc => MultiSpeakerMetric.Orc,
        _ => MultiSpeakerMetric.DiCp,
    };
}
