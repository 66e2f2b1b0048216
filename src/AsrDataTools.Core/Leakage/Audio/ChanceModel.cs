namespace AsrDataTools.Leakage;

/// <summary>
/// How probable it is that unrelated audio agrees so well. The null model: of unrelated speech each bit differs with
/// probability ½; bits are correlated in time and between each other, so that a second is worth only so many independent
/// ones as explain how low the bit error rates of unrelated pairs come. The tail is Chernoff's bound of the binomial
/// distribution, times the alignments that were possible.
/// </summary>
public static class ChanceModel
{
    /// <summary>
    /// Independent bits in a second of informative audio (of 2,000 at 32 ms). The spread of unrelated pairs would allow for
    /// more than 400; the lowest of 100,000 of them, which share words and sounds, allow for no more than this
    /// (docs/methods/fingerprint.md).
    /// </summary>
    public const double EffectiveBitsPerSecond = 100;

    /// <summary>The probability, at most 1.</summary>
    /// <param name="bitErrorRate">0…1.</param>
    /// <param name="comparedSeconds">Informative seconds that it rests on.</param>
    /// <param name="alignments">Ways in which query and index could have been laid side by side.</param>
    public static double Probability(double bitErrorRate, double comparedSeconds, double alignments)
    {
        if (bitErrorRate >= 0.5)
            return 1;
        double divergence = Math.Log(2) + Part(bitErrorRate) + Part(1 - bitErrorRate);
        return Math.Min(1, alignments * Math.Exp(-EffectiveBitsPerSecond * comparedSeconds * divergence));
    }

    private static double Part(double share) => share <= 0 ? 0 : share * Math.Log(share);
}
