using AsrDataTools.Text;

namespace AsrDataTools.Scoring.Words;

/// <summary>Numbers words, so that alignments compare integers; the number gives the word back.</summary>
internal sealed class WordIds
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _words = [];
    private readonly List<bool> _unsegmented = [];

    public WordIds() => _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _words.Count;

    public string this[int id] => _words[id];

    /// <summary>Whether a word is of several characters of a script that is written without spaces.</summary>
    public bool IsUnsegmented(int id) => _unsegmented[id];

    public int Of(ReadOnlySpan<char> word)
    {
        if (_bySpan.TryGetValue(word, out int id)) return id;
        string text = word.ToString();
        id = _words.Count;
        _words.Add(text);
        _unsegmented.Add(text.Length > 1 && UnsegmentedScript.HasAny(text));
        _ids.Add(text, id);
        return id;
    }
}
