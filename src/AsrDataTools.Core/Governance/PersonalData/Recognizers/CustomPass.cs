using System.Text.RegularExpressions;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Asks a recogniser that the policy adds.</summary>
internal sealed class CustomPass
{
    private const string ValueGroup = "value";
    private const int MostSigns = 256;

    private readonly CustomRecognizer _recognizer;
    private readonly Regex _regex;
    private readonly bool _hasValue;
    private readonly Checksum? _checksum;
    private readonly string[][] _context;

    public CustomPass(CustomRecognizer recognizer)
    {
        _recognizer = recognizer;
        _regex = recognizer.Regex;
        _hasValue = _regex.GetGroupNames().Contains(ValueGroup);
        _checksum = recognizer.Checksum is { } name ? Checksums.Named(name) : null;
        _context = [.. recognizer.Context.Select(phrase => phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0)];
    }

    public void Scan(ReadOnlySpan<char> text, CandidateList list)
    {
        // Groups cannot be told of a span: the text is taken again as a string only where there is a match with one.
        string? whole = null;
        foreach (ValueMatch match in _regex.EnumerateMatches(text))
        {
            int start = match.Index;
            int length = match.Length;
            if (_hasValue)
            {
                whole ??= text.ToString();
                if (_regex.Match(whole, match.Index) is { Success: true } found && found.Groups[ValueGroup] is { Success: true } value) (start, length) = (value.Index, value.Length);
            }

            if (length == 0 || (_checksum is not null && !Fits(text.Slice(start, length)))) continue;
            string? cue = CueNear(text, start, start + length);
            list.Add(new(
                _recognizer.Class, start, start + length, PersonalDataForm.Written, _recognizer.Locale, _recognizer.PatternScore,
                _checksum is null ? 0 : CustomRecognizer.ChecksumScore, cue is null ? 0 : Weights.Context, cue));
        }
    }

    private bool Fits(ReadOnlySpan<char> value)
    {
        Span<char> signs = stackalloc char[MostSigns];
        int count = 0;
        foreach (char sign in value)
        {
            if (!char.IsAsciiLetterOrDigit(sign)) continue;
            if (count == MostSigns) return false;
            signs[count++] = char.ToUpperInvariant(sign);
        }

        return _checksum!(signs[..count]);
    }

    private string? CueNear(ReadOnlySpan<char> text, int start, int end)
    {
        Span<Range> words = stackalloc Range[CueLexicon.Reach];
        return CueIn(text, words[..CueLexicon.WordsBefore(text, start, words)]) ?? CueIn(text, words[..CueLexicon.WordsAfter(text, end, words)]);
    }

    private string? CueIn(ReadOnlySpan<char> text, ReadOnlySpan<Range> words)
    {
        foreach (string[] phrase in _context)
        {
            for (int first = 0; first + phrase.Length <= words.Length; first++)
            {
                int same = 0;
                while (same < phrase.Length && text[words[first + same]].Equals(phrase[same], StringComparison.OrdinalIgnoreCase)) same++;
                if (same == phrase.Length) return string.Join(' ', phrase);
            }
        }

        return null;
    }
}
