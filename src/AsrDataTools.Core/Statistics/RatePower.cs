namespace AsrDataTools.Statistics;

/// <summary>
/// How closely an error rate can be bounded by so many speakers and words, and how many it takes. A spread that was measured on a few speakers
/// widens the reach of Student's t as Stein's two-stage sample does (Annals of Mathematical Statistics 16, 1945), so that the promise holds
/// on average over what may have been measured.
/// </summary>
/// <param name="spread">How errors vary.</param>
/// <param name="confidenceLevel">For example 0.95.</param>
public sealed class RatePower(ErrorSpread spread, double confidenceLevel)
{
    /// <summary>More speakers are asked for by nobody.</summary>
    public const int MostSpeakers = 1_000_000;

    // Equal speakers may come to a hair less than their number.
    private const double Rounding = 1e-9;

    /// <summary>Half of the interval that a rate over these speakers has, errors per word; null with fewer than <see cref="ErrorSpread.LeastSpeakers"/> effective speakers, of whom no spread is known.</summary>
    /// <param name="words">Words of each speaker.</param>
    public double? HalfWidth(IReadOnlyCollection<double> words) => HalfWidth(words.Sum(), words.Sum(count => count * count));

    /// <summary>Speakers of so many words each that bound the rate to ± <paramref name="margin"/>; null where more than <see cref="MostSpeakers"/> would be needed.</summary>
    public int? Needed(double wordsPerSpeaker, double margin) => Added([], wordsPerSpeaker, margin);

    /// <summary>Speakers of so many words each to be added to those there are; 0 where these suffice, null beyond <see cref="MostSpeakers"/>.</summary>
    public int? Added(IReadOnlyCollection<double> words, double wordsPerSpeaker, double margin)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wordsPerSpeaker);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(margin);
        double sum = words.Sum(), squares = words.Sum(count => count * count);
        if (Suffice(0)) return 0;
        if (!Suffice(MostSpeakers)) return null;
        int few = 0, enough = MostSpeakers;
        while (enough - few > 1)
        {
            int middle = few + (enough - few) / 2;
            if (Suffice(middle)) enough = middle;
            else few = middle;
        }

        return enough;

        bool Suffice(int added) => HalfWidth(sum + added * wordsPerSpeaker, squares + added * wordsPerSpeaker * wordsPerSpeaker) <= margin;
    }

    private double? HalfWidth(double sum, double squares)
    {
        double speakers = squares > 0 ? sum * sum / squares : 0;
        if (speakers < ErrorSpread.LeastSpeakers - Rounding) return null;
        double deviation = spread.SpeakerVariation * spread.Rate;
        double variance = deviation * deviation / speakers + spread.Dispersion * spread.Rate / sum;
        return ClusteredRatio.Reach(Math.Min(speakers - 1, spread.DegreesOfFreedom), confidenceLevel) * Math.Sqrt(variance);
    }
}
