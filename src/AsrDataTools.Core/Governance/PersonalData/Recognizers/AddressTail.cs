using System.Collections.Frozen;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Reads what belongs to an address behind its street and number: the flat, the town, the postcode.</summary>
internal sealed class AddressTail
{
    private const int MostWords = 12;
    private const int MostTownWords = 4;
    private const int FewestDigits = 4;
    private const int MostDigits = 9;

    private static readonly FrozenSet<string> Units = "apt apartment unit suite flat floor room block blk appartement wohnung piso interno scala étage".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsUnit = Units.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly SpokenRunReader _spoken = new();
    private readonly SymbolRun _run = new();

    public static bool IsUnitWord(ReadOnlySpan<char> word) => IsUnit.Contains(word);

    /// <summary>Where the address ends: the end of the street where nothing of an address follows.</summary>
    public int Extend(ReadOnlySpan<char> text, int end)
    {
        Span<Range> words = stackalloc Range[MostWords];
        int count = CueLexicon.WordsAfter(text, end, words);
        int at = 0;
        if (count > 1 && IsUnit.Contains(text[words[0]]) && Joins(text, end, words[0]))
        {
            int unit = NumberAt(text, words[1].Start.Value, 1, MostDigits);
            if (unit > 0)
            {
                end = unit;
                while (at < count && words[at].Start.Value < end) at++;
            }
        }

        // Jurong West Street 42: streets of one name are numbered.
        if (at < count && Joins(text, end, words[at]) && text[words[at]].Length <= 3 && !text[words[at]].ContainsAnyExceptInRange('0', '9') && text[words[at].Start.Value - 1] == ' ' && text[words[at].Start.Value - 2] != ',') end = words[at++].End.Value;

        int before = end;
        for (int town = 0; town <= MostTownWords && at < count; town++, at++)
        {
            if (!Joins(text, before, words[at])) break;
            int code = NumberAt(text, words[at].Start.Value, FewestDigits, MostDigits);
            if (code > 0) return town == 0 ? TownBehind(text, code, words[..count]) : code;
            if (char.IsAsciiDigit(text[words[at].Start.Value]) || (StopWords.Contains(text[words[at]]) && !char.IsUpper(text[words[at].Start.Value]))) break;
            before = words[at].End.Value;
        }

        return end;
    }

    // 10115 Berlin: on the continent the postcode stands first.
    private static int TownBehind(ReadOnlySpan<char> text, int code, ReadOnlySpan<Range> words)
    {
        int end = code;
        foreach (Range word in words)
        {
            if (word.Start.Value < code) continue;
            bool capital = char.IsUpper(text[word.Start.Value]);
            if (!Joins(text, end, word) || char.IsAsciiDigit(text[word.Start.Value]) || StopWords.Contains(text[word]) || (end > code && !capital)) break;
            end = word.End.Value;
            if (!capital) break;
        }

        return end;
    }

    // The end of a postcode or a number that begins there; 0 where none does.
    private int NumberAt(ReadOnlySpan<char> text, int start, int fewest, int most)
    {
        if (char.IsAsciiLetterOrDigit(text[start]) && (char.IsAsciiDigit(text[start]) || char.IsAsciiLetterUpper(text[start])))
        {
            int at = start;
            int signs = 0;
            int digits = 0;
            int end = 0;
            while (at < text.Length && signs <= most)
            {
                if (char.IsAsciiDigit(text[at]) || char.IsAsciiLetterUpper(text[at]))
                {
                    signs++;
                    digits += char.IsAsciiDigit(text[at]) ? 1 : 0;
                    end = ++at;
                }
                else if (text[at] is ' ' or '-' && at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || (char.IsAsciiLetterUpper(text[at + 1]) && digits > 0 && signs < 5 && !char.IsLower(text[Math.Min(at + 2, text.Length - 1)]))))
                {
                    at++;
                }
                else
                {
                    break;
                }
            }

            bool whole = end > 0 && (end == text.Length || !WordSigns.IsWord(text[end]));
            return whole && signs >= fewest && signs <= most && digits > 0 && (char.IsAsciiDigit(text[start]) || digits > 1) ? end : 0;
        }

        int spokenEnd = 0;
        foreach (SpokenLanguage language in SpokenLanguage.All)
        {
            _spoken.Read(text, start, start, language, _run);
            if (_run.Groups > 0 && _run.Start == start && _run.Count >= fewest && _run.Count <= most && _run.Symbols(0, _run.Groups - 1).ContainsAnyInRange('0', '9')) spokenEnd = Math.Max(spokenEnd, _run.End);
        }

        return spokenEnd;
    }

    private static bool Joins(ReadOnlySpan<char> text, int end, Range word) => text[end..word.Start.Value] is " " or ", " or "," or " - " or "\u00A0";
}
