using System.Collections.Frozen;
using System.Globalization;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Reads a date that begins at a word, written or said, in any of the languages.</summary>
internal sealed class DateReader
{
    private const int MostWords = 10;

    private static readonly FrozenDictionary<string, int> Months = Read(
        "january jan januar jänner janvier enero ene gennaio|february feb februar février fevrier febrero febbraio|march mar märz maerz mars marzo|april apr avril abril aprile|may mai mayo maggio"
        + "|june jun juni juin junio giugno|july jul juli juillet julio luglio|august aug août aout agosto|september sep sept septembre septiembre settembre"
        + "|october oct oktober okt octobre octubre ottobre|november nov novembre noviembre|december dec dezember dez décembre decembre diciembre dic dicembre");

    private static readonly FrozenDictionary<string, int> Ordinals = Read(
        "first ersten erster erste premier primero primo|second zweiten zweiter|third dritten dritter|fourth vierten|fifth fünften|sixth sechsten|seventh siebten siebenten|eighth achten|ninth neunten|tenth zehnten"
        + "|eleventh elften|twelfth zwölften|thirteenth dreizehnten|fourteenth vierzehnten|fifteenth fünfzehnten|sixteenth sechzehnten|seventeenth siebzehnten|eighteenth achtzehnten|nineteenth neunzehnten|twentieth zwanzigsten"
        + "|einundzwanzigsten|zweiundzwanzigsten|dreiundzwanzigsten|vierundzwanzigsten|fünfundzwanzigsten|sechsundzwanzigsten|siebenundzwanzigsten|achtundzwanzigsten|neunundzwanzigsten|thirtieth dreißigsten dreissigsten|einunddreißigsten einunddreissigsten");

    private static readonly FrozenSet<string> Fillers = "of the de del den der dem am le el il on in year day".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> MonthOf = Months.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> OrdinalOf = Ordinals.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsFiller = Fillers.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly SymbolRun _run = new();
    private readonly SpokenRunReader _spoken = new();
    private readonly List<int> _numbers = [];

    /// <summary>Where the date ends; -1 where none begins there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where a word begins.</param>
    /// <param name="form">How it stands there.</param>
    /// <param name="hasYear">Whether a year is in it.</param>
    public int Read(ReadOnlySpan<char> text, int start, out PersonalDataForm form, out bool hasYear)
    {
        form = PersonalDataForm.Written;
        int end = Numeric(text, start, out hasYear);
        if (end >= 0) return end;
        int wordEnd = start;
        while (wordEnd < text.Length && WordSigns.IsWord(text[wordEnd])) wordEnd++;
        ReadOnlySpan<char> word = text[start..wordEnd];
        if (word.IsEmpty || !(char.IsAsciiDigit(word[0]) || MonthOf.ContainsKey(word) || OrdinalOf.ContainsKey(word) || (TriggerLexicon.Of(word) & WordTrigger.Number) != 0)) return -1;
        foreach (SpokenLanguage language in SpokenLanguage.All)
        {
            // The language that reads most of it is the one that it is said in.
            int read = Named(text, start, language, out PersonalDataForm formRead, out bool yearRead);
            if (read <= end) continue;
            (end, form, hasYear) = (read, formRead, yearRead);
        }

        return end;
    }

    // 14/03/1982, 1982-03-14, 14. 3. 1982
    private static int Numeric(ReadOnlySpan<char> text, int start, out bool hasYear)
    {
        hasYear = true;
        int at = start;
        Span<int> values = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        char separator = '\0';
        for (int part = 0; part < 3; part++)
        {
            int begin = at;
            while (at < text.Length && at - begin < 5 && char.IsAsciiDigit(text[at])) at++;
            widths[part] = at - begin;
            if (widths[part] is 0 or 3 or 5) return -1;
            values[part] = int.Parse(text[begin..at], CultureInfo.InvariantCulture);
            if (part == 2) break;
            if (at >= text.Length || text[at] is not ('/' or '.' or '-' or ' ') || (part == 1 && text[at] != separator)) return -1;
            separator = text[at++];
            if (separator == '.' && at < text.Length && text[at] == ' ') at++;
        }

        if (at < text.Length && char.IsLetterOrDigit(text[at])) return -1;
        bool yearFirst = widths[0] == 4;
        int year = yearFirst ? values[0] : values[2];
        int one = yearFirst ? values[1] : values[0];
        int two = yearFirst ? values[2] : values[1];
        bool isYear = (yearFirst ? widths[0] : widths[2]) == 2 || IsYear(year);
        return isYear && IsDayAndMonth(one, two) && (yearFirst || widths[0] <= 2) ? at : -1;
    }

    private int Named(ReadOnlySpan<char> text, int start, SpokenLanguage language, out PersonalDataForm form, out bool hasYear)
    {
        form = PersonalDataForm.Written;
        hasYear = false;
        int month = 0;
        int end = -1;
        int at = start;
        _numbers.Clear();
        for (int word = 0; word < MostWords; word++)
        {
            while (at < text.Length && text[at] is ' ' or ',' or '.' or '-' or '\'' or '\u2019') at++;
            int begin = at;
            while (at < text.Length && WordSigns.IsWord(text[at])) at++;
            ReadOnlySpan<char> token = text[begin..at];
            if (token.IsEmpty || (end >= 0 && text[end..begin].Contains(". ", StringComparison.Ordinal) && _numbers.Count > 1)) break;
            if (month == 0 && MonthOf.TryGetValue(token, out int named))
            {
                month = named;
                end = at;
            }
            else if (Digits(token, out int value))
            {
                _numbers.Add(value);
                end = at;
            }
            else if (OrdinalOf.TryGetValue(token, out int ordinal))
            {
                AddOrdinal(ordinal);
                form = PersonalDataForm.Spoken;
                end = at;
            }
            else if (word > 0 && IsFiller.Contains(token))
            {
                continue;
            }
            else
            {
                _spoken.Read(text, begin, begin, language, _run);
                if (_run.Groups == 0 || _run.Start != begin || Letters()) break;
                for (int group = 0; group < _run.Groups; group++) _numbers.Add(int.TryParse(_run.Symbols(group, group), CultureInfo.InvariantCulture, out int said) ? said : 9999);
                form = PersonalDataForm.Spoken;
                end = at = _run.End;
            }

            // A whole date ends with its year, whatever follows.
            if (_numbers.Count > 8 || (month > 0 && _numbers.Count >= 2 && IsYear(_numbers[^1]))) break;
        }

        return end >= 0 && IsDate(month, out hasYear) ? end : -1;
    }

    // twenty + first
    private void AddOrdinal(int ordinal)
    {
        if (_numbers.Count > 0 && _numbers[^1] is 20 or 30 && ordinal < 10) _numbers[^1] += ordinal;
        else _numbers.Add(ordinal);
    }

    private bool Letters()
    {
        for (int group = 0; group < _run.Groups; group++)
        {
            if (_run.Symbols(group, group).ContainsAnyInRange('A', 'Z')) return true;
        }

        return false;
    }

    private bool IsDate(int month, out bool hasYear)
    {
        hasYear = false;
        if (month > 0)
        {
            if (_numbers.Count == 0) return false;
            int day = _numbers[0];
            if (day is >= 1 and <= 31)
            {
                hasYear = IsSpokenYear(1);
                return _numbers.Count == 1 || hasYear;
            }

            return false;
        }

        // All in numbers: 3, 14, 1982; 3, 14, 19, 82; 0, 3, 1, 4, 8, 2.
        if (_numbers.Count >= 3 && IsDayAndMonth(_numbers[0], _numbers[1]) && IsSpokenYear(2)) return hasYear = true;
        if (_numbers.Count >= 4 && _numbers[0] == 0 && IsDayAndMonth(_numbers[1], _numbers[2]) && IsSpokenYear(3)) return hasYear = true;
        if (_numbers.Count is not (6 or 8) || _numbers.Exists(number => number > 9)) return false;
        hasYear = IsDayAndMonth((_numbers[0] * 10) + _numbers[1], (_numbers[2] * 10) + _numbers[3]);
        return hasYear;
    }

    private bool IsSpokenYear(int from) => (_numbers.Count - from) switch
    {
        1 => IsYear(_numbers[from]) || _numbers[from] is >= 10 and <= 99,
        2 => _numbers[from] is 19 or 20 && _numbers[from + 1] <= 99,
        3 => _numbers[from] is 19 or 20 && _numbers[from + 1] == 0 && _numbers[from + 2] <= 9,
        4 => _numbers[from] is 1 or 2 && _numbers[from + 1] is 9 or 0 && _numbers[from + 2] <= 9 && _numbers[from + 3] <= 9,
        _ => false,
    };

    private static bool IsYear(int year) => year is >= 1880 and <= 2099;

    private static bool IsDayAndMonth(int one, int two) => (one is >= 1 and <= 31 && two is >= 1 and <= 12) || (one is >= 1 and <= 12 && two is >= 1 and <= 31);

    // 14, 14th, 1er, 82
    private static bool Digits(ReadOnlySpan<char> token, out int value)
    {
        value = 0;
        int digits = token.IndexOfAnyExceptInRange('0', '9');
        if (digits < 0) digits = token.Length;
        ReadOnlySpan<char> ending = token[digits..];
        return digits is > 0 and <= 4 && (ending.IsEmpty || (digits <= 2 && (ending.Equals("st", StringComparison.OrdinalIgnoreCase) || ending.Equals("nd", StringComparison.OrdinalIgnoreCase)
            || ending.Equals("rd", StringComparison.OrdinalIgnoreCase) || ending.Equals("th", StringComparison.OrdinalIgnoreCase) || ending is "er" or "º" or "°" or "ª")))
            && int.TryParse(token[..digits], CultureInfo.InvariantCulture, out value);
    }

    // German ordinals bend: vierzehnten, vierzehnter, vierzehnte.
    private static IEnumerable<string> Forms(string name) => name.EndsWith("ten", StringComparison.Ordinal) ? [name, name[..^1] + "r", name[..^1]] : [name];

    // Names of one value are parted by blanks, values by bars, from 1.
    private static FrozenDictionary<string, int> Read(string table) => table.Split('|')
        .SelectMany((names, index) => names.Split(' ').SelectMany(Forms).Distinct().Select(name => (name, Value: index + 1)))
        .ToFrozenDictionary(row => row.name, row => row.Value, StringComparer.OrdinalIgnoreCase);
}
