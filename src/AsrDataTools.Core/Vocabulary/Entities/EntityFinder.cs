namespace AsrDataTools.Vocabulary;

/// <summary>
/// Finds entities among the tokens of an utterance. A token is of one entity at most; where several rules fit, the one listed first in
/// <see cref="Rules"/> has it. Rules of thumb: what they find is counted, never taken as certain of a single place.
/// </summary>
internal static class EntityFinder
{
    private const int LeastDigits = 4;
    private const int LeastLetters = 3;

    private delegate int Rule(WordTokenizer text, int at);

    private static readonly (EntityClass Class, Rule Length)[] Rules =
    [
        (EntityClass.EmailOrWebAddress, WebAddress),
        (EntityClass.Date, Date),
        (EntityClass.Time, Time),
        (EntityClass.Currency, Currency),
        (EntityClass.Percentage, Percentage),
        (EntityClass.Quantity, Quantity),
        (EntityClass.StreetAddress, StreetAddress),
        (EntityClass.SpelledAlphanumeric, Spelling),
        (EntityClass.DigitString, DigitString),
    ];

    /// <summary>Calls <paramref name="take"/> with class, first token and number of tokens of each, in the order of the text.</summary>
    public static void Find(WordTokenizer text, Action<EntityClass, int, int> take)
    {
        for (int at = 0; at < text.Tokens.Length;)
        {
            if (text.Tokens[at].Kind == TokenKind.Word && !MayBegin(text, at))
            {
                at++;
                continue;
            }

            (EntityClass Class, int Length) found = default;
            foreach ((EntityClass kind, Rule length) in Rules)
            {
                int tokens = length(text, at);
                if (tokens == 0) continue;
                found = (kind, tokens);
                break;
            }

            if (found.Length > 0) take(found.Class, at, found.Length);
            at += Math.Max(1, found.Length);
        }
    }

    private static bool MayBegin(WordTokenizer text, int at)
    {
        ReadOnlySpan<char> word = text.TextOf(text.Tokens[at]);
        return EntityWords.Months.Has(word) || EntityWords.Alphabet.Has(word) || word is "half" or "quarter" || IsJoinedBy(text, at + 1, '@', '.', '_', '-') || Is(text, at + 1, "at") || Is(text, at + 1, "dot");
    }

    private static int WebAddress(WordTokenizer text, int at)
    {
        // anna.berg@mail.example.com, as it is written.
        int end = at + 1;
        bool hasAt = false, hasDot = false;
        for (; IsJoinedBy(text, end, '@', '.', '_', '-'); end++)
        {
            hasAt |= text.Tokens[end].Joint == '@';
            hasDot |= text.Tokens[end].Joint == '.' && EntityWords.Domains.Has(Of(text, end));
        }

        if (hasAt || (hasDot && EntityWords.Domains.Has(Of(text, end - 1)))) return end - at;

        // anna at mail dot example dot com, as it is said.
        int dot = Is(text, at + 1, "at") ? at + 3 : at + 1;
        int last = 0;
        while (Is(text, dot, "dot") && dot + 1 < text.Tokens.Length)
        {
            if (EntityWords.Domains.Has(Of(text, dot + 1))) last = dot + 2;
            dot += 2;
        }

        return last == 0 ? 0 : last - at;
    }

    private static int Date(WordTokenizer text, int at)
    {
        if (IsMonth(text, at))
        {
            int day = Is(text, at + 1, "the") ? at + 2 : at + 1;
            if (IsDay(text, day)) return Year(text, day + 1) - at;
            return IsYear(text, at + 1) ? 2 : 0;
        }

        if (IsDay(text, at))
        {
            int month = Is(text, at + 1, "of") ? at + 2 : at + 1;
            if (IsMonth(text, month) && !IsDay(text, month + 1)) return Year(text, month + 1) - at;
            foreach (char joint in (ReadOnlySpan<char>)['/', '-', '.'])
            {
                if (IsNumeral(text, at + 1) && IsJoinedBy(text, at + 1, joint) && IsNumeral(text, at + 2) && IsJoinedBy(text, at + 2, joint) && text.Tokens[at].Length <= 2 && text.Tokens[at + 1].Length <= 2) return 3;
            }
        }

        // 2024-03-12, and a year by itself.
        if (!IsYear(text, at)) return 0;
        return IsNumeral(text, at + 1) && IsJoinedBy(text, at + 1, '-', '/') && IsNumeral(text, at + 2) && IsJoinedBy(text, at + 2, '-', '/') ? 3 : IsBareNumber(text, at) ? 1 : 0;
    }

    private static int Time(WordTokenizer text, int at)
    {
        if (Of(text, at) is "half" or "quarter") return Of(text, at + 1) is "past" or "to" && IsHour(text, at + 2) ? 3 : 0;
        if (!IsHour(text, at)) return 0;
        int end = at + 1;
        if (IsNumeral(text, end) && IsJoinedBy(text, end, ':')) end++;
        bool minutes = end > at + 1;
        if (Of(text, end) is "am" or "pm" or "oclock" or "o'clock") return end + 1 - at;
        if (Of(text, end) is "a" or "p" && Of(text, end + 1) is "m") return end + 2 - at;
        return minutes ? end - at : 0;
    }

    private static int Currency(WordTokenizer text, int at)
    {
        if (!IsNumeral(text, at)) return 0;
        int end = at + 1;
        if (end < text.Tokens.Length && (text.Tokens[end].Kind == TokenKind.Sign ? Of(text, end) is not ("%" or "°") : EntityWords.Moneys.Has(Of(text, end)))) return end + 1 - at;
        return 0;
    }

    private static int Percentage(WordTokenizer text, int at)
    {
        if (!IsNumeral(text, at)) return 0;
        if (Of(text, at + 1) is "%" or "percent") return 2;
        return Of(text, at + 1) is "per" && Of(text, at + 2) is "cent" ? 3 : 0;
    }

    private static int Quantity(WordTokenizer text, int at) => IsNumeral(text, at) && at + 1 < text.Tokens.Length && text.Tokens[at + 1].Kind == TokenKind.Unit ? 2 : 0;

    private static int StreetAddress(WordTokenizer text, int at)
    {
        if (!IsNumeral(text, at) || text.Tokens[at].Length > 5) return 0;
        for (int i = at + 2; i <= at + 4 && i < text.Tokens.Length; i++)
        {
            if (text.Tokens[i].IsNumeral && i > at + 2) return 0;
            if (EntityWords.Streets.Has(Of(text, i)) && text.Tokens[i - 1].Kind is TokenKind.Word or TokenKind.Ordinal) return i + 1 - at;
        }

        return 0;
    }

    private static int Spelling(WordTokenizer text, int at)
    {
        // b as in bravo, b for bravo.
        int end = at, letters = 0, words = 0, explained = 0;
        while (end < text.Tokens.Length)
        {
            TokenKind kind = text.Tokens[end].Kind;
            if (kind == TokenKind.Letter && Of(text, end + 1) is "as" && Of(text, end + 2) is "in" && end + 3 < text.Tokens.Length) (end, explained) = (end + 4, explained + 1);
            else if (kind == TokenKind.Letter && Of(text, end + 1) is "for" && EntityWords.Alphabet.Has(Of(text, end + 2))) (end, explained) = (end + 3, explained + 1);
            else if (kind == TokenKind.Letter) (end, letters) = (end + 1, letters + 1);
            else if (kind == TokenKind.Word && EntityWords.Alphabet.Has(Of(text, end))) (end, words) = (end + 1, words + 1);
            else if (kind == TokenKind.Number && (letters + words + explained > 0 || NextIsLetter(text, end + 1))) end++;
            else if (kind == TokenKind.Word && end > at && Of(text, end) is "one") end++;
            else break;
        }

        return explained > 0 || letters + words >= LeastLetters || words >= 2 || (letters + words == 2 && end - at > 2) ? end - at : 0;
    }

    private static int DigitString(WordTokenizer text, int at)
    {
        int end = at, digits = 0;
        while (IsNumeral(text, end) && text.Tokens[end].Kind == TokenKind.Number && !Of(text, end).Contains('.') && (end == at || digits >= 2) && !IsFollowedByUnit(text, end)) digits += text.Tokens[end++].Length;
        int least = end == at + 1 && digits == 3 && Of(text, at)[0] == '0' ? 3 : LeastDigits;
        return digits >= least ? end - at : 0;
    }

    private static bool NextIsLetter(WordTokenizer text, int at) => at < text.Tokens.Length && text.Tokens[at].Kind == TokenKind.Letter && Of(text, at) is not ("a" or "i");

    private static ReadOnlySpan<char> Of(WordTokenizer text, int at) => at >= 0 && at < text.Tokens.Length ? text.TextOf(text.Tokens[at]) : default;

    private static bool Is(WordTokenizer text, int at, string word) => Of(text, at).SequenceEqual(word);

    private static bool IsNumeral(WordTokenizer text, int at) => at < text.Tokens.Length && text.Tokens[at].IsNumeral;

    private static bool IsJoinedBy(WordTokenizer text, int at, params ReadOnlySpan<char> joints) => at < text.Tokens.Length && joints.Contains(text.Tokens[at].Joint);

    private static bool IsFollowedByUnit(WordTokenizer text, int at) => at + 1 < text.Tokens.Length && text.Tokens[at + 1].Kind is TokenKind.Unit or TokenKind.Sign;

    private static bool IsBareNumber(WordTokenizer text, int at) => !IsFollowedByUnit(text, at) && !IsNumeral(text, at + 1) && !(at > 0 && text.Tokens[at - 1].IsNumeral);

    private static bool IsMonth(WordTokenizer text, int at) => EntityWords.Months.Has(Of(text, at));

    private static bool IsDay(WordTokenizer text, int at) => IsNumeral(text, at) && Number(text, at) is >= 1 and <= 31;

    private static bool IsHour(WordTokenizer text, int at) => (IsNumeral(text, at) && text.Tokens[at].Kind == TokenKind.Number && Number(text, at) is >= 0 and <= 24) || Is(text, at, "one");

    private static bool IsYear(WordTokenizer text, int at) => IsNumeral(text, at) && text.Tokens[at] is { Kind: TokenKind.Number, Length: 4 } && Number(text, at) is >= 1900 and <= 2099;

    private static int Year(WordTokenizer text, int at) => IsYear(text, at) ? at + 1 : at;

    private static int Number(WordTokenizer text, int at)
    {
        ReadOnlySpan<char> digits = Of(text, at);
        int end = digits.IndexOfAnyExceptInRange('0', '9');
        if (end < 0) end = digits.Length;
        else if (digits[end] == '.') return -1;
        return end is > 0 and <= 4 ? int.Parse(digits[..end], System.Globalization.CultureInfo.InvariantCulture) : -1;
    }
}
