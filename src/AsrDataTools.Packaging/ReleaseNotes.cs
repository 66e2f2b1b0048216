namespace AsrDataTools.Packaging;

/// <summary>What the changelog says of a version, short enough for a gallery.</summary>
public static class ReleaseNotes
{
    /// <summary>Galleries take 35,000 characters; kept is room for what they add.</summary>
    public const int Longest = 30_000;

    private const string More = "…\n\nThe rest: CHANGELOG.md, in the module's folder.";

    /// <param name="changelog">Its text, in the form of Keep a Changelog.</param>
    /// <param name="version">The version; while it has no section of its own, Unreleased is what it will have.</param>
    /// <exception cref="PackagingException">It has neither section.</exception>
    public static string Of(string changelog, string version)
    {
        string[] lines = changelog.ReplaceLineEndings("\n").Split('\n');
        int start = Array.FindIndex(lines, line => line.StartsWith($"## [{version}]", StringComparison.Ordinal));
        if (start < 0) start = Array.FindIndex(lines, line => line.StartsWith("## [Unreleased]", StringComparison.Ordinal));
        if (start < 0) throw new PackagingException($"CHANGELOG.md has neither a section [{version}] nor [Unreleased].");
        string text = string.Join('\n', lines.Skip(start + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))).Trim('\n');
        if (text.Length <= Longest) return text;
        return text[..text.LastIndexOf('\n', Longest - More.Length - 1)] + "\n" + More;
    }
}
