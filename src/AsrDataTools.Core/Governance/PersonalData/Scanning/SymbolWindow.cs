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

    /// <summary>Whether each of its signs stands alone, as in "4 1 5 5 5".</summary>
    public bool IsSpelled => Groups > 4 && Groups == Symbols.Length;

    /// <summary>Whether all of its groups are joined in one way; the bracket of an area code counts as a blank.</summary>
    public bool IsJoinedAlike
    {
        get
        {
            Joint? first = null;
            for (int group = First + 1; group <= Last; group++)
            {
                Joint joint = Run.JointBefore(group);
                if (joint == Joint.Loose) continue;
                if (first is { } known && known != joint) return false;
                first = joint;
            }

            return true;
        }
    }

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
