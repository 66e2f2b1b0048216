namespace AsrDataTools.Scoring.Words;

/// <summary>
/// A transcript that leaves a choice: words in an order in which each stands after all that can precede it. The order of
/// alternatives is that of the text; among equal costs the first wins.
/// </summary>
/// <param name="words">Word 0 is the start and no word; the others follow.</param>
/// <param name="last">Numbers of the words the transcript can end with; 0 when it can be empty.</param>
internal sealed class WordLattice(LatticeWord[] words, int[] last)
{
    public IReadOnlyList<LatticeWord> Words => words;

    public ReadOnlySpan<LatticeWord> Span => words;

    public ReadOnlySpan<int> Last => last;

    /// <summary>The only way through, where there is one and none of it is optional or empty; else null.</summary>
    public int[]? AsSequence()
    {
        for (int i = 1; i < words.Length; i++)
        {
            if (words[i].IsOptional || words[i].IsNull || words[i].Before.Length != 1 || words[i].Before[0] != i - 1) return null;
        }

        return last.Length == 1 && last[0] == words.Length - 1 ? [.. words.Skip(1).Select(word => word.Id)] : null;
    }

    public static WordLattice OfSequence(ReadOnlySpan<int> ids)
    {
        LatticeWord[] words = new LatticeWord[ids.Length + 1];
        words[0] = new(LatticeWord.Null, false, []);
        for (int i = 0; i < ids.Length; i++) words[i + 1] = new(ids[i], false, [i]);
        return new(words, [ids.Length]);
    }
}
