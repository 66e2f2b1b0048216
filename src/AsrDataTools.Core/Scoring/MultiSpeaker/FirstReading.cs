using System.Text.RegularExpressions;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// A text in NIST's notation as plain words: of alternatives the first, an optional word as any other. Combinations of utterances
/// have no use for choices within them.
/// </summary>
internal static partial class FirstReading
{
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAny("{}()@*;") < 0) return text;
        for (string before = ""; before != text;)
        {
            before = text;
            text = Choice().Replace(text, " $1 ");
        }

        text = Optional().Replace(text, "$1");
        return Marks().Replace(text, "");
    }

    [GeneratedRegex(@"\{([^{}/]*)(?:/[^{}]*)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Choice();

    [GeneratedRegex(@"(?<!\S)\(([^()\s]+)\)(?!\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Optional();

    // The empty word, the mark of a contraction, and tags.
    [GeneratedRegex(@"(?<!\S)@(?!\S)|(?<=\S)\*(?!\S)|(?<=\S);\S*", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
