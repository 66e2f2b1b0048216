using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Two populations of which one value in five of production, and more of training, is another; half of the recordings have the value that
/// their speaker always has.
/// </summary>
/// <param name="TotalVariation">The share of training that is of another kind.</param>
internal sealed record CategoricalShiftPopulation(double TotalVariation)
{
    private const double OtherInProduction = 0.2;
    private const double BySpeaker = 0.5;

    /// <summary>Nothing, half the warn threshold, midway between the thresholds, one and a half times the fail threshold.</summary>
    public static IReadOnlyList<CategoricalShiftPopulation> All { get; } = [new(0), new(0.165), new(0.4), new(0.711)];

    public Verdict Verdict
    {
        get
        {
            AcousticComparisonOptions options = new();
            return ShiftVerdict.Judge(TotalVariation, TotalVariation, options.WarnThreshold, options.FailThreshold);
        }
    }

    public static List<AcousticProfile> Production(SeededRandom random, int speakers, int recordings) =>
        Draw(random, speakers, recordings, "p", OtherInProduction);

    public List<AcousticProfile> Training(SeededRandom random, int speakers, int recordings) =>
        Draw(random, speakers, recordings, "t", OtherInProduction + TotalVariation);

    private static List<AcousticProfile> Draw(SeededRandom random, int speakers, int recordings, string side, double other)
    {
        List<AcousticProfile> profiles = new(speakers * recordings);
        for (int s = 0; s < speakers; s++)
        {
            bool own = random.NextDouble() < other;
            for (int r = 0; r < recordings; r++)
            {
                bool value = random.NextDouble() < BySpeaker ? own : random.NextDouble() < other;
                profiles.Add(ShiftPopulation.Profile(side, s, r) with { ChannelClass = value ? ChannelClass.Voip : ChannelClass.Telephony });
            }
        }

        return profiles;
    }
}
