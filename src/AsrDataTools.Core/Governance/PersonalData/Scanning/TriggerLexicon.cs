using System.Collections.Frozen;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>The words at which a scan stops, found by a table of bits before the dictionary is asked: nearly all words of a text are none.</summary>
internal static class TriggerLexicon
{
    private const int Bits = 1 << 16;
    private const int LongestWord = 32;

    private static readonly FrozenDictionary<string, WordTrigger> Triggers = Read();
    private static readonly FrozenDictionary<string, WordTrigger>.AlternateLookup<ReadOnlySpan<char>> Lookup = Triggers.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly ulong[] Filter = Fill();

    public static WordTrigger Of(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord) return WordTrigger.None;
        int bit = Hash(word);
        return (Filter[bit >> 6] & (1UL << (bit & 63))) != 0 && Lookup.TryGetValue(word, out WordTrigger found) ? found : WordTrigger.None;
    }

    // Length, first two letters, last: case folds by the bit that parts small from capital in Latin scripts.
    private static int Hash(ReadOnlySpan<char> word)
    {
        uint hash = (uint)word.Length;
        hash = (hash * 31) + (word[0] | 0x20u);
        hash = (hash * 31) + (word[word.Length > 1 ? 1 : 0] | 0x20u);
        hash = (hash * 31) + (word[^1] | 0x20u);
        hash = (hash * 31) + (word[word.Length / 2] | 0x20u);
        return (int)(((hash * 0x9E3779B1u) >> 16) & (Bits - 1));
    }

    private static FrozenDictionary<string, WordTrigger> Read()
    {
        Dictionary<string, WordTrigger> triggers = new(StringComparer.OrdinalIgnoreCase);
        Add(SpokenLanguage.All.SelectMany(language => language.Starters), WordTrigger.Number);
        Add(CueWords.All.First(row => row.Cue == Cue.Birth).Phrases.Split('|').Where(phrase => !phrase.Contains(' ') && phrase != "d.o.b"), WordTrigger.Birth);
        Add(NameRecognizer.Starters, WordTrigger.Name);
        Add(EmailRecognizer.AtWords, WordTrigger.At);
        return triggers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(IEnumerable<string> words, WordTrigger trigger)
        {
            foreach (string word in words) triggers[word] = triggers.GetValueOrDefault(word) | trigger;
        }
    }

    private static ulong[] Fill()
    {
        ulong[] filter = new ulong[Bits >> 6];
        foreach (string word in Triggers.Keys)
        {
            // A capital sharp s or a dotted i changes more than one bit; the words here hold none of those.
            int bit = Hash(word);
            filter[bit >> 6] |= 1UL << (bit & 63);
        }

        return filter;
    }
}
