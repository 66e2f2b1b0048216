namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>The keywords of an evaluation, each id once.</summary>
public sealed class KeywordList
{
    private readonly List<Keyword> _keywords = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    public IReadOnlyList<Keyword> Keywords => _keywords;

    /// <summary>Whether a list that was added asks for lower case.</summary>
    public bool Lowercases { get; set; }

    /// <exception cref="SpeechDataException">
    /// It has no word (<c>KeywordEmpty</c>), or there is another of that id (<c>KeywordDuplicate</c>); the same one twice is one.
    /// </exception>
    public void Add(Keyword keyword, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        if (string.IsNullOrWhiteSpace(keyword.Text) || string.IsNullOrWhiteSpace(keyword.Id))
        {
            throw new SpeechDataException("KeywordEmpty", SpeechDataProblem.InvalidData, $"The keyword '{keyword.Id}' has no id or no word in its text '{keyword.Text}'. It is left out.", path);
        }

        if (_index.TryAdd(keyword.Id, _keywords.Count)) _keywords.Add(keyword);
        else if (_keywords[_index[keyword.Id]].Text != keyword.Text)
        {
            throw new SpeechDataException(
                "KeywordDuplicate", SpeechDataProblem.InvalidData, $"The keyword id '{keyword.Id}' stands for '{_keywords[_index[keyword.Id]].Text}' and for '{keyword.Text}'; the first counts. Give the other another id.", path);
        }
    }

    /// <summary>The place of the keyword of an id; −1 for none.</summary>
    public int IndexOf(string id) => _index.TryGetValue(id, out int index) ? index : -1;
}
