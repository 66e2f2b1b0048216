using AsrDataTools.Annotation;
using AsrDataTools.Scoring.MultiSpeaker;

namespace AsrDataTools.Core.Tests.Scoring.MultiSpeaker;

/// <summary>
/// The metrics as their definitions have them: the whole matrix, all permutations, all combinations. Shares no code with what it
/// tests, and takes exponential time.
/// </summary>
internal static class PlainMultiSpeaker
{
    public static long Errors(MultiSpeakerPair pair, MultiSpeakerMetric metric, double collar)
    {
        bool timed = metric is MultiSpeakerMetric.Tcp or MultiSpeakerMetric.TcOrc or MultiSpeakerMetric.DiTcp;
        (string Speaker, Word[] Words)[] reference = Side(pair.Reference, timed ? 0 : null);
        (string Speaker, Word[] Words)[] hypothesis = Side(pair.Hypothesis, timed ? collar : null);
        return metric switch
        {
            MultiSpeakerMetric.Cp or MultiSpeakerMetric.Tcp => Permutations(Streams(reference), Streams(hypothesis)),
            MultiSpeakerMetric.Orc or MultiSpeakerMetric.TcOrc => Combinations([.. reference.Select(u => u.Words)], Streams(hypothesis)),
            _ => Combinations([.. hypothesis.Select(u => u.Words)], Streams(reference)),
        };
    }

    /// <summary>Levenshtein's distance where words that do not meet in time can neither match nor stand for one another.</summary>
    public static int Distance(IReadOnlyList<Word> reference, IReadOnlyList<Word> hypothesis)
    {
        int[,] cost = new int[reference.Count + 1, hypothesis.Count + 1];
        for (int i = 0; i <= reference.Count; i++)
        {
            for (int j = 0; j <= hypothesis.Count; j++)
            {
                int best = i == 0 && j == 0 ? 0 : int.MaxValue;
                if (i > 0) best = Math.Min(best, cost[i - 1, j] + 1);
                if (j > 0) best = Math.Min(best, cost[i, j - 1] + 1);
                if (i > 0 && j > 0 && reference[i - 1].Start < hypothesis[j - 1].End && hypothesis[j - 1].Start < reference[i - 1].End)
                {
                    best = Math.Min(best, cost[i - 1, j - 1] + (reference[i - 1].Text == hypothesis[j - 1].Text ? 0 : 1));
                }

                cost[i, j] = best;
            }
        }

        return cost[reference.Count, hypothesis.Count];
    }

    // Null: words match anytime. Otherwise the reference has no collar and keeps its stretches; the hypothesis has its middles, give or take it.
    private static (string, Word[])[] Side(IReadOnlyList<AnnotationSegment> segments, double? collar) =>
        [.. segments.OrderBy(s => s.StartSeconds).Select(s => (s.Speaker!, Words(s, collar, s.Speaker![0] == 'h')))];

    private static Word[] Words(AnnotationSegment segment, double? collar, bool middles)
    {
        string[] texts = segment.Text!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (collar is not { } reach) return [.. texts.Select(text => new Word(text, double.NegativeInfinity, double.PositiveInfinity))];
        double start = segment.StartSeconds!.Value;
        double character = (segment.EndSeconds!.Value - start) / Math.Max(1, texts.Sum(text => text.Length));
        int behind = 0;
        return [.. texts.Select(text =>
        {
            double from = start + (character * behind);
            double to = texts.Length == 1 ? segment.EndSeconds.Value : start + (character * (behind += text.Length));
            return middles ? new Word(text, ((from + to) / 2) - reach, ((from + to) / 2) + reach) : new Word(text, from, to);
        })];
    }

    private static Word[][] Streams((string Speaker, Word[] Words)[] side) =>
        [.. side.GroupBy(u => u.Speaker).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.SelectMany(u => u.Words).ToArray())];

    private static long Permutations(Word[][] reference, Word[][] hypothesis)
    {
        int count = Math.Max(reference.Length, hypothesis.Length);
        Word[][] left = [.. reference, .. Enumerable.Repeat(Array.Empty<Word>(), count - reference.Length)];
        Word[][] right = [.. hypothesis, .. Enumerable.Repeat(Array.Empty<Word>(), count - hypothesis.Length)];
        return Best(0, [.. Enumerable.Range(0, count)]);

        long Best(int at, List<int> free) => at == count ? 0 : free.Min(h => Distance(left[at], right[h]) + Best(at + 1, [.. free.Where(f => f != h)]));
    }

    private static long Combinations(Word[][] utterances, Word[][] streams)
    {
        utterances = [.. utterances.Where(u => u.Length > 0)];
        if (streams.Length == 0) return utterances.Sum(u => u.Length);
        long best = long.MaxValue;
        int[] of = new int[utterances.Length];
        while (true)
        {
            best = Math.Min(best, Enumerable.Range(0, streams.Length).Sum(k => (long)Distance([.. utterances.Where((_, u) => of[u] == k).SelectMany(u => u)], streams[k])));
            int next = 0;
            while (next < of.Length && ++of[next] == streams.Length) of[next++] = 0;
            if (next == of.Length) return best;
        }
    }

    public readonly record struct Word(string Text, double Start, double End);
}
