using AsrDataTools.Text;

namespace AsrDataTools.Vocabulary;

/// <summary>Brings number words among tokens to digits, as the English normaliser does (<see cref="EnglishNumbers"/>), but leaves all other tokens alone.</summary>
internal sealed class SpokenNumberFolding
{
    // What may begin a number …
    private static readonly HashSet<string> Starts = new(
        [.. EnglishNumberWords.Ones.Keys, .. EnglishNumberWords.Teens.Keys, .. EnglishNumberWords.Tens.Keys, .. EnglishNumberWords.OrdinalTeens.Keys,
            .. EnglishNumberWords.OrdinalTens.Keys, .. EnglishNumberWords.OrdinalOnes.Keys, "double", "triple", "hundred", "point", "hundredth"], StringComparer.Ordinal);

    // … and what may stand within or after one.
    private static readonly HashSet<string> Follows = new(
        [.. Starts, .. EnglishNumberWords.Multipliers.Keys, .. EnglishNumberWords.Decades.Keys, "and", "oh", "o", "percent", "per", "cent", "cents",
            "dollar", "dollars", "euro", "euros", "pound", "pounds"], StringComparer.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> StartsLookup = Starts.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> FollowsLookup = Follows.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly bool[] Initials = Letters(Starts);
    private static readonly int Longest = Follows.Max(word => word.Length);

    // Read as pronouns and times more often than as numbers.
    private static readonly HashSet<string> NoEvidence = new(["one", "second", "point", "double", "triple"], StringComparer.Ordinal);

    // As few as the English normaliser takes for a number that is read out.
    private const int LeastDigits = 3;

    private readonly List<string> _run = [];
    private readonly List<(string, TokenKind)> _folded = [];

    /// <returns>Whether anything changed.</returns>
    public bool Fold(WordTokenizer text)
    {
        bool changed = false;
        for (int i = 0; i < text.Tokens.Length; i++)
        {
            if (!Begins(text, i)) continue;
            int end = i + 1;
            while (end < text.Tokens.Length && Continues(text, end)) end++;
            if (end == i + 1 && text.Tokens[i].Kind == TokenKind.Number) continue;
            int length = FoldRun(text, i, end - i);
            changed |= length >= 0;
            i = (length >= 0 ? i + length : end) - 1;
        }

        return changed;
    }

    private int FoldRun(WordTokenizer text, int first, int count)
    {
        _run.Clear();
        bool spoken = false, digits = count >= LeastDigits;
        for (int i = first; i < first + count; i++)
        {
            string word = text.TextOf(text.Tokens[i]).ToString();
            _run.Add(word);
            spoken |= text.Tokens[i].Kind is TokenKind.Word or TokenKind.Letter;
            digits &= text.Tokens[i].Kind == TokenKind.Number;
            if (text.Tokens[i].Kind == TokenKind.Word && Starts.Contains(word) && !NoEvidence.Contains(word)) text.Writing.WordNumbers++;
        }

        if (!(spoken || digits) || _run is ["one"]) return -1;
        List<string> folded = EnglishNumbers.InDigits(_run);
        if (folded.SequenceEqual(_run, StringComparer.Ordinal)) return -1;
        _folded.Clear();
        foreach (string word in folded) Split(word);
        text.Replace(first, count, _folded);
        return _folded.Count;
    }

    // $25.50 is 25.50 and $, 10% is 10 and %.
    private void Split(string word)
    {
        if (word.Length > 1 && word[0] is '$' or '€' or '£' or '¢' && char.IsAsciiDigit(word[1]))
        {
            _folded.Add((word[1..], TokenKind.Number));
            _folded.Add((word[..1], TokenKind.Sign));
        }
        else if (word.Length > 1 && word[^1] == '%')
        {
            _folded.Add((word[..^1], TokenKind.Number));
            _folded.Add(("%", TokenKind.Sign));
        }
        else if (char.IsAsciiDigit(word[0]))
        {
            _folded.Add((word, char.IsAsciiDigit(word[^1]) ? TokenKind.Number : TokenKind.Ordinal));
        }
        else
        {
            _folded.Add((word, word.Length == 1 ? TokenKind.Letter : TokenKind.Word));
        }
    }

    private static bool Begins(WordTokenizer text, int at)
    {
        WordToken token = text.Tokens[at];
        if (token.Kind == TokenKind.Number) return token.Joint == '\0';
        ReadOnlySpan<char> word = text.TextOf(token);
        if (token.Kind == TokenKind.Letter) return word[0] == 'a' && at + 1 < text.Tokens.Length && text.TextOf(text.Tokens[at + 1]) is "hundred" or "thousand" or "million" or "billion";
        return token.Kind == TokenKind.Word && word.Length <= Longest && word[0] < 128 && Initials[word[0]] && StartsLookup.Contains(word);
    }

    private static bool Continues(WordTokenizer text, int at)
    {
        WordToken token = text.Tokens[at];
        WordToken before = text.Tokens[at - 1];
        if (token.Kind == TokenKind.Number) return token.Joint == '\0' && (before.Kind is TokenKind.Word or TokenKind.Letter || (token.Length == 1 && before.Length == 1));
        if (token.Kind is not (TokenKind.Word or TokenKind.Letter)) return false;
        ReadOnlySpan<char> word = text.TextOf(token);
        return word.Length <= Longest && FollowsLookup.Contains(word);
    }

    private static bool[] Letters(IEnumerable<string> words)
    {
        bool[] letters = new bool[128];
        foreach (string word in words) letters[word[0]] = true;
        return letters;
    }
}
