using System.Globalization;
using static AsrDataTools.Text.EnglishNumberWords;

namespace AsrDataTools.Text;

/// <summary>Writes English number words in digits: cardinals, ordinals, years, decimals, digit by digit, money and percent.</summary>
internal static class EnglishNumbers
{
    private const int LeastSpokenDigits = 3;

    private static readonly Dictionary<string, string> Units = WordPairs.Of("""
        dollar: $, dollars: $, euro: €, euros: €, pound: £, pounds: £, cent: ¢, cents: ¢
        """);

    public static List<string> InDigits(IReadOnlyList<string> words)
    {
        List<string> result = [];
        int at = 0;
        while (at < words.Count)
        {
            int start = at;
            string? number = SpokenDigits(words, ref at) ?? Number(words, ref at, result.Count > 0 ? result[^1] : null);
            if (number is null) at = start + 1;
            bool digits = number is null && words[start].All(letter => char.IsAsciiDigit(letter) || letter == '.');
            result.Add(number is not null || digits ? WithUnit(number ?? words[start], words, ref at) : words[start]);
        }

        JoinCents(result);
        for (int index = 0; index < result.Count; index++)
        {
            // "one" is a pronoun too.
            if (result[index] == "1") result[index] = "one";
        }

        return result;
    }

    // Three digits or more in a row: nine one one, five five five oh one double two.
    private static string? SpokenDigits(IReadOnlyList<string> words, ref int at)
    {
        string digits = "";
        int end = at;
        while (end < words.Count)
        {
            int times = words[end] switch { "double" => 2, "triple" => 3, _ => 1 };
            int digit = end + (times > 1 ? 1 : 0);
            if (digit >= words.Count || Digit(words[digit], digits.Length > 0) is not { } value) break;
            digits += new string(value, times);
            end = digit + 1;
        }

        if (digits.Length < LeastSpokenDigits || (end < words.Count && (words[end] == "hundred" || Multipliers.ContainsKey(words[end])))) return null;
        at = end;
        return digits;
    }

    private static char? Digit(string word, bool within) => Ones.TryGetValue(word, out int value) ? (char)('0' + value)
        : word.Length == 1 && char.IsAsciiDigit(word[0]) ? word[0]
        : within && (word is "oh" or "o") ? '0' : null;

    private static string? Number(IReadOnlyList<string> words, ref int at, string? before)
    {
        if (words[at] is "point" && at + 1 < words.Count && Ones.ContainsKey(words[at + 1])) return "0" + Decimals(words, ref at);
        CardinalReader reader = new(words, at);
        bool any = reader.Read();
        if (reader.ReadOrdinal(before) is { } ordinal)
        {
            at = reader.At;
            return ordinal;
        }

        if (!any) return null;
        at = reader.At;
        string number = reader.Value.ToString("0.############", CultureInfo.InvariantCulture);
        if (reader.IsTwoDigits) number += Year(words, ref at);
        if (at < words.Count && Decades.TryGetValue(words[at], out int decade) && reader.IsTwoDigits && number.Length == 2)
        {
            at++;
            return number + decade.ToString(CultureInfo.InvariantCulture) + "s";
        }

        return number + Decimals(words, ref at);
    }

    // nineteen eighty four, twenty oh five.
    private static string Year(IReadOnlyList<string> words, ref int at)
    {
        if (at + 1 < words.Count && (words[at] is "oh" or "o") && Ones.TryGetValue(words[at + 1], out int digit) && digit > 0)
        {
            at += 2;
            return "0" + digit.ToString(CultureInfo.InvariantCulture);
        }

        CardinalReader second = new(words, at);
        if (!second.Read() || !second.IsTwoDigits) return "";
        at = second.At;
        return second.Value.ToString("0", CultureInfo.InvariantCulture);
    }

    private static string Decimals(IReadOnlyList<string> words, ref int at)
    {
        if (at + 1 >= words.Count || words[at] != "point" || Digit(words[at + 1], within: true) is null) return "";
        string digits = ".";
        for (at++; at < words.Count && Digit(words[at], within: true) is { } digit; at++) digits += digit;
        return digits;
    }

    private static string WithUnit(string number, IReadOnlyList<string> words, ref int at)
    {
        if (at >= words.Count) return number;
        if (words[at] is "percent" or "%" || (words[at] == "per" && at + 1 < words.Count && words[at + 1] == "cent"))
        {
            at += words[at] == "per" ? 2 : 1;
            return number + "%";
        }

        if (!char.IsAsciiDigit(number[^1]) || !Units.TryGetValue(words[at], out string? sign)) return number;
        at++;
        return sign + number;
    }

    // $25 and ¢50 are $25.50.
    private static void JoinCents(List<string> words)
    {
        for (int index = words.Count - 1; index > 0; index--)
        {
            int sum = words[index - 1] == "and" ? index - 2 : index - 1;
            if (words[index] is not ['¢', _, ..] || sum < 0 || words[sum] is not ['$' or '€' or '£', ..] || words[sum].Contains('.', StringComparison.Ordinal)) continue;
            words[sum] += "." + words[index][1..].PadLeft(2, '0');
            words.RemoveRange(sum + 1, index - sum);
            index = sum + 1;
        }
    }
}
