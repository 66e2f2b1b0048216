using System.Globalization;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>
/// Reads a spoken number: digits one by one, "double four", "forty one", "four hundred and twelve", "nineteen eighty two", letters and
/// spelling words among them. What is said as one number is one group.
/// </summary>
internal sealed class SpokenRunReader
{
    private const int MostTokens = 72;
    private const int MostLeadingLetters = 6;
    private const int LongestWord = 32;

    private readonly SpokenToken[] _tokens = new SpokenToken[MostTokens];
    private SpokenLanguage _language = SpokenLanguage.All[0];
    private int _count;
    private int _at;

    /// <summary>Where the words of numbers ended that were read last.</summary>
    public int Stop { get; private set; }

    /// <summary>Fills a run from a word that begins a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where that word begins.</param>
    /// <param name="floor">No word before this place belongs to it.</param>
    /// <param name="language">The language to read it in.</param>
    /// <param name="run">Gets the groups.</param>
    public void Read(ReadOnlySpan<char> text, int start, int floor, SpokenLanguage language, SymbolRun run)
    {
        run.Clear(PersonalDataForm.Spoken, language.Code);
        _language = language;
        Collect(text, start, LettersBefore(text, start, floor));
        Joint joint = Joint.Loose;
        for (_at = 0; _at < _count;)
        {
            SpokenToken token = _tokens[_at];
            if (token.AfterPause && joint == Joint.Loose) joint = Joint.Pause;
            switch (token.Word.Kind)
            {
                case SpokenWordKind.Plus:
                    if (run.Groups > 0) return;
                    run.HasPlus = true;
                    _at++;
                    continue;
                case SpokenWordKind.Dot:
                    joint = Joint.Dot;
                    _at++;
                    continue;
                case SpokenWordKind.Mark:
                    _at++;
                    continue;
                case SpokenWordKind.Link when token.End - token.Start == 1:
                    // Spanish y, Italian e: between signs that are said one by one they are letters.
                    if (!run.Add([text[token.Start]], token.Start, token.End, Joint.Pause)) return;
                    _at++;
                    joint = Joint.Pause;
                    continue;
                case SpokenWordKind.Filler or SpokenWordKind.Link:
                    joint = Joint.Pause;
                    _at++;
                    continue;
                case SpokenWordKind.Letter:
                    if (!run.Add([(char)token.Word.Value], token.Start, token.End, Joint.Pause)) return;
                    _at++;
                    joint = Joint.Pause;
                    continue;
            }

            int end = 0;
            string? digits = token.Word.Kind == SpokenWordKind.Repeat ? Repeated(out end) : Number(out end);
            if (digits is null || !run.Add(digits, token.Start, end, joint)) return;
            joint = Joint.Loose;
        }
    }

    // Letters that are said before the digits: "Q Q one two …".
    private int LettersBefore(ReadOnlySpan<char> text, int start, int floor)
    {
        Span<Range> words = stackalloc Range[MostLeadingLetters];
        int count = CueLexicon.WordsBefore(text, start, words);
        int from = start;
        for (int i = count - 1; i >= 0; i--)
        {
            if (words[i].Start.Value < floor || text[words[i].End.Value..from].ContainsAny(".;:!?\n")) break;
            if (!_language.TryGet(text[words[i]], out SpokenWord word) || (word.Kind is not (SpokenWordKind.Letter or SpokenWordKind.Plus or SpokenWordKind.Filler) && !(word.Kind == SpokenWordKind.Link && text[words[i]].Length == 1))) break;
            if (word.Kind != SpokenWordKind.Filler) from = words[i].Start.Value;
        }

        return from;
    }

    private void Collect(ReadOnlySpan<char> text, int start, int from)
    {
        _count = 0;
        int at = from;
        while (_count < MostTokens)
        {
            bool pause = false;
            while (at < text.Length && text[at] is ' ' or '-' or ',' or '\u00A0') pause |= text[at++] == ',';
            int begin = at;
            while (at < text.Length && (WordSigns.IsWord(text[at]) || text[at] is '\'' or '\u2019')) at++;
            if (at - begin == 1 && text[at..].StartsWith("-ray", StringComparison.OrdinalIgnoreCase)) at += 4;
            ReadOnlySpan<char> word = text[begin..at];
            if (word.Length is 0 or > LongestWord || !_language.TryGet(word, out SpokenWord found)) break;
            _tokens[_count++] = new(found, begin, at, pause);
        }

        Stop = _count > 0 ? _tokens[_count - 1].End : start;

        // A number ends with a number or a letter that is spelled.
        while (_count > 0 && _tokens[_count - 1].Word.Kind is SpokenWordKind.Link or SpokenWordKind.Dot or SpokenWordKind.Mark or SpokenWordKind.Filler or SpokenWordKind.Plus or SpokenWordKind.Repeat) _count--;
        if (_count > 0 && _tokens[_count - 1].Start < start) _count = 0;
    }

    private SpokenWordKind? Kind(int index) => index < _count ? _tokens[index].Word.Kind : null;

    private string? Repeated(out int end)
    {
        int times = _tokens[_at].Word.Value;
        end = 0;
        if (Kind(_at + 1) is not (SpokenWordKind.Digit or SpokenWordKind.Letter)) return null;
        SpokenToken next = _tokens[_at + 1];
        char sign = next.Word.Kind == SpokenWordKind.Digit ? (char)('0' + next.Word.Value) : (char)next.Word.Value;
        _at += 2;
        end = next.End;
        return new string(sign, times);
    }

    // [digit] thousand … | digit hundred … | tens digit | a word alone. Digits of what was said.
    private string? Number(out int end)
    {
        if (Hundreds() is not int value)
        {
            if (Kind(_at) != SpokenWordKind.Thousand || _language.Code == "en")
            {
                end = 0;
                return null;
            }

            value = 1;
        }

        if (Kind(_at) == SpokenWordKind.Thousand && value is > 0 and < 1000)
        {
            _at++;
            value = (value * 1000) + (Rest() ?? 0);
        }

        end = _tokens[_at - 1].End;
        return value.ToString(CultureInfo.InvariantCulture);
    }

    // What follows a hundred or a thousand: up to 999 after a thousand, up to 99 after a hundred; "and" may stand between.
    private int? Rest(bool tensOnly = false)
    {
        int back = _at;
        if (Kind(_at) == SpokenWordKind.Link) _at++;

        // "eight hundred five five five" is 800 555, "four hundred five" 405.
        else if (tensOnly && _language.Code == "en" && Kind(_at) == SpokenWordKind.Digit && Kind(_at + 1) is SpokenWordKind.Digit or SpokenWordKind.Repeat) return null;
        int? value = _at < _count && !_tokens[_at].AfterPause && !(Kind(_at) == SpokenWordKind.Digit && _tokens[_at].Word.Value == 0) ? (tensOnly ? Tens() : Hundreds()) : null;
        if (value is null) _at = back;
        return value;
    }

    private int? Hundreds()
    {
        switch (Kind(_at))
        {
            case SpokenWordKind.Hundreds:
                return _tokens[_at++].Word.Value + (Rest(tensOnly: true) ?? 0);
            case SpokenWordKind.Hundred when _language.Code is not "en":
                _at++;
                return 100 + (Rest(tensOnly: true) ?? 0);
            case SpokenWordKind.Digit or SpokenWordKind.Teen when Kind(_at + 1) == SpokenWordKind.Hundred && _tokens[_at].Word.Value > 0:
                int hundreds = _tokens[_at].Word.Value * 100;
                _at += 2;
                return hundreds + (Rest(tensOnly: true) ?? 0);
            default:
                return Tens();
        }
    }

    private int? Tens()
    {
        if (Kind(_at) is not (SpokenWordKind.Digit or SpokenWordKind.Teen or SpokenWordKind.Tens or SpokenWordKind.Closed)) return null;
        SpokenToken token = _tokens[_at++];
        int value = token.Word.Value;
        bool isFrench = _language.Code == "fr";
        if (isFrench && value == 4 && _at < _count && _tokens[_at].Word is { Kind: SpokenWordKind.Tens, Value: 20 })
        {
            _at++;
            return 80 + Added(80);
        }

        // dix-sept, dix-huit, dix-neuf
        if (isFrench && value == 10 && Kind(_at) == SpokenWordKind.Digit && _tokens[_at].Word.Value >= 7) return 10 + _tokens[_at++].Word.Value;

        // drei und zwanzig, where a transcriber parts the word
        if (_language.Code == "de" && token.Word.Kind == SpokenWordKind.Digit && Kind(_at) == SpokenWordKind.Link && Kind(_at + 1) == SpokenWordKind.Tens)
        {
            value += _tokens[_at + 1].Word.Value;
            _at += 2;
            return value;
        }

        return token.Word.Kind == SpokenWordKind.Tens ? value + Added(value) : value;
    }

    private int Added(int tens)
    {
        int next = Kind(_at) == SpokenWordKind.Link && _language.Code is "fr" or "es" or "it" ? _at + 1 : _at;
        if (next >= _count || _tokens[next].AfterPause) return 0;
        SpokenWord word = _tokens[next].Word;
        if (word.Kind == SpokenWordKind.Digit && word.Value > 0)
        {
            _at = next + 1;
            return word.Value;
        }

        if (!_language.AddsTeens(tens) || word.Kind != SpokenWordKind.Teen) return 0;
        _at = next + 1;
        if (word.Value == 10 && Kind(_at) == SpokenWordKind.Digit && _tokens[_at].Word.Value >= 7) return 10 + _tokens[_at++].Word.Value;
        return word.Value;
    }
}
