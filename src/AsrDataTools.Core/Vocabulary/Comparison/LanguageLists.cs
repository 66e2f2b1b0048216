using System.Text;

namespace AsrDataTools.Vocabulary;

/// <summary>Words by language, to tell which language a word is of.</summary>
public sealed class LanguageLists
{
    private readonly Dictionary<string, ulong> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public LanguageLists() => _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names, in the order of their bits.</summary>
    public List<string> Languages { get; } = [];

    /// <summary>Adds the words of a language; entries of several words are passed over.</summary>
    public void Add(string language, IEnumerable<string> words)
    {
        if (Languages.Count == 64) throw new SpeechDataException("LanguagesTooMany", SpeechDataProblem.InvalidArgument, "Word lists of 64 languages are the most that can be held against each other.");
        ulong bit = 1UL << Languages.Count;
        Languages.Add(language);
        foreach (string word in words)
        {
            string key = word.Trim().Normalize(NormalizationForm.FormKC).Replace('’', '\'').ToLowerInvariant();
            if (key.Length > 0 && !key.Contains(' ')) _words[key] = _words.GetValueOrDefault(key) | bit;
        }
    }

    /// <summary>A bit for each language that has the word.</summary>
    public ulong Of(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out ulong languages) ? languages : 0;
}
