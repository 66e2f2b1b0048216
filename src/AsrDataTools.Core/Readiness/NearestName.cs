namespace AsrDataTools.Readiness;

/// <summary>Finds the known name that a mistyped one most likely meant, by edit distance (Levenshtein 1966).</summary>
internal static class NearestName
{
    /// <summary>"; did you mean 'Training'? Known are: Production, Training": the question only where one is near.</summary>
    public static string Suggest(string name, IReadOnlyList<string> known)
    {
        string all = $"Known are: {string.Join(", ", known)}";
        string nearest = known.MinBy(candidate => Distance(name, candidate))!;
        return Distance(name, nearest) <= Math.Max(2, nearest.Length / 3)
            ? $"; did you mean '{nearest}'? {all}"
            : $". {all}";
    }

    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                int cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + same);
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
