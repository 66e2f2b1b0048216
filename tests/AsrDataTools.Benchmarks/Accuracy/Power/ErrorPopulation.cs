using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Power;

/// <summary>Speakers whose word errors are known: their own rates log-normal or gamma-like about the mean, errors in runs of geometric length.</summary>
/// <param name="Rate">Mean errors per word over all speakers there could be.</param>
/// <param name="Variation">Standard deviation of the speakers' rates over their mean.</param>
/// <param name="RunLength">Mean words of a run of errors, at least 1; variance over mean of the count is then 2 · it − 1.</param>
/// <param name="IsTwoKinds">Speakers are of two kinds, easy and hard, in place of log-normal.</param>
internal sealed record ErrorPopulation(double Rate, double Variation, double RunLength, bool IsTwoKinds = false)
{
    private const double HardShare = 0.2;

    public double Dispersion => 2 * RunLength - 1;

    /// <summary>The truth as <see cref="ErrorSpread"/> has it, known beforehand.</summary>
    public ErrorSpread Spread => new(Rate, Variation, Dispersion, double.PositiveInfinity);

    /// <summary>Errors and words of each utterance of one speaker.</summary>
    public (long Errors, long Words)[] Speaker(int utterances, int wordsEach, SeededRandom random)
    {
        double rate = OwnRate(random);
        (long, long)[] drawn = new (long, long)[utterances];
        for (int i = 0; i < utterances; i++) drawn[i] = (Errors(rate * wordsEach, random), wordsEach);
        return drawn;
    }

    private double OwnRate(SeededRandom random)
    {
        if (IsTwoKinds)
        {
            // Mean 1 and the deviation asked for, by a share of hard speakers.
            double hard = 1 + Variation * Math.Sqrt((1 - HardShare) / HardShare), easy = 1 - Variation * Math.Sqrt(HardShare / (1 - HardShare));
            return Rate * (random.NextDouble() < HardShare ? hard : easy);
        }

        double sigma = Math.Sqrt(Math.Log(1 + Variation * Variation));
        return Rate * Math.Exp(sigma * random.NextNormal() - sigma * sigma / 2);
    }

    private long Errors(double mean, SeededRandom random)
    {
        long runs = -1, errors = 0;
        for (double left = mean / RunLength; left >= 0; runs++) left += Math.Log(1 - random.NextDouble());
        for (long run = 0; run < runs; run++)
        {
            errors++;
            while (random.NextDouble() >= 1 / RunLength) errors++;
        }

        return errors;
    }
}
