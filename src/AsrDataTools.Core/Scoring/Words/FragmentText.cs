namespace AsrDataTools.Scoring.Words;

/// <summary>Words broken off, written with a hyphen where the rest is missing.</summary>
internal static class FragmentText
{
    public static bool IsFragment(string word) => word.Length > 1 && (word[0] == '-' || word[^1] == '-');

    /// <summary>Whether one is a fragment that fits the other: <c>pho-</c> photograph, <c>-graph</c> photograph.</summary>
    public static bool Matches(string left, string right)
    {
        if (!IsFragment(left) && !IsFragment(right)) return false;
        return IsFragment(left) ? Fits(left, right) : Fits(right, left);
    }

    private static bool Fits(string fragment, string word) => fragment[0] == '-'
        ? word.EndsWith(fragment[1..], StringComparison.Ordinal)
        : word.StartsWith(fragment[..^1], StringComparison.Ordinal);
}
