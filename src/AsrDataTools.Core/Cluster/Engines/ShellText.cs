namespace AsrDataTools.Cluster;

/// <summary>Text in scripts of a POSIX shell, meant as it stands.</summary>
internal static class ShellText
{
    /// <summary>One word whatever is in it: in single quotes, where nothing has a meaning but the quote itself.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
