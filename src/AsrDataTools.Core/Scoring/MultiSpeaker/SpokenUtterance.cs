using AsrDataTools.Annotation;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>A segment as its words by number, and when each is spoken.</summary>
/// <param name="Segment">Where it comes from.</param>
/// <param name="Speaker">Its speaker.</param>
/// <param name="Words">Word ids; may be empty.</param>
/// <param name="Starts">Seconds, one for each word; empty where the segment has no times.</param>
/// <param name="Ends">Seconds, one for each word; empty where the segment has no times.</param>
internal sealed record SpokenUtterance(AnnotationSegment Segment, string Speaker, int[] Words, double[] Starts, double[] Ends)
{
    public bool HasTimes => Starts.Length == Words.Length;

    public TimedWords Anytime() => TimedWords.Anytime(Words);

    /// <summary>Each word where it is.</summary>
    public TimedWords InTime() => new(Words, Starts, Ends);

    /// <summary>Each word's middle, widened by the collar.</summary>
    public TimedWords AboutMiddle(double collar)
    {
        double[] middles = [.. Starts.Zip(Ends, (start, end) => (start + end) / 2)];
        return new(Words, [.. middles.Select(m => m - collar)], [.. middles.Select(m => m + collar)]);
    }
}
