using System.Collections.Frozen;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Recognises streets with their house numbers, starting from the number: 221B Baker Street, Hauptstraße 12, 12 rue de la Paix, Calle Mayor 5.</summary>
internal static class AddressRecognizer
{
    private const double Written = 0.6;
    private const double SmallLetters = 0.45;
    private const double Ambiguous = 0.25;

    // A town or a postcode behind it.
    private const double Tail = 0.15;
    private const int Reach = 6;

    // Behind the name, English. The second list has other uses: "5 minutes drive", "two court dates".
    private static readonly Words StreetBehind = new("street avenue ave road rd lane boulevard blvd parade esplanade quay terrace crescent parkway highway square gardens grove mews alley");
    private static readonly Words MaybeBehind = new("st drive dr court ct place pl way close row hill park walk circle rise view ln");

    // Before the name, behind the number, French.
    private static readonly Words StreetBetween = new("rue avenue boulevard bd chemin impasse allée allee quai ruelle faubourg");
    private static readonly Words MaybeBetween = new("place cours route square passage sentier");

    // Before the name, before the number, Spanish and Italian.
    private static readonly Words StreetBefore = new("calle avenida avda paseo camino carretera c/ viale piazza piazzale vicolo corso");
    private static readonly Words MaybeBefore = new("via plaza ronda largo strada straße strasse am");
    private static readonly string[] GermanEndings = ["straße", "strasse", "str", "gasse", "allee", "platz", "weg", "ufer", "damm", "ring"];
    private static readonly Words Particles = new("de la las los del des du le les l d' el di della dei delle dello dell da san santa the bis ter in den dem der zum zur of");

    /// <param name="text">The text.</param>
    /// <param name="start">Where the number begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="form">Written or spoken.</param>
    /// <param name="isOne">The number is a single word that also means other things: one, un, ein.</param>
    /// <param name="list">Gets what is found.</param>
    public static void Try(ReadOnlySpan<char> text, int start, int end, PersonalDataForm form, bool isOne, CandidateList list)
    {
        Span<Range> words = stackalloc Range[Reach];
        int count = CueLexicon.WordsAfter(text, end, words);
        if (Behind(text, end, words[..count], out int last, out bool sure) && !isOne)
        {
            // "2016 Iain Lane": a year and its author.
            sure &= !IsYear(text[start..end]);
            Add(text, start, last, form, HasCapital(text, words[..count], end, last), sure, list);
            return;
        }

        count = CueLexicon.WordsBefore(text, start, words);
        if (Before(text, start, words[..count], out int first, out sure)) Add(text, first, end, form, HasCapital(text, words[..count], first, start), sure, list);
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, PersonalDataForm form, bool capital, bool sure, CandidateList list)
    {
        int tail = list.Tail.Extend(text, end);
        int unit = UnitBefore(text, start);
        if (sure && capital && start > 1 && text[start - 2] == ',') NameRecognizer.TryBefore(text, start, "", list);
        double pattern = (tail > end ? Tail : 0) + (sure ? (capital ? Written : SmallLetters) : capital ? SmallLetters : Ambiguous);
        (double context, string? cue) = Weights.ContextOf(text, start, end, Cue.Address | Cue.Postcode, Cue.None, list);
        list.Add(new(PersonalDataClasses.StreetAddress, unit, tail, form, null, pattern, 0, context, cue));
    }

    // Flat 21, 889 Victoria Road: where it begins.
    private static int UnitBefore(ReadOnlySpan<char> text, int start)
    {
        Span<Range> words = stackalloc Range[2];
        int count = CueLexicon.WordsBefore(text, start, words);
        if (count > 0 && AddressTail.IsUnitWord(text[words[count - 1]]) && IsJoined(text, words[count - 1].End.Value, start)) return words[count - 1].Start.Value;
        return count == 2 && AddressTail.IsUnitWord(text[words[0]]) && char.IsAsciiDigit(text[words[1].Start.Value]) && IsJoined(text, words[1].End.Value, start) ? words[0].Start.Value : start;
    }

    private static bool IsYear(ReadOnlySpan<char> number) => number.Length == 4 && (number.StartsWith("19") || number.StartsWith("20"));

    private static bool HasCapital(ReadOnlySpan<char> text, ReadOnlySpan<Range> words, int from, int to)
    {
        foreach (Range word in words)
        {
            if (word.Start.Value >= from && word.End.Value <= to && char.IsUpper(text[word.Start.Value])) return true;
        }

        return false;
    }

    private static bool Behind(ReadOnlySpan<char> text, int from, ReadOnlySpan<Range> words, out int end, out bool sure)
    {
        end = 0;
        sure = true;
        if (words.Length < 2 || !IsJoined(text, from, words[0].Start.Value)) return false;
        bool comma = text[from] == ',';
        int first = text[words[0]] is "bis" or "ter" ? 1 : 0;
        sure = StreetBetween.Has(text[words[first]]);
        if (sure || MaybeBetween.Has(text[words[first]])) return FrenchName(text, words, first + 1, out end);

        for (int i = 0; i < Math.Min(words.Length, 4); i++)
        {
            if (i > 0 && !IsJoined(text, words[i - 1].End.Value, words[i].Start.Value)) return false;
            ReadOnlySpan<char> word = text[words[i]];
            sure = StreetBehind.Has(word);
            if (comma) return false;
            if (i > 0 && (sure || MaybeBehind.Has(word)))
            {
                sure |= char.IsUpper(word[0]) && char.IsUpper(text[words[i - 1].Start.Value]);
                end = words[i].End.Value;
                return true;
            }

            if (StopWords.Contains(word) && !Particles.Has(word)) return false;
        }

        return false;
    }

    private static bool FrenchName(ReadOnlySpan<char> text, ReadOnlySpan<Range> words, int from, out int end)
    {
        end = 0;
        int names = 0;
        for (int i = from; i < words.Length; i++)
        {
            if (i > 0 && text[words[i - 1].End.Value..words[i].Start.Value].ContainsAny(",.;:!?\n")) break;
            ReadOnlySpan<char> word = text[words[i]];
            if (Particles.Has(word)) continue;
            if (StopWords.Contains(word) || (names > 0 && !char.IsUpper(word[0])) || char.IsAsciiDigit(word[0])) break;
            end = words[i].End.Value;
            if (++names == 3) break;
        }

        return end > 0;
    }

    private static bool Before(ReadOnlySpan<char> text, int start, ReadOnlySpan<Range> words, out int first, out bool sure)
    {
        first = 0;
        sure = true;
        if (words.IsEmpty || !IsJoined(text, words[^1].End.Value, start)) return false;
        ReadOnlySpan<char> near = text[words[^1]];
        foreach (string ending in GermanEndings)
        {
            if (near.Length < ending.Length + 3 || !near.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) continue;
            sure = ending is "straße" or "strasse" or "str" or "gasse" or "allee" or "weg" or "platz" && (char.IsUpper(near[0]) || ending.Length > 4);
            first = words[^1].Start.Value;
            return true;
        }

        for (int i = words.Length - 1; i >= 0; i--)
        {
            if (i < words.Length - 1 && !IsJoined(text, words[i].End.Value, words[i + 1].Start.Value)) return false;
            ReadOnlySpan<char> word = text[words[i]];
            if (char.IsAsciiDigit(word[0])) return false;
            sure = StreetBefore.Has(word);
            bool named = i < words.Length - 1;
            if (named && (sure || MaybeBefore.Has(word)))
            {
                first = words[i].Start.Value;
                sure |= char.IsUpper(word[0]) && char.IsUpper(text[words[i + 1].Start.Value]);
                return sure || char.IsUpper(text[words[i + 1].Start.Value]) || char.IsLower(word[0]);
            }

            if (StopWords.Contains(word) && !Particles.Has(word) && word is not ("número" or "numero")) return false;
        }

        return false;
    }

    private static bool IsJoined(ReadOnlySpan<char> text, int from, int to) => to - from <= 2 && !text[from..to].ContainsAny("\n;:!?()\"/=");

    private sealed class Words(string list)
    {
        private readonly FrozenSet<string> _words = list.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

        public bool Has(ReadOnlySpan<char> word) => _words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }
}
