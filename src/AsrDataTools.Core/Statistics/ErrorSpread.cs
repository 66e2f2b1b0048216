namespace AsrDataTools.Statistics;

/// <summary>
/// How errors per word vary: between speakers, whose own rates differ, and within a speaker, where errors come in clumps. With these the
/// variance of a rate over any speakers and words follows: Var = (v·R)² / S + d·R / W, S equally large speakers of W words together.
/// </summary>
/// <param name="Rate">R: errors per word, above 0.</param>
/// <param name="SpeakerVariation">v: standard deviation of the speakers' own rates over R.</param>
/// <param name="Dispersion">d: variance of a speaker's errors over their number; 1 where each word errs by itself.</param>
/// <param name="DegreesOfFreedom">Of the estimate; infinite for an assumption.</param>
public sealed record ErrorSpread(double Rate, double SpeakerVariation, double Dispersion, double DegreesOfFreedom)
{
    /// <summary>Fewer speakers say too little of how speakers differ.</summary>
    public const int LeastSpeakers = 10;

    private const double AssumedSpeakers = 3;

    // Below that Student's t asks for more than anybody can collect.
    private const double LeastFreedom = 2;

    /// <summary>Errors per word where nothing was scored.</summary>
    public const double AssumedRate = 0.15;

    /// <summary>
    /// Speakers' own rates where they could not be measured: with 0.5 and a log-normal shape one speaker in six errs 1.6 times as often as the
    /// median and one in forty 2.5 times.
    /// </summary>
    public const double AssumedVariation = 0.5;

    /// <summary>
    /// Clumps where they could not be measured: errors in runs of 1.5 words on average, of geometric length c, have d = 2c − 1. Of one sentence
    /// said again and again van Leeuwen and Steeneken (Eurospeech 1997) found errors to come singly, d = 1.
    /// </summary>
    public const double AssumedDispersion = 2;

    /// <summary>Whether the spread is assumed; the rate may be measured all the same.</summary>
    public bool IsAssumed => double.IsPositiveInfinity(DegreesOfFreedom);

    /// <summary>Variance over that of as many words that err independently of each other, with so many words of each speaker.</summary>
    public double DesignEffect(double wordsPerSpeaker) => Dispersion + SpeakerVariation * SpeakerVariation * Rate * wordsPerSpeaker;

    public static ErrorSpread Assumed(double rate) => new(rate, AssumedVariation, AssumedDispersion, double.PositiveInfinity);

    /// <summary>
    /// By moments, as in random-effects models: what speakers' rates differ by beyond what their words explain (DerSimonian and Laird 1986), and
    /// the squared errors of utterances about their speaker's rate.
    /// </summary>
    /// <param name="speakers">Errors and words of each utterance, by speaker.</param>
    /// <returns>Assumed but for the rate with fewer than <see cref="LeastSpeakers"/> effective speakers; null where there is no error or no word.</returns>
    public static ErrorSpread? Of(IReadOnlyList<IReadOnlyList<(long Errors, long Words)>> speakers)
    {
        (double Errors, double Words)[] sums = [.. speakers.Select(utterances => ((double)utterances.Sum(one => one.Errors), (double)utterances.Sum(one => one.Words))).Where(sum => sum.Item2 > 0)];
        double words = sums.Sum(sum => sum.Words), errors = sums.Sum(sum => sum.Errors);
        if (!(words > 0 && errors > 0)) return null;
        double rate = errors / words, squares = sums.Sum(sum => sum.Words * sum.Words);
        double effective = words * words / squares;
        if (effective < LeastSpeakers) return Assumed(rate);
        double dispersion = DispersionOf(speakers);
        double between = sums.Sum(sum => sum.Words * Math.Pow(sum.Errors / sum.Words - rate, 2)) - (sums.Length - 1) * dispersion * rate;
        double variation = Math.Sqrt(AtLeast(Math.Max(0, between / (words - squares / words)) / (rate * rate), effective));
        return new(rate, variation, dispersion, FreedomOf(variation, effective));
    }

    // Ten speakers may by chance have none of those who err much, and then seem alike. What is below the assumption is drawn towards it as if
    // so many more speakers had spread as assumed; what is above stays.
    private static double AtLeast(double variance, double speakers) =>
        Math.Max(variance, (speakers * variance + AssumedSpeakers * AssumedVariation * AssumedVariation) / (speakers + AssumedSpeakers));

    // A variance is known the less the heavier the tails: of excess kurtosis κ that of n has 2 / (2 / (n − 1) + κ / n) degrees of freedom
    // (Satterthwaite). Ten speakers do not tell their own κ; that of a log-normal spread of the same variation stands for it.
    private static double FreedomOf(double variation, double speakers)
    {
        double growth = 1 + variation * variation;
        double kurtosis = Math.Pow(growth, 4) + 2 * Math.Pow(growth, 3) + 3 * growth * growth - 6;
        return Math.Max(LeastFreedom, 2 / (2 / (speakers - 1) + kurtosis / speakers));
    }

    // Of an utterance with n of its speaker's N words the squared deviation is expected to be d·r·n·(1 − n/N).
    private static double DispersionOf(IReadOnlyList<IReadOnlyList<(long Errors, long Words)>> speakers)
    {
        double found = 0, expected = 0;
        foreach (IReadOnlyList<(long Errors, long Words)> utterances in speakers)
        {
            double words = utterances.Sum(one => one.Words);
            if (!(words > 0)) continue;
            double rate = utterances.Sum(one => one.Errors) / words;
            foreach ((long errors, long count) in utterances)
            {
                found += Math.Pow(errors - rate * count, 2);
                expected += rate * count * (1 - count / words);
            }
        }

        return expected > 0 ? found / expected : AssumedDispersion;
    }
}
