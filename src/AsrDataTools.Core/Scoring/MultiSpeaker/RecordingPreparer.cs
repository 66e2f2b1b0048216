using AsrDataTools.Annotation;
using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>Makes numbered, timed words of segments.</summary>
internal sealed class RecordingPreparer(WordScoringOptions options, WordIds ids)
{
    private readonly WordReader _reader = new(options, ids);

    /// <exception cref="SpeechDataException"><c>TurnTimesInvalid</c>; <c>TextMissing</c>: a side has speech and no text at all.</exception>
    public PreparedRecording Prepare(MultiSpeakerPair pair)
    {
        RequireText(pair, pair.Reference, "reference");
        RequireText(pair, pair.Hypothesis, "hypothesis");
        IEnumerable<SpokenUtterance> hypothesis = pair.Hypothesis.Select(segment => Utterance(pair, segment, GlmSide.Hypothesis));
        if (pair.Unscored.Count > 0) hypothesis = hypothesis.Select(utterance => Without(utterance, pair.Unscored));
        return new(pair, new(pair.Reference.Select(segment => Utterance(pair, segment, GlmSide.Reference))), new(hypothesis));
    }

    private SpokenUtterance Utterance(MultiSpeakerPair pair, AnnotationSegment segment, GlmSide side)
    {
        string text = segment.TextOrWords ?? "";
        if (options.Rules is { } rules) text = rules.Apply(text, side);
        int[] words = _reader.Split(_reader.Normalize(text));
        string speaker = segment.Speaker ?? MultiSpeakerMaterial.Nobody;
        double? start = segment.StartSeconds ?? segment.Words.Min(word => word.StartSeconds);
        double? end = segment.EndSeconds ?? segment.Words.Max(word => word.EndSeconds);
        if (start is not { } from || end is not { } to) return new(segment, speaker, words, [], []);
        Interval.OfSeconds(from, to, pair.Recording);
        (double[] starts, double[] ends) = WordTimes.Of(segment, [.. words.Select(word => ids[word])], from, to);
        return new(segment, speaker, words, starts, ends);
    }

    private static SpokenUtterance Without(SpokenUtterance utterance, IReadOnlyList<AnnotationSegment> unscored)
    {
        if (!utterance.HasTimes) return utterance;
        int[] kept = [.. Enumerable.Range(0, utterance.Words.Length).Where(i => !unscored.Any(u => Holds(u, utterance, (utterance.Starts[i] + utterance.Ends[i]) / 2)))];
        return kept.Length == utterance.Words.Length ? utterance : utterance with
        {
            Words = [.. kept.Select(i => utterance.Words[i])],
            Starts = [.. kept.Select(i => utterance.Starts[i])],
            Ends = [.. kept.Select(i => utterance.Ends[i])],
        };
    }

    private static bool Holds(AnnotationSegment unscored, SpokenUtterance utterance, double middle) =>
        unscored.StartSeconds <= middle && middle <= unscored.EndSeconds
        && (unscored.Channel is null || utterance.Segment.Channel is null || unscored.Channel == utterance.Segment.Channel);

    private static void RequireText(MultiSpeakerPair pair, IReadOnlyList<AnnotationSegment> segments, string side)
    {
        if (segments.Count == 0 || segments.Any(segment => segment.TextOrWords is not null)) return;
        throw new SpeechDataException(
            "TextMissing",
            SpeechDataProblem.InvalidData,
            $"The {side} of '{pair.Recording}' has speech but no text; it is not scored. Give a format with words (SegLST, STM, CTM, TextGrid …), or score who speaks when with Measure-DiarizationError.",
            segments[0].SourcePath);
    }
}
