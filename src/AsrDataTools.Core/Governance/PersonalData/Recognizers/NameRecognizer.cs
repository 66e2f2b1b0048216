using System.Collections.Frozen;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>
/// Recognises names by what stands before them: an introduction, a title, a label. A name without any of these cannot be told from
/// another word without a list of the world's names and is not found.
/// </summary>
internal static class NameRecognizer
{
    private const int MostWords = 6;
    private const int LongestGap = 3;

    private static readonly (NameCueKind Kind, string Phrases)[] Cues =
    [
        (NameCueKind.Introduction, "name is|name on it is|name on the card is|name's|name was|surname is|call me|i'm called|in the name of|intestato a|intestata a|läuft auf|make it out to|is under|au nom de|à nombre de|a nombre de|a nome di|a nome|auf den namen"
            + "|name ist|name lautet|vorname ist|nachname ist|heiße|heisse|m'appelle|nom est|prénom est|me nomme|me llamo|nombre es|apellido es|mi chiamo|nome è|cognome è"),
        (NameCueKind.Mention, "this is|i am|i'm|speaking with|speaking to|spoke with|spoke to|talking to|spreche ich mit|hier ist|hier spricht|ich bin|am apparat|je suis|c'est|moi c'est|ici|soy|habla|le habla|sono|parla"),
        (NameCueKind.Title, "mr|mrs|ms|miss|mister|missus|dr|doctor|prof|professor|sir|madam|lord|lady|reverend|herr|herrn|frau|monsieur|madame|mademoiselle|mme|mlle|señor|señora|señorita|sr|sra|srta|don|doña|signor|signore|signora|signorina|sig|dott|dottor|dottoressa"),
        (NameCueKind.Label, "name|patient|patient name|customer|customer name|caller|client|full name|account holder|cardholder|kunde|kundin|patientin|nom|prénom|nombre|nome|cognome|apellidos|vorname|nachname|agent|speaker|artist"),
    ];

    private static readonly FrozenSet<string> Particles = "van von der den de del de la della di da dos do bin ibn al el le la zu zum ten ter mac san st".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsParticle = Particles.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string> Endings = "calling speaking here from with at apparat speak à l'appareil al teléfono".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Nouns = "name vorname nachname nom prénom nombre apellido nome cognome surname".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Owners = "my your his her their our first last middle full maiden customer's patient's caller's patient customer caller user account contact client holder whose mein ihr sein dein mon son votre leur mi su tu der mio suo tuo il".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // A name of one of these is no person's: codec_name, Codec(Name=Gsm).
    private static readonly FrozenSet<string> Things = (
        "file folder path directory codec format container device microphone model engine product brand company organization organisation dataset corpus set split subset release version channel track stream "
        + "field column table key parameter property variant preset environment room noise augmentation effect filter stage class label tag category domain topic intent task project campaign queue event app "
        + "application program tool package module system service server host bucket job run script recogniser recognizer accent language locale country city region").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // What calls begin with: in a transcript without capitals two words behind it are a name.
    private static readonly FrozenSet<string> Openings = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "this is", "speaking with", "speaking to", "hier spricht", "hier ist", "spreche ich mit");
    private static readonly FrozenSet<string> Participles = "born geboren né née nacido nacida nato nata".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] AdjectiveEndings = ["ed", "ing", "ile", "ible", "ble", "ent", "ful", "ous", "ive", "ate", "ic", "less", "able", "ly", "ken", "nal"];

    // Titles that in small letters are no other word.
    private static readonly FrozenSet<string> LowerTitles = "mr mrs ms mister missus doctor dr professor herr herrn frau monsieur madame señor señora signor signora".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsEnding = Endings.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, (NameCueKind Kind, string[] Following)[]> ByFirst = Cues
        .SelectMany(row => row.Phrases.Split('|').Select(phrase => (row.Kind, Words: phrase.Split(' '))))
        .GroupBy(row => row.Words[0], StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.Select(row => (row.Kind, row.Words[1..])).OrderByDescending(row => row.Item2.Length).ToArray(), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (NameCueKind Kind, string[] Following)[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByFirst.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The words that a cue may begin with.</summary>
    public static IEnumerable<string> Starters => ByFirst.Keys;

    /// <summary>Looks for a name behind the cue that begins at a word.</summary>
    public static void Try(ReadOnlySpan<char> text, int start, int end, CandidateList list)
    {
        if (!Lookup.TryGetValue(text[start..end], out (NameCueKind Kind, string[] Following)[]? cues)) return;
        Span<Range> words = stackalloc Range[MostWords + 3];
        int count = CueLexicon.WordsAfter(text, end, words);
        foreach ((NameCueKind kind, string[] rest) in cues)
        {
            if (rest.Length >= count || !Follows(text, end, words, rest)) continue;
            int cueEnd = rest.Length == 0 ? end : words[rest.Length - 1].End.Value;
            if (TryName(text, kind, start, cueEnd, words[rest.Length..count], list)) return;
        }
    }

    /// <summary>Looks for a name before "born" and its kin, where a date of birth was found behind: Jane Miller, born … An empty cue stands for an address.</summary>
    public static void TryBefore(ReadOnlySpan<char> text, int cueStart, string cue, CandidateList list)
    {
        if (cue.Length > 0 && !Participles.Contains(cue)) return;
        Span<Range> words = stackalloc Range[3];
        int count = CueLexicon.WordsBefore(text, cueStart, words);
        int first = count;
        while (first > 0 && IsName(text[words[first - 1]], char.IsUpper(text[words[count - 1].Start.Value])) && (first == count || Joins(text, words[first - 1], words[first]))) first--;
        if (count - first < 2 || text[words[count - 1].End.Value..cueStart].Trim(" ,").Length > 0) return;
        bool capital = char.IsUpper(text[words[first].Start.Value]);
        list.Add(new(PersonalDataClasses.PersonName, words[first].Start.Value, words[count - 1].End.Value, capital ? PersonalDataForm.Written : PersonalDataForm.Spoken, null, capital ? 0.2 : 0.1, 0, Weights.Context, cue.Length > 0 ? cue : "address"));
    }

    private static bool Follows(ReadOnlySpan<char> text, int end, ReadOnlySpan<Range> words, string[] rest)
    {
        for (int i = 0; i < rest.Length; i++)
        {
            if (!text[words[i]].Equals(rest[i], StringComparison.OrdinalIgnoreCase) || text[(i == 0 ? end : words[i - 1].End.Value)..words[i].Start.Value] is not " ") return false;
        }

        return true;
    }

    private static bool TryName(ReadOnlySpan<char> text, NameCueKind kind, int cueStart, int cueEnd, ReadOnlySpan<Range> words, CandidateList list)
    {
        int first = 0;
        ReadOnlySpan<char> cue = text[cueStart..cueEnd];
        ReadOnlySpan<char> gap = text[cueEnd..words[0].Start.Value];
        if (gap.Length > LongestGap) return false;
        if (kind == NameCueKind.Label)
        {
            if (cueStart > 0 && text[cueStart - 1] is '-' or '_' && !IsOwned(text, cueStart, cue)) return false;
            if (IsOfThing(text, cueStart, cue)) return false;
            bool colon = gap.Trim() is ":" or "=";
            if (!colon && !(text[words[0]] is "is" or "ist" or "est" or "es" or "è" && gap.Trim().IsEmpty && words.Length > 1)) return false;
            if (!colon) first = 1;
            gap = text[(first == 0 ? cueEnd : words[0].End.Value)..words[first].Start.Value];
            if (gap.Trim(" :=\"").Length > 0) return false;
        }
        else if (gap.Trim(kind == NameCueKind.Title ? " .\u00A0" : " ,:").Length > 0 || gap.Length == 0)
        {
            return false;
        }

        bool capital = char.IsUpper(text[words[first].Start.Value]);
        int last = LastOf(text, words, first, capital, capital ? 4 : kind switch { NameCueKind.Introduction => 3, NameCueKind.Title => 1, _ => 2 });
        if (last < first) return false;
        if (kind == NameCueKind.Introduction && !cue.Contains(" on ", StringComparison.Ordinal) && !IsOwned(text, cueStart, cue)) return false;

        // FTPS is an abbreviation, unless all of the text is in capitals.
        if (text[words[first]] is { Length: > 1 } name && IsShouted(name) && !IsShouted(cue)) return false;
        double score = ScoreOf(text, kind, cue, words, first, last, capital);
        string phrase = cue.ToString().ToLowerInvariant();
        list.Add(new(PersonalDataClasses.PersonName, words[first].Start.Value, words[last].End.Value, capital ? PersonalDataForm.Written : PersonalDataForm.Spoken, null, score - Weights.Context, 0, Weights.Context, phrase));
        return true;
    }

    // "the name is empty": whose name it is must stand before it.
    private static bool IsOwned(ReadOnlySpan<char> text, int cueStart, ReadOnlySpan<char> cue)
    {
        int nounEnd = cue.IndexOfAny(" '\u2019");
        ReadOnlySpan<char> noun = nounEnd < 0 ? cue : cue[..nounEnd];
        if (!Nouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(noun)) return true;
        Span<Range> before = stackalloc Range[1];
        return CueLexicon.WordsBefore(text, cueStart, before) > 0 && Owners.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[before[0]]);
    }

    private static bool IsOfThing(ReadOnlySpan<char> text, int cueStart, ReadOnlySpan<char> cue)
    {
        Span<Range> before = stackalloc Range[1];
        return Nouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cue)
            && CueLexicon.WordsBefore(text, cueStart, before) > 0
            && Things.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[before[0]]);
    }

    private static bool IsShouted(ReadOnlySpan<char> word)
    {
        foreach (char sign in word)
        {
            if (char.IsLower(sign)) return false;
        }

        return true;
    }

    private static double ScoreOf(ReadOnlySpan<char> text, NameCueKind kind, ReadOnlySpan<char> cue, ReadOnlySpan<Range> words, int first, int last, bool capital) => kind switch
    {
        NameCueKind.Introduction => capital ? 0.8 : 0.65,
        NameCueKind.Title => capital ? 0.7 : LowerTitles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cue) ? 0.5 : 0.3,
        NameCueKind.Label => capital && (last > first || Nouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cue)) ? 0.6 : 0.3,
        _ => last + 1 < words.Length && IsEnding.Contains(text[words[last + 1]]) && (capital || !IsAdjective(text[words[last]])) ? (capital ? 0.7 : 0.55)
            : last > first && (capital || (Openings.Contains(cue.ToString()) && !text.ContainsAnyInRange('A', 'Z') && !IsAdjective(text[words[last]]) && !IsAdjective(text[words[first]]))) ? 0.5 : 0.3,
    };

    // "this is different from", "I am finished with": endings that names seldom have.
    private static bool IsAdjective(ReadOnlySpan<char> word)
    {
        foreach (string ending in AdjectiveEndings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    // The last word of the name; before the first where there is none.
    private static int LastOf(ReadOnlySpan<char> text, ReadOnlySpan<Range> words, int first, bool capital, int most)
    {
        int last = first - 1;
        int names = 0;
        for (int i = first; i < words.Length && names < most; i++)
        {
            ReadOnlySpan<char> word = text[words[i]];
            if (i > first && !Joins(text, words[i - 1], words[i])) break;
            if (IsParticle.Contains(word) && i + 1 < words.Length && !StopWords.Contains(text[words[i + 1]])) continue;
            if (!IsName(word, capital) || (i > first && word.Length > 1 && IsShouted(word) && !IsShouted(text[words[first]]))) break;
            last = i;
            names++;
        }

        return last;
    }

    private static bool IsName(ReadOnlySpan<char> word, bool capital)
    {
        foreach (char sign in word)
        {
            if (!char.IsLetter(sign) && sign is not ('\'' or '\u2019' or '-' or '.')) return false;
        }

        // In running text with capitals a stop word that bears one is a heading or a new sentence.
        return !StopWords.Contains(word) && (TriggerLexicon.Of(word) & WordTrigger.Number) == 0 && (capital ? char.IsUpper(word[0]) : word.Length > 1);
    }

    private static bool Joins(ReadOnlySpan<char> text, Range left, Range right)
    {
        ReadOnlySpan<char> gap = text[left.End.Value..right.Start.Value];
        return gap is " " or "-" || (gap is ". " && right.Start.Value - left.Start.Value <= 4);
    }
}
