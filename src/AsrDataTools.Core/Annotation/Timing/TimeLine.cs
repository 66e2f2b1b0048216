namespace AsrDataTools.Annotation.Timing;

/// <summary>How annotated times lie to heard ones: annotated = (1 + <paramref name="Drift"/>) · heard + <paramref name="Offset"/>.</summary>
/// <param name="Offset">Seconds at the start of the recording.</param>
/// <param name="Drift">Seconds a second.</param>
internal readonly record struct TimeLine(double Offset, double Drift)
{
    /// <summary>The moment of the recording that an annotated time stands for.</summary>
    public double Heard(double annotated) => (annotated - Offset) / (1 + Drift);
}
