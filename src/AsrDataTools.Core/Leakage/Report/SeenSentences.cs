namespace AsrDataTools.Leakage;

/// <summary>
/// How many sentences of evaluation training has too, by how often it has them. Prompted corpora share sentences by design; this says how
/// much of a score may come from them.
/// </summary>
public sealed record SeenSentences
{
    private static readonly (string Name, int Least)[] Bands = [("unseen", 0), ("once", 1), ("twice", 2), ("3 to 9", 3), ("10 to 99", 10), ("100 and more", 100)];

    /// <summary>How often training has the sentence, each speaker counted once; "seen" for once and more.</summary>
    public required string InTraining { get; init; }

    /// <summary>Distinct sentences of evaluation.</summary>
    public int Types { get; init; }

    public double? TypeShare { get; init; }

    /// <summary>Utterances of evaluation.</summary>
    public int Tokens { get; init; }

    public double? TokenShare { get; init; }

    public long Words { get; init; }

    public double? WordShare { get; init; }

    /// <summary>One row a band of frequency, and one for all that is seen; rows without words are in none.</summary>
    public static IReadOnlyList<SeenSentences> Of(LeakageInput input)
    {
        Sentences sentences = input.Sentences;
        (int Types, int Tokens, long Words)[] sums = new (int, int, long)[Bands.Length];
        foreach (int sentence in sentences.Evaluation.InOrder())
        {
            int band = Array.FindLastIndex(Bands, entry => sentences.Frequency(sentence) >= entry.Least), count = sentences.Evaluation.Count(sentence);
            sums[band] = (sums[band].Types + 1, sums[band].Tokens + count, sums[band].Words + ((long)count * sentences.Words(sentence)));
        }

        (int Types, int Tokens, long Words) seen = Sum(sums.Skip(1)), all = Sum(sums);
        return [.. Bands.Select((band, i) => Row(band.Name, sums[i], all)), Row("seen", seen, all)];
    }

    private static (int Types, int Tokens, long Words) Sum(IEnumerable<(int Types, int Tokens, long Words)> sums) =>
        sums.Aggregate((Types: 0, Tokens: 0, Words: 0L), static (sum, next) => (sum.Types + next.Types, sum.Tokens + next.Tokens, sum.Words + next.Words));

    private static SeenSentences Row(string name, (int Types, int Tokens, long Words) sum, (int Types, int Tokens, long Words) all) => new()
    {
        InTraining = name,
        Types = sum.Types,
        TypeShare = all.Types > 0 ? (double)sum.Types / all.Types : null,
        Tokens = sum.Tokens,
        TokenShare = all.Tokens > 0 ? (double)sum.Tokens / all.Tokens : null,
        Words = sum.Words,
        WordShare = all.Words > 0 ? (double)sum.Words / all.Words : null,
    };
}
