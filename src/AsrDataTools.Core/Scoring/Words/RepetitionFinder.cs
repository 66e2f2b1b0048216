namespace AsrDataTools.Scoring.Words;

/// <summary>Finds phrases that a recogniser says over and over, as those that decode freely do when they are stuck.</summary>
internal static class RepetitionFinder
{
    private const int LeastTimes = 4;
    private const int LongestPhrase = 12;

    /// <summary>
    /// Words covered by the longest run of one phrase (1…12 words) at least four times in a row in the hypothesis; 0 where the
    /// reference repeats as much, or there is none.
    /// </summary>
    public static int Excess(ReadOnlySpan<AlignedIds> path)
    {
        int longest = 0;
        Span<int> words = path.Length <= 512 ? stackalloc int[path.Length] : new int[path.Length];
        int said = Fill(path, words, hypothesis: true);
        if (said < LeastTimes) return 0;
        longest = Longest(words[..said]);
        if (longest == 0) return 0;
        int referenceCount = Fill(path, words, hypothesis: false);
        return longest > Longest(words[..referenceCount]) ? longest : 0;
    }

    private static int Fill(ReadOnlySpan<AlignedIds> path, Span<int> words, bool hypothesis)
    {
        int count = 0;
        foreach (AlignedIds step in path)
        {
            int id = hypothesis ? step.Hypothesis : step.Reference;
            if (id >= 0) words[count++] = id;
        }

        return count;
    }

    // A run of k words that equal those p places before is a phrase of p words said 1 + k/p times.
    private static int Longest(ReadOnlySpan<int> words)
    {
        int longest = 0;
        for (int period = 1; period <= LongestPhrase && LeastTimes * period <= words.Length; period++)
        {
            int equal = 0;
            for (int i = period; i < words.Length; i++)
            {
                equal = words[i] == words[i - period] ? equal + 1 : 0;
                if (equal >= (LeastTimes - 1) * period) longest = Math.Max(longest, equal + period);
            }
        }

        return longest;
    }
}
