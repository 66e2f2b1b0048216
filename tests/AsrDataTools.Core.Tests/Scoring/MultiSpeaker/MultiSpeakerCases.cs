using AsrDataTools.Annotation;
using AsrDataTools.Scoring.MultiSpeaker;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.MultiSpeaker;

/// <summary>Small random recordings: few words, so that there are many ties; empty segments, overlaps, edges that meet.</summary>
internal static class MultiSpeakerCases
{
    private static readonly string[] Vocabulary = ["a", "bb", "ccc", "d", "eeee", "ffffff", "g", "hh"];

    public static MultiSpeakerPair Make(int number)
    {
        SeededRandom random = new(11, number);
        int words = 2 + random.Next(Vocabulary.Length - 1);
        double grid = number % 3 == 0 ? 0.01 : number % 3 == 1 ? 0.5 : 1;
        double span = number % 2 == 0 ? 4 : 12;
        List<AnnotationSegment> reference = [.. Enumerable.Range(0, random.Next(6)).Select(_ => Segment(random, "r", words, grid, span))];
        List<AnnotationSegment> hypothesis = number % 4 == 0
            ? [.. Enumerable.Range(0, random.Next(6)).Select(_ => Segment(random, "h", words, grid, span))]
            : [.. reference.Select(segment => Disturbed(random, segment, words))];
        return new() { Recording = FormattableString.Invariant($"case{number:00000}"), Reference = reference, Hypothesis = hypothesis };
    }

    /// <summary>A segment by hand; times may be left out.</summary>
    public static AnnotationSegment Segment(string speaker, string text, double? start = null, double? end = null) =>
        new() { Recording = "r", Speaker = speaker, Text = text, StartSeconds = start, EndSeconds = end };

    private static AnnotationSegment Segment(SeededRandom random, string side, int words, double grid, double span)
    {
        double start = Math.Round(span * random.NextDouble() / grid) * grid;
        double end = start + Math.Max(grid, Math.Round(3 * random.NextDouble() / grid) * grid);
        string text = string.Join(' ', Enumerable.Range(0, random.Next(5)).Select(_ => Vocabulary[random.Next(words)]));
        return Segment(side + random.Next(3), text, start, end);
    }

    private static AnnotationSegment Disturbed(SeededRandom random, AnnotationSegment segment, int words)
    {
        string[] said = segment.Text!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> heard = said.Where(_ => random.Next(10) > 0).Select(word => random.Next(6) == 0 ? Vocabulary[random.Next(words)] : word);
        double shift = random.Next(3) - 1;
        return segment with
        {
            Speaker = "h" + (random.Next(5) == 0 ? random.Next(4).ToString(System.Globalization.CultureInfo.InvariantCulture) : segment.Speaker![1..]),
            Text = string.Join(' ', heard),
            StartSeconds = segment.StartSeconds + shift,
            EndSeconds = segment.EndSeconds + shift,
        };
    }
}
