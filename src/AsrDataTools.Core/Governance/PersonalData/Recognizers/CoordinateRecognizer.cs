using System.Globalization;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Recognises pairs of decimal degrees with four places or more: within eleven metres.</summary>
internal static class CoordinateRecognizer
{
    private const double Pattern = 0.55;
    private const int FewestPlaces = 4;
    private const int LongestNumber = 14;

    /// <summary>Looks for a pair whose first number begins at a digit.</summary>
    public static void Try(ReadOnlySpan<char> text, int digit, CandidateList list)
    {
        int start = digit > 0 && text[digit - 1] is '-' or '+' or '\u2212' ? digit - 1 : digit;
        if (start > 0 && (WordSigns.IsWord(text[start - 1]) || text[start - 1] == '.')) return;
        int end = Degrees(text, digit, 90);
        if (end < 0) return;
        int at = end;
        while (at < text.Length && at - end < 5 && text[at] is ' ' or ',' or ';' or '/' or '°' or 'N' or 'S') at++;
        if (at == end) return;
        int second = at < text.Length && text[at] is '-' or '+' or '\u2212' ? at + 1 : at;
        end = Degrees(text, second, 180);
        if (end < 0) return;
        while (end < text.Length && text[end] is '°' or 'E' or 'W') end++;
        (double context, string? cue) = Weights.ContextOf(text, start, end, Cue.Place | Cue.Address, Cue.None, list);
        list.Add(new(PersonalDataClasses.Coordinates, start, end, PersonalDataForm.Written, null, Pattern, 0, context, cue));
    }

    private static int Degrees(ReadOnlySpan<char> text, int start, double most)
    {
        int at = start;
        int dot = -1;
        while (at < text.Length && at - start < LongestNumber && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && dot < 0)))
        {
            if (text[at] == '.') dot = at;
            at++;
        }

        if (dot < 0 || dot - start is 0 or > 3 || at - dot - 1 < FewestPlaces || (at < text.Length && char.IsLetterOrDigit(text[at]) && text[at] is not ('N' or 'S' or 'E' or 'W'))) return -1;
        return double.TryParse(text[start..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value <= most ? at : -1;
    }
}
