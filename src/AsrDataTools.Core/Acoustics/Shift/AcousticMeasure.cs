namespace AsrDataTools.Acoustics;

/// <summary>A numeric measure that two corpora can be compared by.</summary>
/// <param name="Name">Property of <see cref="AcousticProfile"/>, or a name of its own where it is derived from several.</param>
/// <param name="Unit">Unit of the value; empty for shares and ratios.</param>
/// <param name="Resolution">
/// Values closer than this are ties: what no recogniser and hardly the measurement itself can tell apart must not make a
/// consistent difference.
/// </param>
/// <param name="ByDefault">Compared unless the user names measures; false for what says how a corpus is cut, not how it sounds.</param>
/// <param name="Value">Reads the measure; null where it could not be taken.</param>
public sealed record AcousticMeasure(string Name, string Unit, double Resolution, bool ByDefault, Func<AcousticProfile, double?> Value)
{
    /// <summary>All numeric measures, in the order of the profile.</summary>
    public static IReadOnlyList<AcousticMeasure> All { get; } =
    [
        new(nameof(AcousticProfile.DurationSeconds), "s", 0.1, false, p => p.DurationSeconds),
        new(nameof(AcousticProfile.PeakDbfs), "dBFS", 0.5, true, p => p.PeakDbfs),
        new(nameof(AcousticProfile.TruePeakDbtp), "dBTP", 0.5, false, p => p.TruePeakDbtp),
        new(nameof(AcousticProfile.RmsDbfs), "dBFS", 0.5, true, p => p.RmsDbfs),
        new(nameof(AcousticProfile.ActiveLevelDbov), "dBov", 0.5, true, p => p.ActiveLevelDbov),
        new(nameof(AcousticProfile.ActivityFactor), "", 0.01, true, p => p.ActivityFactor),
        new(nameof(AcousticProfile.LoudnessLufs), "LUFS", 0.5, true, p => p.LoudnessLufs),
        new(nameof(AcousticProfile.LoudnessRangeLu), "LU", 0.5, true, p => p.LoudnessRangeLu),
        new(nameof(AcousticProfile.DcOffset), "", 0.001, true, p => p.DcOffset),
        new(nameof(AcousticProfile.CrestFactorDb), "dB", 0.5, true, p => p.CrestFactorDb),
        new(nameof(AcousticProfile.ClippedShare), "", 0.0001, true, p => p.ClippedShare),
        new(nameof(AcousticProfile.NoiseFloorDbfs), "dBFS", 1, true, p => p.NoiseFloorDbfs),
        new(nameof(AcousticProfile.SnrDb), "dB", 1, true, p => p.SnrDb),
        new(nameof(AcousticProfile.WadaSnrDb), "dB", 1, true, p => p.WadaSnrDb),
        new(nameof(AcousticProfile.BandwidthHz), "Hz", 100, true, p => p.BandwidthHz),
        new(nameof(AcousticProfile.LowCutHz), "Hz", 20, true, p => p.LowCutHz),
        new(nameof(AcousticProfile.SpeechSeconds), "s", 0.1, false, p => p.SpeechSeconds),
        new(nameof(AcousticProfile.SpeechShare), "", 0.01, true, p => p.SpeechShare),
        new(nameof(AcousticProfile.SpeechSegmentCount), "", 1, false, p => p.SpeechSegmentCount),
        new("DropoutShare", "", 0.001, true, DropoutShare),
        new(nameof(AcousticProfile.HumDb), "dB", 1, true, p => p.HumDb),
        new(nameof(AcousticProfile.DecayTimeSeconds), "s", 0.02, true, p => p.DecayTimeSeconds),
        new(nameof(AcousticProfile.F0MedianHz), "Hz", 2, true, p => p.F0MedianHz),
        new(nameof(AcousticProfile.SyllablesPerSecond), "1/s", 0.1, true, p => p.SyllablesPerSecond),
        new(nameof(AcousticProfile.StereoCorrelation), "", 0.01, true, p => p.StereoCorrelation),
        new(nameof(AcousticProfile.CrosstalkDb), "dB", 1, true, p => p.CrosstalkDb),
    ];

    /// <summary>The value with ties made of what is closer than <see cref="Resolution"/>; null also for what is not finite.</summary>
    internal double? TiedValue(AcousticProfile profile) =>
        Value(profile) is { } value && double.IsFinite(value) ? Math.Round(value / Resolution) * Resolution : null;

    // Seconds lost per second of speech: a plain count would only tell long recordings from short ones.
    private static double? DropoutShare(AcousticProfile profile) =>
        profile is { DropoutMilliseconds: { } lost, SpeechSeconds: { } speech and > 0 } ? Math.Min(1, lost / 1000 / speech) : null;
}
