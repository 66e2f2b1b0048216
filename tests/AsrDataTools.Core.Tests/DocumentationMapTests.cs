using System.Text.RegularExpressions;

namespace AsrDataTools.Core.Tests;

/// <summary>docs/README.md names every page, and no page links to what is not there.</summary>
public sealed partial class DocumentationMapTests
{
    private static readonly string Root = ArchitectureTests.RepositoryRoot();
    private static readonly string Docs = Path.Combine(Root, "docs");

    [Fact]
    public void TheMapNamesEveryPage()
    {
        HashSet<string> named = [.. Links(Path.Combine(Docs, "README.md")).Select(link => link.File)];
        string[] pages = [.. new[] { "guides", "methods" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Docs, folder), "*.md")), .. Directory.GetFiles(Docs, "*.md"), .. Directory.GetFiles(Path.Combine(Docs, "examples"), "*.ps1")];
        Assert.Empty(pages.Where(page => Path.GetFileName(page) != "README.md").Except(named).Select(page => Path.GetRelativePath(Docs, page)));
    }

    [Fact]
    public void LinksLeadSomewhere()
    {
        string[] pages = [.. Directory.GetFiles(Root, "*.md"), .. Directory.GetFiles(Docs, "*.md", SearchOption.AllDirectories)];
        Assert.Empty(pages.SelectMany(page => Links(page).Where(link => !Leads(link)).Select(link => $"{Path.GetRelativePath(Root, page)}: {link.Target}")));
    }

    private static bool Leads((string Target, string File, string Heading) link) =>
        Directory.Exists(link.File) || (File.Exists(link.File) && (link.Heading.Length == 0 || Headings(link.File).Contains(link.Heading)));

    private static IEnumerable<(string Target, string File, string Heading)> Links(string page)
    {
        foreach (Match match in Link().Matches(Fence().Replace(File.ReadAllText(page), "")))
        {
            string target = match.Groups[1].Value;
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal)) continue;
            string[] parts = target.Split('#', 2);
            string file = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0])));
            yield return (target, file, parts.Length == 2 ? parts[1] : "");
        }
    }

    // As the hosts of repositories name the place of a heading.
    private static HashSet<string> Headings(string page) =>
        [.. Heading().Matches(File.ReadAllText(page)).Select(match => NotInAnchor().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(```|~~~).*?^\1", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]")]
    private static partial Regex NotInAnchor();
}
