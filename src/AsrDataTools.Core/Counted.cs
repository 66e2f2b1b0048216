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
        ["come"] = "comes",
        ["hold"] = "holds",
        ["leave"] = "leaves",
        ["name"] = "names",
    };

    private readonly StringBuilder _text;
    private readonly StrongBox<bool> _isOne;
    private readonly StrongBox<bool> _isJoined;

    public CountedHandler(int literalLength, int formattedCount)
    {
        _text = new StringBuilder(literalLength + (8 * formattedCount));
        _isOne = new StrongBox<bool>();
        _isJoined = new StrongBox<bool>();
    }

    public void AppendLiteral(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text.Append(_isOne.Value ? Plurals().Replace(text, _isJoined.Value ? NounInSingular : InSingular, 1) : text);

        // "2 files and 1 row were": the verb is of both.
        _isJoined.Value = text.EndsWith(" and ", StringComparison.Ordinal);
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

    private static string InSingular(Match match) => Nouns(match) + (match.Groups["verb"] is { Length: > 0 } verb ? $" {Verbs[verb.Value]}" : "");

    private static string NounInSingular(Match match) => Nouns(match) + (match.Groups["verb"] is { Length: > 0 } verb ? $" {verb.Value}" : "");

    private static string Nouns(Match match) => Noun().Replace(match.Groups["nouns"].Value, noun => Singular(noun.Value));

    private static string Singular(string noun) => noun switch
    {
        "hypotheses" => "hypothesis",
        "deliveries" => "delivery",
        "entries" => "entry",
        _ when noun.EndsWith("sses", StringComparison.Ordinal) => noun[..^2],
        _ => noun[..^1],
    };

    // One noun, or several to choose from: " inputs", " inputs or rows", " inputs, rows or parts".
    [GeneratedRegex(@"^(?<nouns> (?!(?:is|was|has|as|less)\b)[a-z]+s(?:(?:, [a-z]+s)* or [a-z]+s)?)\b(?: (?<verb>are|were|come|have|hold|leave|name)\b)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Plurals();

    [GeneratedRegex("[a-z]+s")]
    private static partial Regex Noun();
}
