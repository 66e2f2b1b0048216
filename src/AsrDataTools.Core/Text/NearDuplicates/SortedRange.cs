namespace AsrDataTools.Text;

/// <summary>Where a value stands in a sorted array that may hold it many times.</summary>
internal static class SortedRange
{
    /// <summary>The first index and the one after the last; the same where it is not there.</summary>
    public static (int First, int End) Of(ulong[] sorted, ulong value)
    {
        int first = FirstAbove(sorted, value, orEqual: true);
        return first < sorted.Length && sorted[first] == value ? (first, FirstAbove(sorted, value, orEqual: false)) : (first, first);
    }

    private static int FirstAbove(ulong[] sorted, ulong value, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (sorted[middle] < value || (!orEqual && sorted[middle] == value)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
