using AsrDataTools.Annotation.Depth;

namespace AsrDataTools.Reporting.Html;

/// <summary>The part of a recording that is drawn.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
internal readonly record struct TimelineWindow(double Start, double End)
{
    /// <summary>Longer, and turns would be too thin to be seen.</summary>
    public const double Longest = 120;

    private const double Step = 15;

    public double Length => End - Start;

    /// <summary>The whole, or of a long recording the part in which most is said or heard.</summary>
    public static TimelineWindow Of(DepthTimeline timeline)
    {
        double duration = Math.Max(timeline.DurationSeconds, 1e-3);
        if (duration <= Longest) return new(0, duration);
        DepthTimelineSpan[] spans = [.. timeline.Lanes.SelectMany(lane => lane.Spans), .. timeline.Overlaps, .. timeline.Heard ?? []];
        return Enumerable.Range(0, (int)((duration - Longest) / Step) + 1)
            .Select(step => new TimelineWindow(step * Step, step * Step + Longest))
            .MaxBy(window => spans.Sum(window.Within));
    }

    /// <summary>A moment's place, 0…100.</summary>
    public double Percent(double seconds) => 100 * Math.Clamp((seconds - Start) / Length, 0, 1);

    private double Within(DepthTimelineSpan span) => Math.Max(0, Math.Min(span.EndSeconds, End) - Math.Max(span.StartSeconds, Start));
}
