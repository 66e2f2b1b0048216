namespace AsrDataTools.Governance.PersonalData;

/// <summary>
/// Digits and letters that stand together in groups, as they are written or said: 4111-1111…, "four one one one", QQ 12 34 56 C.
/// Letters are upper-case. Used again for one stretch after the other.
/// </summary>
internal sealed class SymbolRun
{
    /// <summary>Most symbols of a run: the longest number that is known has 34.</summary>
    public const int MostSymbols = 96;

    /// <summary>Most groups of a run.</summary>
    public const int MostGroups = 48;

    private readonly char[] _symbols = new char[MostSymbols];
    private readonly int[] _first = new int[MostGroups + 1];
    private readonly int[] _starts = new int[MostGroups];
    private readonly int[] _ends = new int[MostGroups];
    private readonly Joint[] _joints = new Joint[MostGroups];

    public PersonalDataForm Form { get; private set; }

    /// <summary>Language of spoken words; null for what is written.</summary>
    public string? Language { get; private set; }

    /// <summary>A plus sign, or the word, stands before the first group.</summary>
    public bool HasPlus { get; set; }

    public int Groups { get; private set; }

    public int Count => _first[Groups];

    public bool IsFull => Groups == MostGroups;

    public int Start => _starts[0];

    public int End => _ends[Groups - 1];

    public ReadOnlySpan<char> Symbols(int firstGroup, int lastGroup) => _symbols.AsSpan(_first[firstGroup].._first[lastGroup + 1]);

    public int Length(int group) => _first[group + 1] - _first[group];

    public int StartOf(int group) => _starts[group];

    public int EndOf(int group) => _ends[group];

    /// <summary>What joins a group to the one before it.</summary>
    public Joint JointBefore(int group) => _joints[group];

    public void Clear(PersonalDataForm form, string? language = null)
    {
        Form = form;
        Language = language;
        HasPlus = false;
        Groups = 0;
    }

    /// <summary>Adds a group.</summary>
    /// <returns>False where there is no more room: then it is not added.</returns>
    public bool Add(ReadOnlySpan<char> symbols, int start, int end, Joint joint)
    {
        if (IsFull || Count + symbols.Length > MostSymbols) return false;
        symbols.ToUpperInvariant(_symbols.AsSpan(Count));
        _starts[Groups] = start;
        _ends[Groups] = end;
        _joints[Groups] = joint;
        _first[Groups + 1] = Count + symbols.Length;
        Groups++;
        return true;
    }
}
