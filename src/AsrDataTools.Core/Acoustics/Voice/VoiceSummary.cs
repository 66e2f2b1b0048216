namespace AsrDataTools.Acoustics;

/// <summary>Pitch and speaking rate of a recording, or why there are none.</summary>
/// <param name="F0MedianHz">Median over voiced speech, Hz.</param>
/// <param name="SyllablesPerSecond">Nuclei over seconds of speech.</param>
/// <param name="Abstained">Why what is null is so.</param>
internal sealed record VoiceSummary(double? F0MedianHz, double? SyllablesPerSecond, string? Abstained)
{
    public static VoiceSummary RateTooLow { get; } =
        new(null, null, FormattableString.Invariant($"sampling rate below {VoiceMeasure.LowestRate} Hz"));
}
