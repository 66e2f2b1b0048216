namespace AsrDataTools.Scoring.Words;

/// <summary>One word of a <see cref="WordLattice"/>.</summary>
/// <param name="Id">Its number; <see cref="Null"/> for the empty word @.</param>
/// <param name="IsOptional">Written in parentheses: may be left out without an error.</param>
/// <param name="Before">Numbers of the words that can stand before it; 0 is the start.</param>
internal readonly record struct LatticeWord(int Id, bool IsOptional, int[] Before)
{
    /// <summary>The empty word, @.</summary>
    public const int Null = -1;

    public bool IsNull => Id == Null;
}
