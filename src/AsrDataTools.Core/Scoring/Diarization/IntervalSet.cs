namespace AsrDataTools.Scoring.Diarization;

/// <summary>Unions, differences and intersections; a set is ascending, its intervals are disjoint, apart and longer than nothing.</summary>
internal static class IntervalSet
{
    public static List<Interval> Union(IEnumerable<Interval> intervals)
    {
        List<Interval> set = [];
        foreach (Interval interval in intervals.Where(i => i.Length > 0).OrderBy(i => i.Start))
        {
            if (set.Count > 0 && interval.Start <= set[^1].End) set[^1] = new(set[^1].Start, Math.Max(set[^1].End, interval.End));
            else set.Add(interval);
        }

        return set;
    }

    public static List<Interval> Subtract(List<Interval> from, List<Interval> remove)
    {
        if (remove.Count == 0) return from;
        List<Interval> rest = [];
        int next = 0;
        foreach (Interval interval in from)
        {
            long start = interval.Start;
            while (next < remove.Count && remove[next].End <= start) next++;
            for (int i = next; i < remove.Count && remove[i].Start < interval.End; i++)
            {
                if (remove[i].Start > start) rest.Add(new(start, remove[i].Start));
                start = remove[i].End;
            }

            if (start < interval.End) rest.Add(new(start, interval.End));
        }

        return rest;
    }

    public static List<Interval> Intersect(List<Interval> a, List<Interval> b)
    {
        List<Interval> both = [];
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            long start = Math.Max(a[i].Start, b[j].Start);
            long end = Math.Min(a[i].End, b[j].End);
            if (start < end) both.Add(new(start, end));
            if (a[i].End < b[j].End) i++;
            else j++;
        }

        return both;
    }

    /// <summary>Nanoseconds in the set.</summary>
    public static long Length(List<Interval> set)
    {
        long length = 0;
        foreach (Interval interval in set) length += interval.Length;
        return length;
    }

    /// <summary>Where at least two of the intervals are at once.</summary>
    public static List<Interval> Overlap(IEnumerable<Interval> intervals)
    {
        List<Interval> twice = [];
        long reached = long.MinValue;
        foreach (Interval interval in intervals.Where(i => i.Length > 0).OrderBy(i => i.Start))
        {
            if (interval.Start < reached) twice.Add(new(interval.Start, Math.Min(interval.End, reached)));
            reached = Math.Max(reached, interval.End);
        }

        return Union(twice);
    }
}
