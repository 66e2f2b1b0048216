using AsrDataTools.Coverage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Word errors of three accents whose true rates are known. Speakers differ by a log-normal factor, utterances by a gamma
/// factor, so that errors clump; accents differ in channel and noise, so that plain rates are not the adjusted ones.
/// </summary>
/// <param name="Speakers">Of each accent.</param>
/// <param name="SpeakerSpread">Standard deviation of the logarithm of a speaker's factor.</param>
/// <param name="IsUneven">Speakers have 1 to 39 utterances in place of 10 each.</param>
/// <param name="OneChannelEach">A speaker is on one channel throughout.</param>
internal sealed record AccentErrorPopulation(int Speakers, double SpeakerSpread, bool IsUneven, bool OneChannelEach)
{
    private const double BaseRate = 0.08;
    private const double PerDecibel = 0.04;
    private const double SnrSpread = 5;
    private const double TelephoneFactor = 1.8;
    private const double PaceSpread = 0.15;
    private const double ClumpShape = 2;

    /// <summary>Errors of the accent against the first at equal channel and noise.</summary>
    public static IReadOnlyList<Accent> Accents { get; } =
        [new("en-US", 1, 0.3, 22, 160, 0.3), new("en-IN", 1.5, 0.7, 14, 130, 0.6), new("en-GB", 0.8, 0.5, 18, 150, 0.1)];

    public static IReadOnlyDictionary<string, double> Traffic { get; } = Accents.ToDictionary(accent => accent.Name, accent => accent.TrafficShare);

    public double RateOf(Accent accent) => BaseRate * accent.Ratio * (1 + accent.TelephoneShare * (TelephoneFactor - 1))
        * Math.Exp(-PerDecibel * (accent.MeanSnrDb - 15) + PerDecibel * PerDecibel * SnrSpread * SnrSpread / 2 + SpeakerSpread * SpeakerSpread / 2);

    public double Projected
    {
        get
        {
            // Words over minutes tend to the harmonic mean of the speakers' paces.
            double[] weights = [.. Accents.Select(accent => accent.TrafficShare * accent.WordsPerMinute * Math.Exp(-PaceSpread * PaceSpread / 2))];
            return Accents.Zip(weights, (accent, weight) => RateOf(accent) * weight).Sum() / weights.Sum();
        }
    }

    public WordErrorSums Draw(SeededRandom random)
    {
        WordErrorSums sums = new();
        foreach (Accent accent in Accents)
        {
            for (int speaker = 0; speaker < Speakers; speaker++)
            {
                double factor = Math.Exp(SpeakerSpread * random.NextNormal()), pace = accent.WordsPerMinute * Math.Exp(PaceSpread * random.NextNormal());
                bool telephone = random.NextDouble() < accent.TelephoneShare;
                int utterances = IsUneven ? 1 + random.Next(39) : 10;
                for (int i = 0; i < utterances; i++)
                {
                    if (!OneChannelEach) telephone = random.NextDouble() < accent.TelephoneShare;
                    double snr = accent.MeanSnrDb + SnrSpread * random.NextNormal();
                    int words = 5 + random.Next(36);
                    double mean = words * BaseRate * accent.Ratio * factor * (telephone ? TelephoneFactor : 1) * Math.Exp(-PerDecibel * (snr - 15)) * Gamma(random);
                    sums.Add(
                        new WordErrorRow
                        {
                            Words = words,
                            Errors = Poisson(random, mean),
                            Speaker = $"{accent.Name}-{speaker}",
                            Environment = telephone ? "telephony" : "studio",
                            SnrDb = snr,
                            DurationSeconds = 60 * words / pace,
                        },
                        accent.Name);
                }
            }
        }

        return sums;
    }

    // Of mean 1 and a whole shape: a sum of exponentials.
    private static double Gamma(SeededRandom random)
    {
        double sum = 0;
        for (int i = 0; i < (int)ClumpShape; i++) sum -= Math.Log(1 - random.NextDouble());
        return sum / ClumpShape;
    }

    private static int Poisson(SeededRandom random, double mean)
    {
        int count = -1;
        for (double left = mean; left >= 0; count++) left += Math.Log(1 - random.NextDouble());
        return count;
    }

    /// <summary>One accent's truth.</summary>
    /// <param name="Ratio">Errors against the first accent at equal channel and noise.</param>
    /// <param name="TelephoneShare">Share of speech on the telephone.</param>
    /// <param name="MeanSnrDb">Mean signal-to-noise ratio, dB.</param>
    /// <param name="WordsPerMinute">Median pace.</param>
    /// <param name="TrafficShare">Share of traffic minutes.</param>
    public sealed record Accent(string Name, double Ratio, double TelephoneShare, double MeanSnrDb, double WordsPerMinute, double TrafficShare);
}
