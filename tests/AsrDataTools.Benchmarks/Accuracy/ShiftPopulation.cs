using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;
using MathNet.Numerics.Distributions;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Two populations of recordings whose difference is known: SNR is normal about 0 dB with a deviation of 5 dB in production,
/// three tenths of its variance between speakers. Training is moved and spread.
/// </summary>
/// <param name="Name">How the table calls it.</param>
/// <param name="Location">Training's mean less production's, in deviations of production.</param>
/// <param name="Spread">Training's deviation over production's.</param>
internal sealed record ShiftPopulation(string Name, double Location, double Spread)
{
    private const double Deviation = 5;
    private const double Tolerance = 2;
    private const double BetweenSpeakers = 0.3;

    /// <summary>
    /// Nothing; by location and by shape alone a Wasserstein distance of half the warn threshold, midway between the thresholds
    /// and of one and a half times the fail threshold.
    /// </summary>
    public static IReadOnlyList<ShiftPopulation> All { get; } =
    [
        new("no shift", 0, 1),
        new("location 0.3 σ", 0.3, 1),
        new("location 0.75 σ", 0.75, 1),
        new("location 1.35 σ", 1.35, 1),
        new("deviation × 1.38", 0, 1.376),
        new("deviation × 1.94", 0, 1.94),
        new("deviation × 2.69", 0, 2.692),
    ];

    /// <summary>Cliff's delta of the populations; pairs within the tolerance of 2 dB are ties.</summary>
    public double Delta
    {
        get
        {
            double apart = Math.Sqrt(1 + Spread * Spread);
            double tie = Tolerance / Deviation;
            return Normal.CDF(0, 1, (Location - tie) / apart) - Normal.CDF(0, 1, (-Location - tie) / apart);
        }
    }

    /// <summary>Wasserstein-1 of the populations in deviations of production: E |location + (spread − 1)·Z|.</summary>
    public double Wasserstein
    {
        get
        {
            double spread = Math.Abs(Spread - 1);
            if (spread == 0) return Math.Abs(Location);
            double ratio = Location / spread;
            return spread * (2 * Normal.PDF(0, 1, ratio) + ratio * (2 * Normal.CDF(0, 1, ratio) - 1));
        }
    }

    /// <summary>The verdict that follows from the true effects.</summary>
    public Verdict Verdict
    {
        get
        {
            AcousticComparisonOptions options = new();
            double delta = Math.Abs(Delta);
            return ShiftVerdict.Worse(
                ShiftVerdict.Judge(delta, delta, options.WarnThreshold, options.FailThreshold),
                ShiftVerdict.Judge(Wasserstein, Wasserstein, options.ShapeWarnThreshold, options.ShapeFailThreshold));
        }
    }

    /// <param name="speakers">Number of speakers.</param>
    /// <param name="recordings">Recordings of each.</param>
    /// <param name="isUneven">Speakers have from 1 to <paramref name="recordings"/>, log-uniform.</param>
    public List<AcousticProfile> Production(SeededRandom random, int speakers, int recordings, bool isUneven) =>
        Draw(random, speakers, recordings, isUneven, "p", 0, 1);

    /// <inheritdoc cref="Production"/>
    public List<AcousticProfile> Training(SeededRandom random, int speakers, int recordings, bool isUneven) =>
        Draw(random, speakers, recordings, isUneven, "t", Location, Spread);

    private static List<AcousticProfile> Draw(SeededRandom random, int speakers, int recordings, bool isUneven, string side, double location, double spread)
    {
        List<AcousticProfile> profiles = new(speakers * recordings);
        for (int s = 0; s < speakers; s++)
        {
            double own = Math.Sqrt(BetweenSpeakers) * random.NextNormal();
            int count = isUneven ? (int)Math.Exp(random.NextDouble() * Math.Log(recordings + 1)) : recordings;
            for (int r = 0; r < count; r++)
            {
                double value = own + Math.Sqrt(1 - BetweenSpeakers) * random.NextNormal();
                profiles.Add(Profile(side, s, r) with { SnrDb = Deviation * (location + spread * value) });
            }
        }

        return profiles;
    }

    /// <summary>A profile that says who speaks and nothing else.</summary>
    public static AcousticProfile Profile(string side, int speaker, int recording) =>
        new() { Path = $"/{side}{speaker}/{recording}.wav", Speaker = $"{side}{speaker}", SampleRate = 8000, DurationSeconds = 5 };
}
