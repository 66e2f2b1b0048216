namespace AsrDataTools.Scoring.Diarization;

/// <summary>
/// Zones of the reference that are not scored, widened as NIST's md-eval widens them: a zone reaches out by at most an extension,
/// up to the nearest boundary of a turn or the nearest word. Two zones with neither between them are one if their extensions
/// meet. After a zone that no boundary and no word follow, nothing more is scored.
/// </summary>
internal static class ExclusionZones
{
    /// <param name="zones">The zones as the reference has them.</param>
    /// <param name="boundaries">Starts and ends of the reference's turns, ascending.</param>
    /// <param name="words">The reference's words, as a set.</param>
    /// <param name="extension">Nanoseconds.</param>
    public static List<Interval> Extend(List<Interval> zones, long[] boundaries, List<Interval> words, long extension)
    {
        List<Interval> extended = [];
        for (int i = 0; i < zones.Count; i++)
        {
            long start = StartOf(zones[i].Start, boundaries, words, extension);
            long next = i + 1 < zones.Count ? zones[i + 1].Start : long.MaxValue;
            extended.Add(new(start, EndOf(zones[i].End, next, boundaries, words, extension)));
        }

        return IntervalSet.Union(extended);
    }

    private static long StartOf(long start, long[] boundaries, List<Interval> words, long extension)
    {
        long reach = start - extension;
        int boundary = FirstAfter(boundaries, start) - 1;
        if (boundary >= 0) reach = Math.Max(reach, boundaries[boundary]);
        int word = LastStartingAtOrBefore(words, start);
        if (word >= 0) reach = Math.Max(reach, Math.Min(start, words[word].End));
        return reach;
    }

    private static long EndOf(long end, long nextZone, long[] boundaries, List<Interval> words, long extension)
    {
        long stop = long.MaxValue;
        int boundary = FirstAfter(boundaries, end - 1);
        if (boundary < boundaries.Length) stop = boundaries[boundary];
        int word = LastStartingAtOrBefore(words, end);
        if (word >= 0 && words[word].End > end) return end;
        if (word + 1 < words.Count) stop = Math.Min(stop, words[word + 1].Start);

        // The next zone begins before anything bounds this one: either their extensions leave a gap, or they are one.
        if (nextZone < stop) return nextZone - end > 2 * extension ? end + extension : nextZone;
        return stop == long.MaxValue ? stop : Math.Min(end + extension, stop);
    }

    private static int FirstAfter(long[] ascending, long time)
    {
        int low = 0;
        for (int high = ascending.Length; low < high;)
        {
            int middle = (low + high) / 2;
            if (ascending[middle] <= time) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int LastStartingAtOrBefore(List<Interval> set, long time)
    {
        int low = 0;
        for (int high = set.Count; low < high;)
        {
            int middle = (low + high) / 2;
            if (set[middle].Start <= time) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }
}
