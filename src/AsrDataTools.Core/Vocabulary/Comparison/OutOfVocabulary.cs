using AsrDataTools.Statistics;
using MathNet.Numerics.Distributions;

namespace AsrDataTools.Vocabulary;

/// <summary>How much of production training has never seen. Numbers in digits are left out on both sides: any is said from a few dozen words.</summary>
/// <param name="Types">Different words of production.</param>
/// <param name="UnseenTypes">Of these, such as training has none of.</param>
/// <param name="Tokens">Running words of production.</param>
/// <param name="UnseenTokens">Of these, such as training has none of.</param>
public sealed record OutOfVocabulary(int Types, int UnseenTypes, long Tokens, long UnseenTokens)
{
    /// <summary>With fewer recordings no interval is given.</summary>
    public const int LeastRecordings = 10;

    public double? TypeRate => Types == 0 ? null : (double)UnseenTypes / Types;

    public double? TokenRate => Tokens == 0 ? null : (double)UnseenTokens / Tokens;

    /// <summary>By the jackknife over recordings: a bootstrap draws fewer different words than there are.</summary>
    public (double Low, double High)? TypeInterval { get; init; }

    /// <summary>By the bootstrap over recordings.</summary>
    public (double Low, double High)? TokenInterval { get; init; }

    internal static OutOfVocabulary Of(CorpusText production, CorpusText training, WordTypes types, TermSpread spread, BootstrapSettings settings, CancellationToken cancellation)
    {
        int recordings = production.Recordings, known = 0, unseen = 0;
        long unseenTokens = 0;
        int[] onlyTypes = new int[recordings], onlyUnseen = new int[recordings];
        for (int type = 0; type < types.Count; type++)
        {
            long count = production.CountOf(type);
            if (count == 0 || types.IsNumeral(type)) continue;
            bool isUnseen = training.CountOf(type) == 0;
            known++;
            unseen += isUnseen ? 1 : 0;
            unseenTokens += isUnseen ? count : 0;
            if (spread.Recordings[type] != 1) continue;
            onlyTypes[spread.Only[type]]++;
            onlyUnseen[spread.Only[type]] += isUnseen ? 1 : 0;
        }

        OutOfVocabulary rates = new(known, unseen, production.Tokens - production.Numerals, unseenTokens);
        if (recordings < LeastRecordings || known == 0) return rates;
        return rates with
        {
            TypeInterval = Jackknife(rates, onlyTypes, onlyUnseen, settings.ConfidenceLevel),
            TokenInterval = Bootstrap(production, training, types, settings, cancellation),
        };
    }

    private static (double, double)? Jackknife(OutOfVocabulary rates, int[] onlyTypes, int[] onlyUnseen, double level)
    {
        int n = onlyTypes.Length;
        double[] without = [.. Enumerable.Range(0, n)
            .Where(i => rates.Types > onlyTypes[i])
            .Select(i => (double)(rates.UnseenTypes - onlyUnseen[i]) / (rates.Types - onlyTypes[i]))];
        if (without.Length < n) return null; // One recording holds every word.
        double mean = without.Average();
        double error = Math.Sqrt((n - 1.0) / n * without.Sum(rate => (rate - mean) * (rate - mean)));
        double reach = -StudentT.InvCDF(0, 1, n - 1, (1 - level) / 2) * error;
        return (Math.Max(0, rates.TypeRate!.Value - reach), Math.Min(1, rates.TypeRate.Value + reach));
    }

    private static (double, double)? Bootstrap(CorpusText production, CorpusText training, WordTypes types, BootstrapSettings settings, CancellationToken cancellation)
    {
        long[] unseen = new long[production.Recordings], tokens = new long[production.Recordings];
        int[] buffer = [];
        for (int utterance = 0; utterance < production.Log.Utterances; utterance++)
        {
            if (buffer.Length < production.Log.LengthOf(utterance)) buffer = new int[2 * production.Log.LengthOf(utterance)];
            int recording = production.Log.RecordingOf(utterance);
            foreach (int type in buffer.AsSpan(0, production.Log.Read(utterance, buffer)))
            {
                if (types.IsNumeral(type)) continue;
                tokens[recording]++;
                if (training.CountOf(type) == 0) unseen[recording]++;
            }
        }

        double effective = EffectiveClusters.Of([.. Enumerable.Range(0, tokens.Length)], [.. tokens.Select(count => (double)count)]);
        return BootstrapInterval.Percentile(RatioBootstrap.Replicates(unseen, tokens, settings.Replicates, settings.Seed, cancellation), BootstrapInterval.TailShare(settings.ConfidenceLevel, effective));
    }
}
