using System.Globalization;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Words as sequences of characters. A character is a grapheme cluster (Unicode Standard Annex 29), what a reader takes for
/// one letter: neither a UTF-16 unit nor a code point.
/// </summary>
internal sealed class CharacterIds(WordIds words)
{
    private const int Space = 0;

    private readonly WordIds _clusters = new();
    private readonly List<int[]?> _byWord = [];

    /// <summary>Greater than all ids.</summary>
    public int Count => _clusters.Count + 1;

    /// <summary>Appends a word, after a space unless it is the first of the text.</summary>
    public void Append(List<int> characters, int word, bool isStart)
    {
        if (characters.Count > 0 || !isStart) characters.Add(Space);
        while (_byWord.Count <= word) _byWord.Add(null);
        characters.AddRange(_byWord[word] ??= Split(words[word]));
    }

    private int[] Split(string word)
    {
        List<int> ids = [];
        for (ReadOnlySpan<char> rest = word; !rest.IsEmpty;)
        {
            int length = StringInfo.GetNextTextElementLength(rest);
            ids.Add(_clusters.Of(rest[..length]) + 1);
            rest = rest[length..];
        }

        return [.. ids];
    }
}
