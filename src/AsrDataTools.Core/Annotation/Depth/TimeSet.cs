namespace AsrDataTools.Annotation.Depth;

/// <summary>Stretches of time in seconds: ascending, apart, each longer than nothing.</summary>
internal sealed class TimeSet
{
    private readonly (double Start, double End)[] _spans;

    private TimeSet((double Start, double End)[] spans) => _spans = spans;

    public static TimeSet Empty { get; } = new([]);

    public IReadOnlyList<(double Start, double End)> Spans => _spans;

    public double Length => _spans.Sum(span => span.End - span.Start);

    public bool IsEmpty => _spans.Length == 0;

    /// <summary>The time that is in any of the spans; what has no length, or no finite edge, is in none.</summary>
    public static TimeSet Of(IEnumerable<(double Start, double End)> spans)
    {
        List<(double Start, double End)> joined = [];
        foreach ((double start, double end) in spans.Where(span => span.End > span.Start && double.IsFinite(span.Start) && double.IsFinite(span.End)).Order())
        {
            if (joined.Count > 0 && start <= joined[^1].End) joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, end));
            else joined.Add((start, end));
        }

        return joined.Count == 0 ? Empty : new([.. joined]);
    }

    public static TimeSet Union(IEnumerable<TimeSet> sets) => Of(sets.SelectMany(set => set._spans));

    /// <summary>The time that is in at least two of the sets.</summary>
    public static TimeSet Shared(IEnumerable<TimeSet> sets)
    {
        // Edges in order, ends first where they meet, since touching is not sharing.
        (double Time, int Step)[] edges = [.. sets.SelectMany(set => set._spans).SelectMany(span => new[] { (span.Start, 1), (span.End, -1) }).OrderBy(edge => edge.Item1).ThenBy(edge => edge.Item2)];
        List<(double, double)> shared = [];
        int depth = 0;
        double since = 0;
        foreach ((double time, int step) in edges)
        {
            if (depth == 1 && step == 1) since = time;
            if (depth == 2 && step == -1) shared.Add((since, time));
            depth += step;
        }

        return Of(shared);
    }

    public TimeSet And(TimeSet other) => Shared([this, other]);

    /// <summary>What is here and not in the other.</summary>
    public TimeSet Without(TimeSet other)
    {
        List<(double, double)> rest = [];
        int next = 0;
        foreach ((double from, double end) in _spans)
        {
            double start = from;
            while (next < other._spans.Length && other._spans[next].End <= start) next++;
            for (int index = next; index < other._spans.Length && other._spans[index].Start < end; index++)
            {
                rest.Add((start, other._spans[index].Start));
                start = Math.Max(start, other._spans[index].End);
            }

            rest.Add((start, end));
        }

        return Of(rest);
    }

    /// <summary>Each stretch made longer on both sides.</summary>
    public TimeSet Widened(double seconds) => seconds == 0 ? this : Of(_spans.Select(span => (span.Start - seconds, span.End + seconds)));

    /// <summary>Only the stretches of at least this length.</summary>
    public TimeSet AtLeast(double seconds) => Of(_spans.Where(span => span.End - span.Start >= seconds));
}
