namespace AsrDataTools.Text;

/// <summary>Tables of words and what stands for them, written as text.</summary>
internal static class WordPairs
{
    /// <param name="table">Pairs parted by commas or lines, each <c>from: to</c>.</param>
    public static Dictionary<string, string> Of(string table) => table
        .Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(pair => pair.Split(':', StringSplitOptions.TrimEntries))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
