namespace AsrDataTools.Governance.PersonalData;

/// <summary>Reads the groups of digits and letters around a digit of a text.</summary>
internal static class WrittenRunReader
{
    private const int LongestGroup = 34;
    private const int LongestLetters = 4;
    private const int MostLeadingGroups = 2;

    /// <summary>Fills a run.</summary>
    /// <param name="text">The text.</param>
    /// <param name="digit">Where its first digit is.</param>
    /// <param name="floor">No sign before this place belongs to it.</param>
    /// <param name="run">Gets the groups; none where the digit stands in no number.</param>
    /// <returns>Where to go on.</returns>
    public static int Read(ReadOnlySpan<char> text, int digit, int floor, SymbolRun run)
    {
        run.Clear(PersonalDataForm.Written);
        int start = digit;
        while (start > floor && char.IsAsciiLetterOrDigit(text[start - 1])) start--;
        int end = EndOfGroup(text, digit);
        if (end - start > LongestGroup || IsBarred(text, start)) return end;

        // 6.2+20201114 is a version, +1 415 … a telephone number.
        if (start > 1 && text[start - 1] == '+' && WordSigns.IsWord(text[start - 2])) return end;

        Span<Range> leading = stackalloc Range[MostLeadingGroups];
        int count = LettersBefore(text, start, floor, leading);
        for (int i = count - 1; i >= 0; i--) run.Add(text[leading[i]], leading[i].Start.Value, leading[i].End.Value, i == count - 1 ? Joint.Loose : JointAt(text, leading[i + 1].End.Value));
        run.Add(text[start..end], start, end, count == 0 ? Joint.Loose : JointAt(text, leading[0].End.Value));
        run.HasPlus = count == 0 && start > 0 && (text[start - 1] == '+' || (text[start - 1] == '(' && start > 1 && text[start - 2] == '+'));
        int goOn = end;
        while (true)
        {
            int next = SkipJoint(text, end, out Joint joint);
            if (next < 0) break;
            int nextEnd = EndOfGroup(text, next);
            ReadOnlySpan<char> group = text[next..nextEnd];
            bool hasDigit = group.ContainsAnyInRange('0', '9');
            if (group.Length > LongestGroup || (!hasDigit && !IsLetters(group)) || !run.Add(group, next, nextEnd, joint)) break;
            end = nextEnd;
            if (hasDigit) goOn = end;
        }

        // What goes on as a decimal, a time, a percentage or a price is another kind of number; so is a word that goes on in other letters.
        if (IsBarredBehind(text, end)) run.Clear(PersonalDataForm.Written);
        return goOn;
    }

    private static int EndOfGroup(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at])) at++;
        return at;
    }

    private static bool IsBarred(ReadOnlySpan<char> text, int start)
    {
        if (start == 0) return false;
        char before = text[start - 1];
        if (before is '$' or '€' or '£' or '¥' or '₹' or '%' or '\\' or '~' || (before > 127 && char.IsLetterOrDigit(before))) return true;
        if (start == 1) return false;
        return before is ',' or ':' && char.IsAsciiDigit(text[start - 2]) || before == ' ' && text[start - 2] is '$' or '€' or '£' or '₹';
    }

    private static bool IsBarredBehind(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length) return false;
        char behind = text[end];
        if (behind is '%' or '€' or '$' or '£' or '₹' or '°' || (behind > 127 && char.IsLetterOrDigit(behind))) return true;
        if (end + 1 >= text.Length) return false;
        return (behind is ',' or ':' or '+' && char.IsAsciiDigit(text[end + 1])) || (behind == ' ' && text[end + 1] is '€' or '$' or '£' or '%');
    }

    private static int LettersBefore(ReadOnlySpan<char> text, int start, int floor, Span<Range> groups)
    {
        int count = 0;
        while (count < groups.Length && start - 2 >= floor && text[start - 1] is ' ' or '-' or '.' or '\u00A0')
        {
            int end = start - 1;
            int begin = end;
            while (begin > floor && char.IsAsciiLetter(text[begin - 1])) begin--;
            if (begin == end || !IsLetters(text[begin..end]) || (begin > 0 && WordSigns.IsWord(text[begin - 1]))) break;
            groups[count++] = begin..end;
            start = begin;
        }

        return count;
    }

    private static bool IsLetters(ReadOnlySpan<char> group) =>
        group.Length is > 0 and <= LongestLetters && (group.Length == 1 ? char.IsAsciiLetter(group[0]) : !group.ContainsAnyExceptInRange('A', 'Z'));

    private static Joint JointAt(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '.' => Joint.Dot,
        '-' => Joint.Tight,
        _ => Joint.Loose,
    };

    // One separator, or the pairs that numbers are written with: ") ", " (", " - ", ")-". The place of the next group; -1 for none.
    private static int SkipJoint(ReadOnlySpan<char> text, int at, out Joint joint)
    {
        joint = Joint.Loose;
        int start = at;
        while (at < text.Length && at - start < 3 && text[at] is ' ' or '-' or '.' or '/' or '(' or ')' or '\u00A0' or '\u202F' or '\u2011' or '\u2013' or '_')
        {
            if (text[at] is '-' or '/' or '\u2011' or '\u2013' or '_') joint = Joint.Tight;
            else if (text[at] == '.') joint = Joint.Dot;
            at++;
        }

        if (at == start || at >= text.Length || !char.IsAsciiLetterOrDigit(text[at])) return -1;
        if (at - start == 1) return at;

        // Two blanks, or a full stop and a blank, part two things.
        ReadOnlySpan<char> between = text[start..at];
        if (between is ") " or " (" or ")-" or " - " or " / " or ")(" or " – " or "-(" or ") (" or ").") return at;
        return -1;
    }
}
