using System.Text;

namespace AsrDataTools.Transcription;

/// <summary>
/// A command line with places for values, parted into arguments before the values go in: no shell reads it, so that no name of a file can
/// become a command. Quotes, single or double, keep blanks together.
/// </summary>
internal sealed class CommandTemplate
{
    private static readonly string[] Known = ["audio", "output", "id", "model", "language", "rate"];

    private readonly string[] _parts;

    /// <exception cref="SpeechDataException">It is empty, a quote is not closed, or a place has no meaning (<c>CommandLineInvalid</c>).</exception>
    public CommandTemplate(string text)
    {
        _parts = [.. Parts(text)];
        if (_parts.Length == 0) throw Invalid("it names no program");
        foreach (string part in _parts)
        {
            foreach (string name in Places(part))
            {
                if (!Known.Contains(name)) throw Invalid($"there is no {{{name}}}; there are {string.Join(", ", Known.Select(known => $"{{{known}}}"))}");
            }
        }

        if (!_parts.Any(part => part.Contains("{audio}", StringComparison.Ordinal))) throw Invalid("it nowhere says {audio}, the recording's file");
    }

    public string Program => _parts[0];

    /// <summary>Whether the result comes in a file rather than on standard output.</summary>
    public bool HasOutput => _parts.Any(part => part.Contains("{output}", StringComparison.Ordinal));

    /// <summary>The arguments behind the program.</summary>
    public IEnumerable<string> Arguments(IReadOnlyDictionary<string, string> values) => _parts.Skip(1).Select(part => Filled(part, values));

    // In one pass, so that braces within a value are no places.
    private static string Filled(string part, IReadOnlyDictionary<string, string> values)
    {
        StringBuilder filled = new();
        for (int at = 0; at < part.Length;)
        {
            int close = part[at] == '{' ? part.IndexOf('}', at) : -1;
            if (close > 0 && values.TryGetValue(part[(at + 1)..close], out string? value))
            {
                filled.Append(value);
                at = close + 1;
            }
            else
            {
                filled.Append(part[at++]);
            }
        }

        return filled.ToString();
    }

    private static IEnumerable<string> Places(string part)
    {
        for (int open = part.IndexOf('{', StringComparison.Ordinal); open >= 0; open = part.IndexOf('{', open + 1))
        {
            int close = part.IndexOf('}', open);
            if (close > open && part.AsSpan(open + 1, close - open - 1).IndexOfAnyExceptInRange('a', 'z') < 0) yield return part[(open + 1)..close];
        }
    }

    private static IEnumerable<string> Parts(string text)
    {
        StringBuilder part = new();
        bool any = false;
        char quote = '\0';
        foreach (char c in text)
        {
            if (quote != '\0' ? c == quote : c is '\'' or '"')
            {
                quote = quote == '\0' ? c : '\0';
                any = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (any) yield return part.ToString();
                part.Clear();
                any = false;
            }
            else
            {
                part.Append(c);
                any = true;
            }
        }

        if (quote != '\0') throw Invalid($"a quote {quote} is not closed");
        if (any) yield return part.ToString();
    }

    private static SpeechDataException Invalid(string why) =>
        new("CommandLineInvalid", SpeechDataProblem.InvalidArgument, $"-CommandLine makes no sense: {why}. An example: 'recognise --in {{audio}} --out {{output}}'.");
}
