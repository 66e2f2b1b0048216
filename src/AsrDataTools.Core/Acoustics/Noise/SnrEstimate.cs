namespace AsrDataTools.Acoustics;

/// <summary>
/// Signal-to-noise ratio on active speech level (ITU-T P.56), from all evidence at once, with an interval that held the truth
/// in 90 % or more of the recordings of every voice and rate it was calibrated on.
/// </summary>
/// <param name="Db">Estimate; null where nothing tells.</param>
/// <param name="LowDb">Lower end of the interval.</param>
/// <param name="HighDb">Upper end of the interval.</param>
/// <param name="Abstained">Why there is no estimate.</param>
internal readonly record struct SnrEstimate(double? Db, double? LowDb, double? HighDb, string? Abstained)
{
    /// <param name="evidence">Null where there is none.</param>
    /// <param name="noise">Of the same recording.</param>
    public static SnrEstimate Of(SnrEvidence? evidence, NoiseEstimate noise)
    {
        if (noise.SpeechPower is null)
            return None("no speech");
        if (noise.IsGated)
            return None("pauses are digital silence");
        if (evidence is null)
            return None("less than 0.8 s of sound, or speech does not stand out of the noise");
        double bands = SnrCalibration.Bands(evidence), ratio = SnrCalibration.Ratio(evidence, bands);
        (double below, double above) = SnrCalibration.Errors(evidence, bands);
        return new SnrEstimate(ratio, ratio - below, ratio + above, null);
    }

    private static SnrEstimate None(string reason) => new(null, null, null, reason);
}
