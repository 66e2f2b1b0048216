namespace AsrDataTools.Annotation;

/// <summary>Says what is wrong with a row; whoever reads the file adds where it stands.</summary>
internal sealed class RowProblem(string message, Exception? inner = null) : Exception(message, inner)
{
    private const int LongestExcerpt = 40;

    /// <summary>As much of a text as a message should show.</summary>
    public static string Excerpt(ReadOnlySpan<char> text) => text.Length <= LongestExcerpt ? text.ToString() : string.Concat(text[..LongestExcerpt], "…");
}
