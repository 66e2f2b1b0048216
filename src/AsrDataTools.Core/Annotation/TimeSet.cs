namespace AsrDataTools.Annotation;

/// <summary>
/// Stretches of time in seconds: ascending, apart, each longer than nothing. Scoring has its own of whole nanoseconds, since its
/// sums must not depend on their order.
/// </summary>
internal sealed class TimeSet
{
    /// <summary>Edges closer than this are one, seconds: above the dust of binary sums, below what any format writes.</summary>
    public const double Touching = 1e-6;

    private readonly Stretch[] _spans;

    private TimeSet(Stretch[] spans) => _spans = spans;

    public static TimeSet Empty { get; } = new([]);

    public IReadOnlyList<Stretch> Spans => _spans;

    public double Length
    {
        get
        {
            double length = 0;
            foreach (Stretch span in _spans) length += span.Seconds;
            return length;
        }
    }

    public bool IsEmpty => _spans.Length == 0;

    /// <summary>The time that is in any of the spans; what has no length, or no finite edge, is in none.</summary>
    public static TimeSet Of(IEnumerable<Stretch> spans)
    {
        List<Stretch> joined = [];
        bool isSorted = true;
        foreach (Stretch span in spans)
        {
            if (!(span.End > span.Start) || !double.IsFinite(span.Start) || !double.IsFinite(span.End)) continue;
            isSorted &= joined.Count == 0 || joined[^1].Start <= span.Start;
            joined.Add(span);
        }

        if (joined.Count == 0) return Empty;
        if (!isSorted) joined.Sort((left, right) => left.Start.CompareTo(right.Start));
        int last = 0;
        for (int index = 1; index < joined.Count; index++)
        {
            if (joined[index].Start <= joined[last].End + Touching) joined[last] = joined[last] with { End = Math.Max(joined[last].End, joined[index].End) };
            else joined[++last] = joined[index];
        }

        joined.RemoveRange(last + 1, joined.Count - last - 1);
        return new([.. joined]);
    }

    public static TimeSet Union(IEnumerable<TimeSet> sets)
    {
        TimeSet[] filled = [.. sets.Where(set => !set.IsEmpty)];
        return filled.Length switch { 0 => Empty, 1 => filled[0], _ => Of(filled.SelectMany(set => set._spans)) };
    }

    /// <summary>The time that is in at least two of the sets.</summary>
    public static TimeSet Shared(IEnumerable<TimeSet> sets)
    {
        TimeSet[] filled = [.. sets.Where(set => !set.IsEmpty)];
        if (filled.Length < 2) return Empty;
        if (filled.Length == 2) return filled[0].And(filled[1]);

        // What comes later shares with what came before as far as that reaches.
        List<Stretch> all = [.. filled.SelectMany(set => set._spans)], shared = [];
        all.Sort((left, right) => left.Start.CompareTo(right.Start));
        double reached = double.NegativeInfinity;
        foreach (Stretch span in all)
        {
            if (span.Start < reached) shared.Add(new(span.Start, Math.Min(span.End, reached)));
            reached = Math.Max(reached, span.End);
        }

        return Of(shared);
    }

    public TimeSet And(TimeSet other)
    {
        if (ReferenceEquals(this, other)) return this;
        List<Stretch> both = [];
        for (int mine = 0, its = 0; mine < _spans.Length && its < other._spans.Length;)
        {
            Stretch left = _spans[mine], right = other._spans[its];
            Stretch common = new(Math.Max(left.Start, right.Start), Math.Min(left.End, right.End));
            if (common.End > common.Start) both.Add(common);
            if (left.End < right.End) mine++;
            else its++;
        }

        return Of(both);
    }

    /// <summary>What is here and not in the other.</summary>
    public TimeSet Without(TimeSet other)
    {
        if (IsEmpty || other.IsEmpty) return this;
        if (ReferenceEquals(this, other)) return Empty;
        List<Stretch> rest = [];
        int next = 0;
        foreach ((double from, double end) in _spans)
        {
            double start = from;
            while (next < other._spans.Length && other._spans[next].End <= start) next++;
            for (int index = next; index < other._spans.Length && other._spans[index].Start < end; index++)
            {
                rest.Add(new(start, other._spans[index].Start));
                start = Math.Max(start, other._spans[index].End);
            }

            rest.Add(new(start, end));
        }

        return Of(rest);
    }

    /// <summary>Each stretch made longer on both sides.</summary>
    public TimeSet Widened(double seconds) => seconds == 0 || IsEmpty ? this : Of(_spans.Select(span => new Stretch(span.Start - seconds, span.End + seconds)));

    /// <summary>Only the stretches of at least this length.</summary>
    public TimeSet AtLeast(double seconds) => IsEmpty ? this : Of(_spans.Where(span => span.Seconds >= seconds));

    /// <summary>Seconds of a stretch that lie in the set.</summary>
    public double Covered(Stretch stretch)
    {
        double covered = 0;
        for (int index = FirstEndingAfter(stretch.Start); index < _spans.Length && _spans[index].Start < stretch.End; index++)
            covered += Math.Max(0, Math.Min(stretch.End, _spans[index].End) - Math.Max(stretch.Start, _spans[index].Start));
        return covered;
    }

    /// <summary>The stretch that holds a moment; null where none does.</summary>
    public Stretch? At(double moment)
    {
        int index = FirstEndingAfter(moment - Touching);
        return index < _spans.Length && _spans[index].Start <= moment ? _spans[index] : null;
    }

    private int FirstEndingAfter(double moment)
    {
        int low = 0, high = _spans.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_spans[middle].End > moment) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
