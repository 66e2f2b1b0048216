using AsrDataTools.Acoustics;

namespace AsrDataTools.Simulation;

/// <summary>
/// A measure that a chain is asked for and that the result is measured by. What is asked for is corrected by how far the measured
/// batch is off.
/// </summary>
/// <param name="Name">Property of the profile.</param>
/// <param name="Value">Reads it; null where it could not be taken.</param>
/// <param name="IsRatio">Whether a bias is a factor rather than a difference.</param>
/// <param name="Most">A correction is at most so large either way: a difference, or the logarithm of a factor.</param>
internal sealed record MatchedMeasure(string Name, Func<AcousticProfile, double?> Value, bool IsRatio, double Most)
{
    private const double WholeBand = 0.48;

    public static MatchedMeasure Snr { get; } = new(nameof(AcousticProfile.SnrDb), profile => profile.SnrDb, false, 12);

    public static MatchedMeasure Level { get; } = new(nameof(AcousticProfile.ActiveLevelDbov), profile => profile.ActiveLevelDbov, false, 12);

    public static MatchedMeasure Bandwidth { get; } = new(nameof(AcousticProfile.BandwidthHz), UpperEdge, true, 0.1);

    public static MatchedMeasure LowCut { get; } = new(nameof(AcousticProfile.LowCutHz), profile => profile.LowCutHz, true, 0.5);

    public static MatchedMeasure Decay { get; } = new(nameof(AcousticProfile.DecayTimeSeconds), profile => profile.DecayTimeSeconds, true, 1);

    public static MatchedMeasure Dropouts { get; } = new("DropoutShare", LostShare, true, 1.5);

    public static IReadOnlyList<MatchedMeasure> All { get; } = [Snr, Level, Bandwidth, LowCut, Decay, Dropouts];

    /// <summary>How far a variant is from what it was drawn from; null where either could not be measured.</summary>
    public double? Bias(AcousticProfile production, AcousticProfile variant) => (Value(production), Value(variant)) switch
    {
        ({ } asked, { } measured) when IsRatio => asked > 0 && measured > 0 ? Math.Log(measured / asked) : null,
        ({ } asked, { } measured) => measured - asked,
        _ => null,
    };

    /// <summary>What to ask for.</summary>
    public double Corrected(double asked, double correction) => IsRatio ? asked * Math.Exp(correction) : asked + correction;

    // At half the rate no edge was found: that says nothing of where one lies.
    private static double? UpperEdge(AcousticProfile profile) => profile.BandwidthHz < WholeBand * profile.SampleRate ? profile.BandwidthHz : null;

    private static double? LostShare(AcousticProfile profile) =>
        profile is { DropoutMilliseconds: { } lost, SpeechSeconds: { } speech and > 0 } ? Math.Min(0.5, lost / 1000 / speech) : null;
}
