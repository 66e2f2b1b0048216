using System.Globalization;
using System.Text;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// Takes what stands free in a text file of Praat: numbers, texts in quotes and flags in angle brackets; the rest is decoration, and
/// "!" starts a comment (Praat manual, TextGrid file formats). So the long and the short text file read alike.
/// </summary>
internal sealed class PraatText(string text, string path)
{
    private int _position;

    public int Line { get; private set; } = 1;

    /// <exception cref="SpeechDataException">What comes next is no number.</exception>
    public double Number(string what)
    {
        string token = Next(what);
        if (Seconds.TryParse(token, out double number)) return number;
        throw Unexpected(what, token, token.Contains(',', StringComparison.Ordinal) ? " (decimals take a point, not a comma)" : "");
    }

    /// <summary>A count that the file gives; what follows may still be less.</summary>
    public int Count(string what)
    {
        double number = Number(what);
        return number is >= 0 and <= int.MaxValue && number == Math.Floor(number) ? (int)number : throw Unexpected(what, number.ToString(CultureInfo.InvariantCulture), "");
    }

    /// <summary>A text in quotes; a doubled quote within is one.</summary>
    public string Text(string what)
    {
        string token = Next(what);
        return token.StartsWith('"') ? token[1..] : throw Unexpected(what, token, "");
    }

    public string Flag(string what)
    {
        string token = Next(what);
        return token.StartsWith('<') ? token : throw Unexpected(what, token, "");
    }

    private SpeechDataException Unexpected(string what, string token, string hint) =>
        AnnotationErrors.Unreadable(path, Line, $"the {what} should stand here, not '{RowProblem.Excerpt(token)}'{hint}");

    // A text in quotes comes with its opening quote, so that it is told from the others.
    private string Next(string what)
    {
        while (_position < text.Length)
        {
            char letter = text[_position];
            if (char.IsWhiteSpace(letter)) Step();
            else if (letter == '!') SkipLine();
            else if (letter == '"') return Quoted();
            else
            {
                int start = _position;
                while (_position < text.Length && !char.IsWhiteSpace(text[_position])) _position++;
                ReadOnlySpan<char> token = text.AsSpan(start, _position - start);
                if (letter == '<' || letter is '-' or '+' or '.' || char.IsAsciiDigit(letter)) return token.ToString();
            }
        }

        throw AnnotationErrors.Unreadable(path, Line, $"the file ends where the {what} should stand");
    }

    private string Quoted()
    {
        StringBuilder value = new("\"");
        _position++;
        while (_position < text.Length)
        {
            char letter = text[_position];
            if (letter == '"')
            {
                if (_position + 1 >= text.Length || text[_position + 1] != '"')
                {
                    _position++;
                    return value.ToString();
                }

                _position++;
            }

            value.Append(letter);
            Step();
        }

        throw AnnotationErrors.Unreadable(path, Line, "the file ends within a text in quotes");
    }

    private void SkipLine()
    {
        while (_position < text.Length && text[_position] is not ('\n' or '\r')) _position++;
    }

    private void Step()
    {
        char letter = text[_position++];
        if (letter == '\n' || (letter == '\r' && !(_position < text.Length && text[_position] == '\n'))) Line++;
    }
}
