namespace AsrDataTools.Leakage;

/// <summary>Numbers that are tied together, directly or by others: connected components (Tarjan 1975).</summary>
/// <param name="count">The numbers are 0 to count − 1.</param>
internal sealed class DisjointNumbers(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    /// <summary>Ties two together.</summary>
    /// <returns>False where they were.</returns>
    public bool Join(int left, int right)
    {
        int one = RootOf(left), other = RootOf(right);
        if (one == other) return false;
        _parents[Math.Max(one, other)] = Math.Min(one, other);
        return true;
    }

    /// <summary>The least number of the component.</summary>
    public int RootOf(int number)
    {
        while (_parents[number] != number) number = _parents[number] = _parents[_parents[number]];
        return number;
    }
}
