namespace AsrDataTools.Acoustics;

/// <summary>A numeric measure that two corpora can be compared by.</summary>
/// <param name="Name">Property of <see cref="AcousticProfile"/>, or a name of its own where it is derived from several.</param>
/// <param name="Unit">Unit of the value; empty for shares and ratios.</param>
/// <param name="Tolerance">
/// Values no farther apart than this are ties: what hardly matters to a recogniser, or hardly to the measurement itself, must
/// not fail a corpus however consistent it is.
/// </param>
/// <param name="ByDefault">Compared unless the user names measures; false for what says how a corpus is cut, not how it sounds.</param>
/// <param name="Value">Reads the measure; null where it could not be taken.</param>
/// <param name="Least">What lies below is compared as this: it is as good as not there.</param>
/// <param name="Most">What lies above is compared as this: more of it makes no difference to a recogniser.</param>
/// <param name="InJoint">
/// The joint row looks at it unless the user names measures; false for what tells of the speaker, and for what only a stereo recording
/// has, by which the row would tell how many channels are stored.
/// </param>
/// <param name="OfSpeaker">Tells who speaks and how, not the channel: a difference is reported but its verdict is at most Warn.</param>
public sealed record AcousticMeasure(
    string Name, string Unit, double Tolerance, bool ByDefault, Func<AcousticProfile, double?> Value, double? Least = null, double? Most = null,
    bool InJoint = true, bool OfSpeaker = false)
{
    /// <summary>All numeric measures, in the order of the profile.</summary>
    public static IReadOnlyList<AcousticMeasure> All { get; } =
    [
        new(nameof(AcousticProfile.EffectiveBits), "bit", 1, false, p => p.EffectiveBits, Most: 12),
        new(nameof(AcousticProfile.DurationSeconds), "s", 0.5, false, p => p.DurationSeconds),
        new(nameof(AcousticProfile.PeakDbfs), "dBFS", 3, true, p => p.PeakDbfs),
        new(nameof(AcousticProfile.TruePeakDbtp), "dBTP", 3, false, p => p.TruePeakDbtp),
        new(nameof(AcousticProfile.RmsDbfs), "dBFS", 3, true, p => p.RmsDbfs),
        new(nameof(AcousticProfile.ActiveLevelDbov), "dBov", 3, true, p => p.ActiveLevelDbov),
        new(nameof(AcousticProfile.ActivityFactor), "", 0.05, true, p => p.ActivityFactor),
        new(nameof(AcousticProfile.LoudnessLufs), "LUFS", 3, true, p => p.LoudnessLufs),
        new(nameof(AcousticProfile.LoudnessRangeLu), "LU", 1, true, p => p.LoudnessRangeLu),
        new(nameof(AcousticProfile.DcOffset), "", 0.005, true, p => p.DcOffset),
        new(nameof(AcousticProfile.CrestFactorDb), "dB", 2, true, p => p.CrestFactorDb),
        new(nameof(AcousticProfile.ClippedShare), "", 0.0005, true, p => p.ClippedShare),
        new(nameof(AcousticProfile.NoiseFloorDbfs), "dBFS", 3, true, p => p.NoiseFloorDbfs, Least: -70),
        new(nameof(AcousticProfile.SnrDb), "dB", 2, true, p => p.SnrDb, Most: 40),
        new(nameof(AcousticProfile.WadaSnrDb), "dB", 2, true, p => p.WadaSnrDb, Most: 40),
        new(nameof(AcousticProfile.BandwidthHz), "Hz", 250, true, p => p.BandwidthHz),
        new(nameof(AcousticProfile.LowCutHz), "Hz", 50, true, p => p.LowCutHz, Least: 100),
        new(nameof(AcousticProfile.SpeechSeconds), "s", 0.5, false, p => p.SpeechSeconds),
        new(nameof(AcousticProfile.SpeechShare), "", 0.05, true, p => p.SpeechShare),
        new(nameof(AcousticProfile.SpeechSegmentCount), "", 0.5, false, p => p.SpeechSegmentCount),
        new("DropoutShare", "", 0.005, true, DropoutShare),
        new(nameof(AcousticProfile.HumDb), "dB", 3, true, p => p.HumDb, Least: 10),
        new(nameof(AcousticProfile.DecayTimeSeconds), "s", 0.1, true, p => p.DecayTimeSeconds),
        new(nameof(AcousticProfile.F0MedianHz), "Hz", 10, true, p => p.F0MedianHz, InJoint: false, OfSpeaker: true),
        new(nameof(AcousticProfile.SyllablesPerSecond), "1/s", 0.25, true, p => p.SyllablesPerSecond, InJoint: false, OfSpeaker: true),
        new(nameof(AcousticProfile.StereoCorrelation), "", 0.05, true, p => p.StereoCorrelation, InJoint: false),
        new(nameof(AcousticProfile.CrosstalkDb), "dB", 3, true, p => p.CrosstalkDb, Least: -50, InJoint: false),
    ];

    /// <summary>
    /// The value as it is compared: within bounds and on a grid of a tenth of the tolerance, which keeps the number of
    /// distinct values, and so the cost of resampling, small. Null also for what is not finite.
    /// </summary>
    internal double? ComparedValue(AcousticProfile profile)
    {
        if (Value(profile) is not { } value || !double.IsFinite(value)) return null;
        double step = Tolerance / 10;
        return Math.Round(Math.Clamp(value, Least ?? double.MinValue, Most ?? double.MaxValue) / step) * step;
    }

    // Seconds lost per second of speech: a plain count would only tell long recordings from short ones.
    private static double? DropoutShare(AcousticProfile profile) =>
        profile is { DropoutMilliseconds: { } lost, SpeechSeconds: { } speech and > 0 } ? Math.Min(1, lost / 1000 / speech) : null;
}
