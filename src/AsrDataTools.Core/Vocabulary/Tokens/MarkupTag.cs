namespace AsrDataTools.Vocabulary;

/// <summary>Marks of annotators within text: [noise], &lt;laugh&gt;, {breath}, (inaudible), %hesitation.</summary>
internal static class MarkupTag
{
    /// <summary>Longest that a tag may be; a bracket that is not closed by then is punctuation.</summary>
    public const int Longest = 100;

    /// <summary>Whether a character may open a tag.</summary>
    public static bool Opens(char c) => c is '[' or '<' or '{' or '(' or '%';

    /// <summary>Characters of the tag that begins at the start of the text; 0 where none does.</summary>
    /// <param name="text">From the opening sign on.</param>
    /// <param name="afterSpace">Whether white space, or nothing, stands before it.</param>
    public static int Length(ReadOnlySpan<char> text, bool afterSpace)
    {
        if (text[0] == '%')
        {
            if (!afterSpace || text.Length < 2 || !char.IsLetter(text[1])) return 0;
            int end = 2;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            return end;
        }

        char close = text[0] switch { '[' => ']', '<' => '>', '{' => '}', _ => ')' };
        ReadOnlySpan<char> within = text[1..Math.Min(text.Length, Longest)];
        int at = within.IndexOf(close);
        if (at <= 0 || within[..at].Contains(text[0])) return 0;

        // (555) and <5 are not what somebody remarks.
        foreach (char c in within[..at])
        {
            if (char.IsLetter(c)) return at + 2;
        }

        return 0;
    }
}
