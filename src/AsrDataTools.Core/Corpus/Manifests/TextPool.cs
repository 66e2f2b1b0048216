namespace AsrDataTools.Corpus.Manifests;

/// <summary>Gives equal texts the same string, up to a number of different ones: what repeats from row to row stands once.</summary>
internal sealed class TextPool
{
    private const int MostTexts = 1 << 17;
    private const int LongestText = 128;

    private readonly HashSet<string> _texts;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool()
    {
        _texts = new HashSet<string>(StringComparer.Ordinal);
        _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText) return text.ToString();
        if (_lookup.TryGetValue(text, out string? known)) return known;
        string made = text.ToString();
        if (_texts.Count < MostTexts) _texts.Add(made);
        return made;
    }
}
