namespace AsrDataTools;

/// <summary>Finds what someone probably meant to type.</summary>
public static class NearestName
{
    private const int ShortestStart = 3;

    /// <summary>
    /// The candidate at the smallest edit distance, case not counting; one that begins with the name goes before ("Phone" for PhoneNumber).
    /// Null when there are no candidates.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> candidates) =>
        candidates.MinBy(candidate => (
            name.Length >= ShortestStart && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? 0 : 1,
            Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())));

    /// <summary>The nearest candidate, if at least half of its letters are those of the name; else null: it is another word, not a slip.</summary>
    public static string? Like(string name, IEnumerable<string> candidates) =>
        Of(name, candidates) is { } nearest && 2 * Distance(name.ToUpperInvariant(), nearest.ToUpperInvariant()) <= nearest.Length ? nearest : null;

    // Levenshtein, one row kept.
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
