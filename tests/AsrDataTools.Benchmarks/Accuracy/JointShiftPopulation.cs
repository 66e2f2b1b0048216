using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Recordings with eight independent normal measures, three tenths of the variance of each between speakers; the tolerance of each is
/// 0.4 of its deviation.
/// </summary>
internal static class JointShiftPopulation
{
    /// <summary>Tolerance, and so the blur of the joint row, in deviations.</summary>
    public const double Blur = 0.4;

    private const double BetweenSpeakers = 0.3;

    public static IReadOnlyList<string> Measures { get; } =
    [
        nameof(AcousticProfile.SnrDb), nameof(AcousticProfile.NoiseFloorDbfs), nameof(AcousticProfile.BandwidthHz), nameof(AcousticProfile.SpeechShare),
        nameof(AcousticProfile.CrestFactorDb), nameof(AcousticProfile.LoudnessLufs), nameof(AcousticProfile.LoudnessRangeLu), nameof(AcousticProfile.LowCutHz),
    ];

    /// <param name="side">Start of the speakers' names.</param>
    /// <param name="shifted">Number of the measure that is moved.</param>
    /// <param name="shift">By how much, in deviations.</param>
    public static List<AcousticProfile> Draw(SeededRandom random, int speakers, int recordings, string side, int shifted, double shift)
    {
        List<AcousticProfile> profiles = new(speakers * recordings);
        double[] own = new double[Measures.Count];
        double[] value = new double[Measures.Count];
        for (int s = 0; s < speakers; s++)
        {
            for (int m = 0; m < own.Length; m++) own[m] = Math.Sqrt(BetweenSpeakers) * random.NextNormal() + (m == shifted ? shift : 0);
            for (int r = 0; r < recordings; r++)
            {
                for (int m = 0; m < own.Length; m++) value[m] = own[m] + Math.Sqrt(1 - BetweenSpeakers) * random.NextNormal();
                profiles.Add(ShiftPopulation.Profile(side, s, r) with
                {
                    SnrDb = 10 + 5 * value[0],
                    NoiseFloorDbfs = -40 + 7.5 * value[1],
                    BandwidthHz = 5000 + 625 * value[2],
                    SpeechShare = 0.5 + 0.125 * value[3],
                    CrestFactorDb = 20 + 5 * value[4],
                    LoudnessLufs = -23 + 7.5 * value[5],
                    LoudnessRangeLu = 10 + 2.5 * value[6],
                    LowCutHz = 700 + 125 * value[7],
                });
            }
        }

        return profiles;
    }
}
