namespace AsrDataTools.Scoring.Words;

/// <summary>One line of a GLM file: <c>A => B / C __ D</c> writes B for A between C and D.</summary>
internal sealed record GlmRule(string From, string To, string Left, string Right, bool OnReference, bool OnHypothesis)
{
    /// <summary>Reads a line without its comment.</summary>
    /// <exception cref="FormatException">There is no arrow, or nothing to replace.</exception>
    public static GlmRule Parse(string line, bool onReference, bool onHypothesis)
    {
        int arrow = line.IndexOf("=>", StringComparison.Ordinal);
        if (arrow < 0) throw new FormatException("a rule needs '=>'");
        int context = ContextMark(line, arrow);
        string from = Bare(line[..arrow]);
        if (from.Length == 0) throw new FormatException("there is nothing before '=>' to replace");
        string to = Bare(context < 0 ? line[(arrow + 2)..] : line[(arrow + 2)..context]);
        if (context < 0) return new(from, to, "", "", onReference, onHypothesis);
        string around = line[(context + 1)..];
        int slot = around.IndexOf('_', StringComparison.Ordinal);
        return new(from, to, Bare(around[..slot]), Bare(around[slot..].TrimStart('_')), onReference, onHypothesis);
    }

    // The last slash, if a slot follows it and it is not within square brackets, where it parts alternatives.
    private static int ContextMark(string line, int arrow)
    {
        int slash = line.LastIndexOf('/');
        if (slash < arrow) return -1;
        int close = line.IndexOf(']', slash);
        int open = line.IndexOf('[', slash);
        bool enclosed = close >= 0 && (open < 0 || close < open);
        return enclosed || line.IndexOf('_', slash) < 0 ? -1 : slash;
    }

    private static string Bare(string text)
    {
        string bare = text.Trim();
        bool marked = bare.Length >= 2 && ((bare[0] == '[' && bare[^1] == ']') || (bare[0] == '"' && bare[^1] == '"') || (bare[0] == '\'' && bare[^1] == '\''));
        return marked ? bare[1..^1] : bare;
    }
}
