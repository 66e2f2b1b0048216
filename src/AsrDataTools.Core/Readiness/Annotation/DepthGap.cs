using AsrDataTools.Annotation.Depth;

namespace AsrDataTools.Readiness;

/// <summary>Speech that stops at a level below the required one.</summary>
/// <param name="Level">Where it stops.</param>
/// <param name="Seconds">Of speech.</param>
/// <param name="Recordings">That have any of it.</param>
internal sealed record DepthGap(int Level, double Seconds, int Recordings)
{
    /// <summary>Share of all speech, and of a recording's, below which it is an edge rather than a gap.</summary>
    private const double Least = 0.005;

    /// <summary>Level by level, shallowest first.</summary>
    public static IEnumerable<DepthGap> Of(AnnotationEvidence evidence, AnnotationGateSettings settings)
    {
        double all = evidence.Overall.SpeechSeconds ?? 0;
        for (int level = 0; level < settings.RequiredLevel; level++)
        {
            AnnotationDepth[] rows = [.. evidence.Recordings.Where(row => row.Shares[level] > Least)];
            double seconds = rows.Sum(row => row.Shares[level]!.Value * (row.SpeechSeconds ?? 0));
            if (rows.Length > 0 && seconds > Least * all) yield return new(level, seconds, rows.Length);
        }
    }
}
