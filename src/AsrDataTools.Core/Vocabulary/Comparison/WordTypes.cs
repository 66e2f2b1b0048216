namespace AsrDataTools.Vocabulary;

/// <summary>The different words of both sides, numbered from 0 in the order in which they come.</summary>
internal sealed class WordTypes
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _words = [];
    private readonly List<bool> _numerals = [];

    public WordTypes() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _words.Count;

    public string this[int number] => _words[number];

    /// <summary>Whether it is a number in digits.</summary>
    public bool IsNumeral(int number) => _numerals[number];

    public int Of(ReadOnlySpan<char> word, bool isNumeral)
    {
        if (_lookup.TryGetValue(word, out int number)) return number;
        string text = word.ToString();
        number = _words.Count;
        _words.Add(text);
        _numerals.Add(isNumeral);
        _numbers.Add(text, number);
        return number;
    }
}
