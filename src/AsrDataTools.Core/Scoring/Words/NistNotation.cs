namespace AsrDataTools.Scoring.Words;

/// <summary>
/// The notation of NIST's trn and stm files: <c>{ a / b c / @ }</c> leaves a choice, which may hold further choices, @ is no
/// word at all, <c>(w)</c> may be left out, <c>w*</c> is w, <c>w;tag</c> is w.
/// Source: infmts.htm and the behaviour of sclite 2.4.
/// </summary>
internal sealed class NistNotation(WordIds ids, Func<string, string> normalize)
{
    // Each level of choices takes a bit of the stack; people nest two or three.
    private const int MostNested = 100;

    private readonly List<LatticeWord> _words = [];
    private string _text = "";
    private int _at;
    private int _nested;

    /// <summary>Whether a text makes use of the notation at all.</summary>
    public static bool IsUsed(string text) => text.AsSpan().IndexOfAny("{}@()*;") >= 0;

    /// <exception cref="FormatException">A brace is not closed or not opened, or choices nest too deeply.</exception>
    public WordLattice Parse(string text)
    {
        _words.Clear();
        _words.Add(new(LatticeWord.Null, false, []));
        (_text, _at, _nested) = (text, 0, 0);
        int[] last = ParseSequence([0], within: false);
        return new([.. _words], last);
    }

    // Words up to the end, or up to / or } within braces. Plain words are normalised together: a normaliser looks at neighbours.
    private int[] ParseSequence(int[] before, bool within)
    {
        List<string> plain = [];
        while (true)
        {
            while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
            if (_at == _text.Length)
            {
                if (within) throw new FormatException("a '{' is not closed");
                return Flush(plain, before);
            }

            char next = _text[_at];
            if (within && (next is '/' or '}')) return Flush(plain, before);
            if (next == '{')
            {
                before = ParseChoice(Flush(plain, before));
                continue;
            }

            string word = ReadWord(within);
            if (word == "@") before = Append(LatticeWord.Null, false, Flush(plain, before));
            else if (IsOptional(word)) before = AppendText(word[1..^1], true, Flush(plain, before));
            else plain.Add(word);
        }
    }

    private int[] ParseChoice(int[] before)
    {
        if (++_nested > MostNested) throw new FormatException($"choices nest more than {MostNested} deep");
        _at++;
        List<int> last = [];
        bool any = false;
        while (true)
        {
            while (_at < _text.Length && (char.IsWhiteSpace(_text[_at]) || _text[_at] == '/')) _at++;
            if (_at == _text.Length) throw new FormatException("a '{' is not closed");
            if (_text[_at] == '}') break;
            any = true;
            last.AddRange(ParseSequence(before, within: true));
        }

        _at++;
        _nested--;
        return any ? [.. last.Distinct()] : before;
    }

    private string ReadWord(bool within)
    {
        int start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && !(within && (_text[_at] is '/' or '}'))) _at++;
        if (!within && _text.AsSpan(start, _at - start).IndexOfAny("{}") >= 0)
            throw new FormatException($"'{_text[start.._at]}' holds a brace; a choice stands between spaces");
        return WithoutTags(_text[start.._at]);
    }

    private static string WithoutTags(string word)
    {
        int tag = word.IndexOf(';', StringComparison.Ordinal);
        while (tag > 0 && word[tag - 1] == '\\') tag = word.IndexOf(';', tag + 1);
        if (tag > 0) word = word[..tag];
        word = word.Replace("\\;", ";", StringComparison.Ordinal);
        return word.Length > 1 && word[^1] == '*' ? word[..^1] : word;
    }

    private static bool IsOptional(string word) => word.Length > 2 && word[0] == '(' && word[^1] == ')';

    private int[] Flush(List<string> plain, int[] before)
    {
        if (plain.Count == 0) return before;
        string text = string.Join(' ', plain);
        plain.Clear();
        return AppendText(text, false, before);
    }

    private int[] AppendText(string text, bool optional, int[] before)
    {
        string normal = normalize(text);
        foreach (Range part in normal.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> word = normal.AsSpan(part);
            if (!word.IsEmpty) before = Append(ids.Of(word), optional, before);
        }

        return before;
    }

    private int[] Append(int id, bool optional, int[] before)
    {
        _words.Add(new(id, optional, before));
        return [_words.Count - 1];
    }
}
