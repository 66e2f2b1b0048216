namespace AsrDataTools.Governance.PersonalData;

/// <summary>Some groups of a run that may be a number.</summary>
internal readonly ref struct SymbolWindow(SymbolRun run, int first, int last)
{
    public SymbolRun Run { get; } = run;

    public int First { get; } = first;

    public int Last { get; } = last;

    public ReadOnlySpan<char> Symbols => Run.Symbols(First, Last);

    public int Groups => Last - First + 1;

    public int Start => Run.StartOf(First);

    public int End => Run.EndOf(Last);

    /// <summary>Whether it is all of the run.</summary>
    public bool IsWhole => First == 0 && Last == Run.Groups - 1;

    public bool HasPlus => First == 0 && Run.HasPlus;

    /// <summary>Whether the groups are as long as a shape says.</summary>
    public bool HasShape(ReadOnlySpan<byte> lengths)
    {
        if (lengths.Length != Groups) return false;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (Run.Length(First + i) != lengths[i]) return false;
        }

        return true;
    }
}
