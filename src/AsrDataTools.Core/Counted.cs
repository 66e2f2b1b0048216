using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools;

/// <summary>Sentences with counts in them: "1 input failed" and "2 inputs failed" from one text.</summary>
public static class Counted
{
    /// <summary>
    /// The text, its numbers written invariantly. Where a whole number that is 1 stands right before a noun in the plural, the noun comes in
    /// the singular, and a verb after it too. Only the text of the program is changed so, never what is put into it.
    /// </summary>
    /// <param name="text">In the plural: <c>$"{count:N0} inputs failed"</c>.</param>
    public static string Text(CountedHandler text) => text.ToString();
}

/// <summary>Collects the parts of a sentence for <see cref="Counted.Text"/>.</summary>
[InterpolatedStringHandler]
public readonly partial struct CountedHandler
{
    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["are"] = "is",
        ["were"] = "was",
        ["have"] = "has",
        ["hold"] = "holds",
        ["leave"] = "leaves",
        ["name"] = "names",
    };

    private readonly StringBuilder _text;
    private readonly StrongBox<bool> _isOne;

    public CountedHandler(int literalLength, int formattedCount)
    {
        _text = new StringBuilder(literalLength + (8 * formattedCount));
        _isOne = new StrongBox<bool>();
    }

    public void AppendLiteral(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text.Append(_isOne.Value ? Plurals().Replace(text, InSingular, 1) : text);
        _isOne.Value = false;
    }

    public void AppendFormatted(string? text)
    {
        _text.Append(text);
        _isOne.Value = false;
    }

    public void AppendFormatted<T>(T value, string? format = null)
    {
        _text.Append(value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());
        _isOne.Value = value is 1 or 1L;
    }

    public override string ToString() => _text.ToString();

    private static string InSingular(Match match)
    {
        string verb = match.Groups["verb"].Value;
        return Noun().Replace(match.Groups["nouns"].Value, noun => Singular(noun.Value)) + (verb.Length > 0 ? $" {Verbs[verb]}" : "");
    }

    private static string Singular(string noun) => noun switch
    {
        "hypotheses" => "hypothesis",
        "deliveries" => "delivery",
        "entries" => "entry",
        _ => noun[..^1],
    };

    // One noun, or several to choose from: " inputs", " inputs or rows", " inputs, rows or parts".
    [GeneratedRegex(@"^(?<nouns> (?!(?:is|was|has|as|less)\b)[a-z]+s(?:(?:, [a-z]+s)* or [a-z]+s)?)\b(?: (?<verb>are|were|have|hold|leave|name)\b)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Plurals();

    [GeneratedRegex("[a-z]+s")]
    private static partial Regex Noun();
}
