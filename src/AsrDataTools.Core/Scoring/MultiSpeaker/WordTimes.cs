using System.Globalization;
using AsrDataTools.Annotation;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// When each word of a segment is spoken. Where the source gives no times of words, the segment's time is shared out by the
/// words' lengths in characters, as MeetEval does (character_based). Where it gives them, they are kept; if normalising has made
/// other words of its words, those lie where their characters lie.
/// </summary>
internal static class WordTimes
{
    /// <param name="words">The normalised words.</param>
    /// <param name="start">Of the segment, seconds.</param>
    /// <param name="end">Of the segment, seconds.</param>
    public static (double[] Starts, double[] Ends) Of(AnnotationSegment segment, IReadOnlyList<string> words, double start, double end)
    {
        List<(int Length, double Start, double End)> pieces = [];
        foreach (AnnotationWord word in segment.Words)
        {
            if (string.IsNullOrWhiteSpace(word.Text)) continue;
            if (word.StartSeconds is not { } from || word.EndSeconds is not { } to || !(from <= to)) return Shared(words, start, end);
            pieces.Add((Characters(word.Text.Trim()), from, to));
        }

        if (pieces.Count == words.Count && pieces.Count > 0) return ([.. pieces.Select(p => p.Start)], [.. pieces.Select(p => p.End)]);
        return pieces.Count == 0 ? Shared(words, start, end) : Within(pieces, words);
    }

    // The order of operations is MeetEval's: where edges meet exactly, rounding decides.
    private static (double[] Starts, double[] Ends) Shared(IReadOnlyList<string> words, double start, double end)
    {
        if (words.Count == 1) return ([start], [end]);
        double[] edges = new double[words.Count + 1];
        double character = (end - start) / Math.Max(1, words.Sum(Characters));
        int behind = 0;
        edges[0] = start;
        for (int i = 0; i < words.Count; i++) edges[i + 1] = start + (character * (behind += Characters(words[i])));
        return (edges[..^1], edges[1..]);
    }

    private static (double[] Starts, double[] Ends) Within(List<(int Length, double Start, double End)> pieces, IReadOnlyList<string> words)
    {
        double[] starts = new double[words.Count];
        double[] ends = new double[words.Count];
        int[] lengths = [.. words.Select(Characters)];
        double scale = pieces.Sum(p => p.Length) / (double)Math.Max(1, lengths.Sum());
        int behind = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            starts[i] = At(pieces, behind * scale, isEnd: false);
            behind += lengths[i];
            ends[i] = Math.Max(starts[i], At(pieces, behind * scale, isEnd: true));
        }

        return (starts, ends);
    }

    // The time at a place in the characters of all pieces. Between two pieces an end is the one's, a start the other's.
    private static double At(List<(int Length, double Start, double End)> pieces, double place, bool isEnd)
    {
        const double Least = 1e-9;
        for (int i = 0; i < pieces.Count; i++)
        {
            (int length, double start, double end) = pieces[i];
            if (i == pieces.Count - 1 || (isEnd ? place <= length + Least : place < length - Least)) return start + (Math.Min(place / length, 1) * (end - start));
            place -= length;
        }

        return 0;
    }

    private static int Characters(string text) => new StringInfo(text).LengthInTextElements;
}
