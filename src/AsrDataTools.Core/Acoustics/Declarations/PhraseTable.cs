using System.Text;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Finds customary words in free text. Letter case, punctuation and whether words are joined do not matter ("far-field",
/// "FarField"), nor does a plural's s; the longest phrase wins; a word behind "non", "not", "no" or "without" does not count.
/// </summary>
internal sealed class PhraseTable<T>
    where T : notnull
{
    private const int LongestPhrase = 4;
    private static readonly HashSet<string> Negations = ["non", "not", "no", "without"];

    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);

    /// <param name="entries">Phrases separated by commas, and what they mean.</param>
    public PhraseTable(params IEnumerable<(string Phrases, T Meaning)> entries)
    {
        foreach ((string phrases, T meaning) in entries)
        {
            // "far field" and "farfield" are one; the same phrase with two meanings is a mistake and throws.
            foreach (string phrase in phrases.Split(',').Select(phrase => string.Concat(Words(phrase))).Distinct()) _values.Add(phrase, meaning);
        }
    }

    /// <summary>The meanings of all phrases in the text, in order, each once; empty when none is known.</summary>
    public IReadOnlyList<T> Find(string text)
    {
        List<string> words = Words(text);
        List<T> found = [];
        for (int at = 0; at < words.Count;)
        {
            if (Negations.Contains(words[at]))
            {
                at++;
                at += Math.Max(1, Longest(words, at, out _));
                continue;
            }

            int length = Longest(words, at, out T? meaning);
            if (length > 0 && !found.Contains(meaning!)) found.Add(meaning!);
            at += Math.Max(1, length);
        }

        return found;
    }

    private int Longest(List<string> words, int at, out T? meaning)
    {
        for (int length = Math.Min(LongestPhrase, words.Count - at); length > 0; length--)
        {
            string phrase = string.Concat(words.Skip(at).Take(length));
            if (_values.TryGetValue(phrase, out meaning) || (phrase.EndsWith('s') && _values.TryGetValue(phrase[..^1], out meaning))) return length;
        }

        meaning = default;
        return 0;
    }

    private static List<string> Words(string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        foreach (char letter in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0) words.Add(word.ToString());
        return words;
    }
}
