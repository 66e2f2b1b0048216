using System.Globalization;
using System.Text;
using AsrDataTools.Text;

namespace AsrDataTools.Vocabulary;

/// <summary>
/// Splits text into tokens for counting: lower case, Unicode form NFKC, without punctuation; apostrophes stay within words, hyphens part
/// them; tags of annotators are left out and counted; letters part from digits, signs and units stand after their number; English
/// number words become digits. So "ten milligrams", "10 mg" and "10mg" are the same two tokens. One instance serves one thread.
/// </summary>
public sealed class WordTokenizer
{
    // What each ASCII character is.
    private const byte Other = 0, Letter = 1, Capital = 2, Digit = 3, Space = 4, Joint = 5, Bracket = 6, Sign = 7, Apostrophe = 8, Stop = 9;

    private static readonly byte[] Classes = ClassesOfAscii();

    private readonly bool _split;
    private readonly SpokenNumberFolding? _numbers;
    private char[] _text = new char[256];
    private int _used;
    private WordToken[] _tokens = new WordToken[64];
    private int _count;
    private string? _pendingSign;

    public WordTokenizer(TokenOptions options)
    {
        _split = options.SplitUnsegmented;
        _numbers = options.SpokenNumbers == SpokenNumbers.English ? new SpokenNumberFolding() : null;
    }

    /// <summary>How the text read so far was written.</summary>
    public WritingTally Writing { get; } = new();

    /// <summary>Tags left out so far.</summary>
    public long TagCount { get; private set; }

    /// <summary>Is told of each tag, with its brackets.</summary>
    internal Action<string>? TagFound { get; set; }

    /// <summary>The tokens, which are good until the next call.</summary>
    public ReadOnlySpan<WordToken> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (_used, _count, _pendingSign) = (0, 0, null);
        Scan(System.Text.Ascii.IsValid(text) ? text : Composed(text));
        if (_pendingSign is not null) AddSign();
        FoldUnits();
        if (_numbers is not null && _numbers.Fold(this)) FoldUnits();
        return _tokens.AsSpan(0, _count);
    }

    /// <summary>The token's text.</summary>
    public ReadOnlySpan<char> TextOf(WordToken token) => _text.AsSpan(token.Start, token.Length);

    /// <summary>The tokens parted by single spaces.</summary>
    public string Joined(string text)
    {
        StringBuilder joined = new();
        foreach (WordToken token in Read(text)) joined.Append(joined.Length > 0 ? " " : "").Append(TextOf(token));
        return joined.ToString();
    }

    internal ReadOnlySpan<WordToken> Tokens => _tokens.AsSpan(0, _count);

    /// <summary>Puts other tokens in the place of some.</summary>
    internal void Replace(int first, int count, IReadOnlyList<(string Text, TokenKind Kind)> with)
    {
        int grown = _count - count + with.Count;
        if (grown > _tokens.Length) Array.Resize(ref _tokens, Math.Max(grown, 2 * _tokens.Length));
        Array.Copy(_tokens, first + count, _tokens, first + with.Count, _count - first - count);
        for (int i = 0; i < with.Count; i++) _tokens[first + i] = new(Store(with[i].Text), with[i].Text.Length, with[i].Kind, '\0');
        _count = grown;
    }

    private void Scan(string text)
    {
        char joint = '\0';
        bool joined = false; // The token before ends where this character is, or one joint before.
        for (int at = 0; at < text.Length;)
        {
            char c = text[at];
            byte kind = c < 128 ? Classes[c] : ClassOf(text, at);
            switch (kind)
            {
                case Letter or Capital:
                    at = Word(text, at, joined ? joint : '\0');
                    (joint, joined) = ('\0', true);
                    break;
                case Digit:
                    at = Number(text, at, joined ? joint : '\0');
                    (joint, joined) = ('\0', true);
                    break;
                case Joint or Stop:
                    if (kind == Stop) Writing.Punctuation++;
                    joined = joined && joint == '\0' && c is '-' or '/' or ':' or '.' or '@' or '_';
                    joint = c;
                    at++;
                    break;
                case Bracket or Sign when MarkupTag.Opens(c) && MarkupTag.Length(text.AsSpan(at), at == 0 || text[at - 1] == ' ') is > 0 and int length:
                    TagCount++;
                    TagFound?.Invoke(text.Substring(at, length));
                    (joint, joined) = ('\0', false);
                    at += length;
                    break;
                case Sign:
                    TakeSign(c);
                    (joint, joined) = ('\0', false);
                    at++;
                    break;
                default:
                    (joint, joined) = ('\0', false);
                    at += char.IsHighSurrogate(c) && at + 1 < text.Length ? 2 : 1;
                    break;
            }
        }
    }

    // A word in lower case, its apostrophes kept where letters stand on both sides.
    private int Word(string text, int at, char joint)
    {
        int start = _used, first = at;
        Reserve(text.Length - at);
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (c < 128)
            {
                byte kind = Classes[c];
                if (kind == Letter) _text[_used++] = c;
                else if (kind == Capital)
                {
                    _text[_used++] = (char)(c | 0x20);
                    Writing.Capitals++;
                }
                else if (kind == Apostrophe && at > first && at + 1 < text.Length && char.IsLetter(text[at + 1])) _text[_used++] = c;
                else break;
                continue;
            }

            if (!Rune.TryGetRuneAt(text, at, out Rune rune) || !IsLetter(rune)) break;
            if (_split && UnsegmentedScript.Has(rune))
            {
                if (_used > start) break;
                return Character(text, at, joint);
            }

            Rune lower = Rune.ToLowerInvariant(rune);
            if (lower != rune) Writing.Capitals++;
            _used += lower.EncodeToUtf16(_text.AsSpan(_used));
            at += rune.Utf16SequenceLength - 1;
        }

        Writing.Letters += _used - start;
        Writing.Words++;
        Add(new(start, _used - start, _used - start == 1 ? TokenKind.Letter : TokenKind.Word, joint));
        return at;
    }

    private int Character(string text, int at, char joint)
    {
        int length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
        int start = _used;
        text.CopyTo(at, _text, start, length);
        _used += length;
        Writing.Words++;
        Add(new(start, length, TokenKind.Character, joint));
        return at + length;
    }

    // Digits with a decimal point; commas between thousands go. 12.03.2024 is a date, not a number and a half.
    private int Number(string text, int at, char joint)
    {
        int start = _used;
        Reserve(text.Length - at + 2);
        bool point = false;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (char.IsDigit(c)) _text[_used++] = c < 128 ? c : (char)('0' + (int)char.GetNumericValue(c));
            else if (c == ',' && _used - start is >= 1 and <= 15 && !point && IsThousand(text, at + 1)) continue;
            else if (c == '.' && !point && at + 1 < text.Length && char.IsDigit(text[at + 1]) && joint != '.' && !IsFollowedByPoint(text, at + 1))
            {
                _text[_used++] = c;
                point = true;
            }
            else break;
        }

        Writing.Words++;
        Writing.DigitNumbers++;
        TokenKind kind = TokenKind.Number;
        int suffix = point ? 0 : OrdinalSuffix(text, at);
        if (suffix > 0)
        {
            for (int i = 0; i < suffix; i++) _text[_used++] = char.ToLowerInvariant(text[at + i]);
            at += suffix;
            kind = TokenKind.Ordinal;
        }

        Add(new(start, _used - start, kind, joint));
        if (_pendingSign is not null) AddSign();
        return at;
    }

    private static bool IsThousand(string text, int at)
    {
        if (at + 3 > text.Length) return false;
        for (int i = at; i < at + 3; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return false;
        }

        return at + 3 == text.Length || !char.IsAsciiDigit(text[at + 3]);
    }

    private static bool IsFollowedByPoint(string text, int at)
    {
        while (at < text.Length && char.IsDigit(text[at])) at++;
        return at + 1 < text.Length && text[at] == '.' && char.IsDigit(text[at + 1]);
    }

    private static int OrdinalSuffix(string text, int at)
    {
        int length = 0;
        while (at + length < text.Length && length < 3 && char.IsAsciiLetter(text[at + length])) length++;
        ReadOnlySpan<char> letters = text.AsSpan(at, length);
        return (length == 2 && (letters.Equals("st", StringComparison.OrdinalIgnoreCase) || letters.Equals("nd", StringComparison.OrdinalIgnoreCase)
            || letters.Equals("rd", StringComparison.OrdinalIgnoreCase) || letters.Equals("th", StringComparison.OrdinalIgnoreCase)))
            || (length == 1 && letters[0] is 's' or 'S') ? length : 0;
    }

    // $25 is said "twenty-five dollars": the sign goes after the number.
    private void TakeSign(char sign)
    {
        string text = sign.ToString();
        bool after = _count > 0 && _tokens[_count - 1].Kind == TokenKind.Number;
        if (after)
        {
            _pendingSign = text;
            AddSign();
        }
        else if (sign is not ('%' or '°'))
        {
            _pendingSign = text;
        }
    }

    private void AddSign()
    {
        string sign = _pendingSign!;
        _pendingSign = null;
        if (_count > 0 && _tokens[_count - 1].Kind == TokenKind.Number) Add(new(Store(sign), sign.Length, TokenKind.Sign, '\0'));
    }

    private void FoldUnits()
    {
        for (int i = 0; i < _count; i++)
        {
            WordToken token = _tokens[i];
            bool hasNext = i + 1 < _count;
            if (hasNext && _tokens[i + 1].Kind is TokenKind.Word or TokenKind.Letter && (token.Kind == TokenKind.Number || TextOf(token) is "one") && UnitWords.ShortForm(TextOf(_tokens[i + 1])) is { } unit)
            {
                if (token.Kind != TokenKind.Number) _tokens[i] = new(Store("1"), 1, TokenKind.Number, token.Joint);
                _tokens[++i] = new(Store(unit), unit.Length, TokenKind.Unit, '\0');
                continue;
            }

            // "1" and "one" meet, and "one" is a pronoun too.
            if (_numbers is not null && token.Kind == TokenKind.Number && token.Joint == '\0' && TextOf(token) is "1" && !(hasNext && (_tokens[i + 1].Joint != '\0' || _tokens[i + 1].Kind is TokenKind.Sign or TokenKind.Unit)))
                _tokens[i] = new(Store("one"), 3, TokenKind.Word, '\0');
        }
    }

    private void Add(WordToken token)
    {
        if (_count == _tokens.Length) Array.Resize(ref _tokens, 2 * _count);
        _tokens[_count++] = token;
    }

    private int Store(string text)
    {
        Reserve(text.Length);
        text.CopyTo(0, _text, _used, text.Length);
        _used += text.Length;
        return _used - text.Length;
    }

    private void Reserve(int more)
    {
        if (_used + more > _text.Length) Array.Resize(ref _text, Math.Max(_used + more, 2 * _text.Length));
    }

    private static string Composed(string text)
    {
        if (text.Contains('’')) text = text.Replace('’', '\'');
        try
        {
            return text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half of a character: nobody wrote it, and the rest is as good as it was.
            return text;
        }
    }

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static byte ClassOf(string text, int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out Rune rune)) return Other;
        if (IsLetter(rune)) return Letter;
        if (rune.IsBmp && char.IsDigit((char)rune.Value)) return Digit;
        return rune.Value is '€' or '£' or '¥' or '₹' or '¢' or '°' ? Sign
            : Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherPunctuation ? Stop
            : Other;
    }

    private static byte[] ClassesOfAscii()
    {
        byte[] classes = new byte[128];
        for (int c = 0; c < 128; c++)
        {
            classes[c] = (char)c switch
            {
                >= 'a' and <= 'z' => Letter,
                >= 'A' and <= 'Z' => Capital,
                >= '0' and <= '9' => Digit,
                ' ' or '\t' or '\r' or '\n' => Space,
                '\'' => Apostrophe,
                '.' or ',' or ';' or '!' or '?' or ':' => Stop,
                '-' or '/' or '@' or '_' => Joint,
                '[' or '<' or '{' or '(' => Bracket,
                '%' or '$' => Sign,
                _ => Other,
            };
        }

        return classes;
    }
}
