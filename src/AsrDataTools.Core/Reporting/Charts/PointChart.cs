using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Charts;

/// <summary>Recordings of both sides in the plane of the two measures that tell most: production without training around it shows.</summary>
/// <param name="Horizontal">Title with unit.</param>
/// <param name="Vertical">Title with unit.</param>
/// <param name="Production">Points, evenly sampled where there are many.</param>
/// <param name="Training">Points, evenly sampled where there are many.</param>
public sealed record PointChart(
    string Horizontal,
    string Vertical,
    IReadOnlyList<ChartPoint> Production,
    IReadOnlyList<ChartPoint> Training)
{
    private const int Most = 400;

    /// <summary>Null when either side has no recording with both measures.</summary>
    public static PointChart? Of(AcousticEvidence evidence, string horizontal, string vertical)
    {
        AcousticWording x = AcousticWording.Of(horizontal), y = AcousticWording.Of(vertical);
        ChartPoint[] production = Points(evidence.Production, x, y), training = Points(evidence.Training, x, y);
        return production.Length == 0 || training.Length == 0 ? null : new(Axis(x), Axis(y), production, training);
    }

    private static string Axis(AcousticWording wording) => wording.Unit.Length == 0 ? wording.Title : $"{wording.Title}, {wording.Unit}";

    private static ChartPoint[] Points(IReadOnlyList<AcousticProfile> profiles, AcousticWording x, AcousticWording y)
    {
        ChartPoint[] all = [.. profiles
            .Select(profile => (profile.Path, X: ProfileValue.Number(profile, x.Measure), Y: ProfileValue.Number(profile, y.Measure)))
            .Where(point => point is { X: not null, Y: not null })
            .Select(point => new ChartPoint(Math.Round(point.X!.Value * x.Scale, 4), Math.Round(point.Y!.Value * y.Scale, 4), Path.GetFileName(point.Path)))];
        if (all.Length <= Most) return all;
        double step = all.Length / (double)Most;
        return [.. Enumerable.Range(0, Most).Select(index => all[(int)(index * step)])];
    }
}

/// <summary>One recording in a plane of two measures.</summary>
/// <param name="X">In the unit of the horizontal axis.</param>
/// <param name="Y">In the unit of the vertical axis.</param>
/// <param name="Name">File name.</param>
public sealed record ChartPoint(double X, double Y, string Name);
