namespace AsrDataTools.Scoring.Words;

/// <summary>Errors and words of two systems in one block of utterances: a speaker's, for example.</summary>
internal sealed record PairedBlocks((long Errors, long Words) First, (long Errors, long Words) Second)
{
    /// <summary>First rate less the second, in percent points; a rate without words is 0.</summary>
    public double DifferencePercent => Percent(First) - Percent(Second);

    public static PairedBlocks Of((UtteranceScore First, UtteranceScore Second) pair) =>
        new((pair.First.Words.Errors, pair.First.Words.Words), (pair.Second.Words.Errors, pair.Second.Words.Words));

    /// <summary>The blocks in the order in which they first occur; utterances without a name are in none.</summary>
    public static PairedBlocks[] By((UtteranceScore First, UtteranceScore Second)[] pairs, Func<TranscriptPair, string?> name) => [.. pairs
        .Where(pair => name(pair.First.Pair) is not null)
        .GroupBy(pair => name(pair.First.Pair), StringComparer.Ordinal)
        .Select(group => group.Select(Of).Aggregate(static (sum, next) => new(Plus(sum.First, next.First), Plus(sum.Second, next.Second))))];

    private static double Percent((long Errors, long Words) sums) => sums.Words == 0 ? 0 : (double)sums.Errors / sums.Words * 100;

    private static (long, long) Plus((long Errors, long Words) left, (long Errors, long Words) right) =>
        (left.Errors + right.Errors, left.Words + right.Words);
}
