using AsrDataTools.Statistics;

namespace AsrDataTools.Vocabulary;

/// <summary>Puts counted terms in order and makes rows of them, each when it is asked for.</summary>
internal sealed class TermRanking(WordTypes types, CorpusText production, CorpusText training, double priorWords)
{
    private const double FalseDiscoveryRate = 0.05;

    public IEnumerable<VocabularyTerm> Rows(List<TermCount> counts, VocabularyTermOptions options)
    {
        counts.RemoveAll(count => Math.Max(count.ReferenceRecordings, count.DifferenceRecordings) < options.MinimumRecordings);
        double[] scores = [.. counts.Select(count => Score(count, options.RankBy))];
        double[] chances = [.. counts.Select(count => Keyness.PValue(LogLikelihood(count)))];
        double[] discoveries = FalseDiscovery.BenjaminiHochberg(chances);
        int[] order = [.. Enumerable.Range(0, counts.Count)];
        double sign = options.SurplusFirst ? 1 : -1;

        // Of equal scores the more frequent first, so that the order does not depend on the input's.
        Array.Sort(order, (x, y) => (sign * scores[x]).CompareTo(sign * scores[y]) is not 0 and int byScore ? byScore
            : (counts[y].Reference + counts[y].Difference).CompareTo(counts[x].Reference + counts[x].Difference) is not 0 and int byCount ? byCount
            : string.CompareOrdinal(Text(counts[x].Key, options.NGram), Text(counts[y].Key, options.NGram)));
        return order.Select(i => Row(counts[i], options.NGram, chances[i], discoveries[i]));
    }

    private double LogLikelihood(TermCount count) => Keyness.LogLikelihood(count.Reference, count.Difference, production.Tokens, training.Tokens);

    private double LogRatio(TermCount count) => Keyness.LogRatio(count.Reference, count.Difference, production.Tokens, training.Tokens);

    private double LogOdds(TermCount count) => Keyness.LogOddsZ(count.Reference, count.Difference, production.Tokens, training.Tokens, priorWords);

    private int Sign(TermCount count) => Math.Sign(((double)count.Reference * training.Tokens) - ((double)count.Difference * production.Tokens));

    private double Score(TermCount count, VocabularyRanking ranking) => ranking switch
    {
        VocabularyRanking.LogOdds => LogOdds(count),
        VocabularyRanking.LogRatio => LogRatio(count),
        _ => Sign(count) * LogLikelihood(count),
    };

    private VocabularyTerm Row(TermCount count, int length, double chance, double discovery)
    {
        double likelihood = LogLikelihood(count), ratio = LogRatio(count);
        double rate = (double)count.Reference / production.Tokens;
        string text = Text(count.Key, length);
        return new VocabularyTerm
        {
            Term = text,
            Direction = discovery >= FalseDiscoveryRate ? TermDirection.Even : Sign(count) > 0 ? TermDirection.Deficit : TermDirection.Surplus,
            ReferenceCount = count.Reference,
            DifferenceCount = count.Difference,
            ReferencePerMillion = 1e6 * rate,
            DifferencePerMillion = 1e6 * count.Difference / training.Tokens,
            LogRatio = ratio,
            PercentDifference = Keyness.PercentDifference(count.Reference, count.Difference, production.Tokens, training.Tokens),
            LogLikelihood = likelihood,
            PValue = chance,
            QValue = discovery,
            LogOddsZ = LogOdds(count),
            ReferenceRecordings = count.ReferenceRecordings,
            DifferenceRecordings = count.DifferenceRecordings,
            ReferenceDispersion = count.ReferenceRecordings == 0 ? null : count.ReferenceDispersion,
            DifferenceDispersion = count.DifferenceRecordings == 0 ? null : count.DifferenceDispersion,
            IsNumeral = Words(count.Key, length).Any(types.IsNumeral),
            Needed = IsAmount(text) ? 0 : Math.Max(0, (long)Math.Ceiling((rate * training.Tokens) - count.Difference - 1e-9)),
        };
    }

    // Numbers and signs alone are no term that a prompt could be for, nor is a run that begins with the sign of a number before it.
    private static bool IsAmount(string text) => IsSign(text[0]) || text.All(c => c is ' ' or '.' || char.IsAsciiDigit(c) || IsSign(c));

    private static bool IsSign(char c) => c == '%' || char.IsSymbol(c);

    private string Text(long key, int length) => length == 1 ? types[(int)key] : string.Join(' ', Words(key, length).Select(word => types[word]));

    private static IEnumerable<int> Words(long key, int length)
    {
        for (int i = length - 1; i >= 0; i--) yield return (int)(key >> (i * NGramCounter.Bits) & ((1L << NGramCounter.Bits) - 1));
    }
}
