using System.Collections.Frozen;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Finds the cues within five words of a candidate.</summary>
internal static class CueLexicon
{
    /// <summary>How far context reaches: most words between a cue and a candidate.</summary>
    public const int Reach = 5;

    private const int LongestPhrase = 3;
    private const int PenaltyBehind = 2;
    private const int LongestWord = 48;
    private const int LongestElided = 4;

    private static readonly FrozenDictionary<string, Entry[]> Entries = Read();
    private static readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = Entries.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds the cues around a stretch of the text to a list that the caller owns.</summary>
    public static void Around(ReadOnlySpan<char> text, int start, int end, List<CueHit> hits)
    {
        hits.Clear();
        Span<Range> words = stackalloc Range[Reach + LongestPhrase];
        int count = WordsBefore(text, start, words);
        for (int i = 0; i < count; i++) Find(text, words[..count], i, hits, behind: false);
        count = WordsAfter(text, end, words);
        for (int i = 0; i < Math.Min(count, Reach); i++) Find(text, words[..count], i, hits, behind: true);
    }

    /// <summary>The last words before a place, in the order of the text, aligned to the start of the span.</summary>
    public static int WordsBefore(ReadOnlySpan<char> text, int start, Span<Range> words)
    {
        int count = 0;
        int at = start;
        while (count < words.Length)
        {
            while (at > 0 && !WordSigns.IsWord(text[at - 1])) at--;
            if (at == 0) break;
            int end = at;
            while (at > 0 && (WordSigns.IsWord(text[at - 1]) || WordSigns.IsInner(text, at - 1))) at--;
            words[words.Length - ++count] = at..end;
        }

        words[^count..].CopyTo(words);
        return count;
    }

    /// <summary>The first words behind a place.</summary>
    public static int WordsAfter(ReadOnlySpan<char> text, int end, Span<Range> words)
    {
        int count = 0;
        int at = end;
        while (count < words.Length)
        {
            while (at < text.Length && !WordSigns.IsWord(text[at])) at++;
            if (at == text.Length) break;
            int start = at;
            while (at < text.Length && (WordSigns.IsWord(text[at]) || WordSigns.IsInner(text, at))) at++;
            words[count++] = start..at;
        }

        return count;
    }

    private static void Find(ReadOnlySpan<char> text, ReadOnlySpan<Range> words, int index, List<CueHit> hits, bool behind)
    {
        ReadOnlySpan<char> word = text[words[index]];
        if (word.Length > LongestWord) return;
        if (!Lookup.TryGetValue(word, out Entry[]? entries))
        {
            // l'indirizzo, j'habite: the article or pronoun is elided.
            int elided = word.IndexOfAny('\'', '\u2019');
            if (elided is < 1 or > LongestElided || !Lookup.TryGetValue(word[(elided + 1)..], out entries)) return;
        }

        foreach (Entry entry in entries)
        {
            int last = index + entry.Rest.Length;
            if (last >= words.Length || (!behind && words.Length - 1 - last > Reach) || !Matches(text, words[(index + 1)..], entry.Rest)) continue;
            hits.Add(new(entry.Cue, behind ? index + PenaltyBehind : words.Length - 1 - last, entry.Phrase, behind));
        }
    }

    private static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<Range> words, string[] rest)
    {
        for (int i = 0; i < rest.Length; i++)
        {
            if (!text[words[i]].Equals(rest[i], StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }

    private static FrozenDictionary<string, Entry[]> Read() => CueWords.All
        .SelectMany(row => row.Phrases.Split('|').Select(phrase => (row.Cue, Phrase: phrase, Words: phrase.Split(' '))))
        .GroupBy(row => row.Words[0], StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.Select(row => new Entry(row.Cue, row.Words[1..], row.Phrase)).ToArray(), StringComparer.OrdinalIgnoreCase);

    private sealed record Entry(Cue Cue, string[] Rest, string Phrase);
}
