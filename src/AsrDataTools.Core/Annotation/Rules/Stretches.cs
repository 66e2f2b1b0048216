namespace AsrDataTools.Annotation.Rules;

/// <summary>Sums and differences of stretches of time.</summary>
internal static class Stretches
{
    /// <summary>Edges closer than this are one, seconds: above the dust of binary sums, below what any format writes.</summary>
    public const double Touching = 1e-6;

    /// <summary>What is in any of them, in order, no two touching.</summary>
    public static List<Stretch> Union(IEnumerable<Stretch> stretches)
    {
        List<Stretch> union = [];
        foreach (Stretch stretch in stretches.Where(stretch => stretch.Seconds > 0).OrderBy(stretch => stretch.Start))
        {
            if (union.Count > 0 && stretch.Start <= union[^1].End + Touching) union[^1] = union[^1] with { End = Math.Max(union[^1].End, stretch.End) };
            else union.Add(stretch);
        }

        return union;
    }

    /// <summary>Seconds of a stretch that a union covers.</summary>
    public static double Covered(Stretch stretch, List<Stretch> union)
    {
        double covered = 0;
        for (int index = FirstEndingAfter(union, stretch.Start); index < union.Count && union[index].Start < stretch.End; index++)
            covered += Math.Max(0, Math.Min(stretch.End, union[index].End) - Math.Max(stretch.Start, union[index].Start));
        return covered;
    }

    /// <summary>What is in one union and not in the other.</summary>
    public static List<Stretch> Without(List<Stretch> union, List<Stretch> other)
    {
        List<Stretch> left = [];
        foreach (Stretch stretch in union)
        {
            double from = stretch.Start;
            for (int index = FirstEndingAfter(other, stretch.Start); index < other.Count && other[index].Start < stretch.End; index++)
            {
                if (other[index].Start > from) left.Add(new(from, other[index].Start));
                from = Math.Max(from, other[index].End);
            }

            if (from < stretch.End) left.Add(new(from, stretch.End));
        }

        return left;
    }

    /// <summary>The stretch of a union that holds a moment; null where none does.</summary>
    public static Stretch? At(double moment, List<Stretch> union)
    {
        int index = FirstEndingAfter(union, moment - Touching);
        return index < union.Count && union[index].Start <= moment ? union[index] : null;
    }

    private static int FirstEndingAfter(List<Stretch> union, double moment)
    {
        int low = 0, high = union.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (union[middle].End > moment) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
