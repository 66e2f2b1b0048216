using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AsrDataTools.Core.Tests;

/// <summary>The picture docs/images/architecture.svg, and its page, say of the engine what the code says.</summary>
public sealed partial class ArchitecturePictureTests
{
    private static readonly string Root = ArchitectureTests.RepositoryRoot();
    private static readonly XElement Picture = XElement.Load(Path.Combine(Root, "docs", "images", "architecture.svg"));

    [Fact]
    public void TheStoreysArePaintedAsTheyStand()
    {
        XElement[] painted = [.. Elements("g").Where(group => Class(group).Contains("storey")).OrderByDescending(Height)];
        Assert.Equal(ArchitectureTests.Storeys.Length, painted.Length);
        for (int i = 0; i < painted.Length; i++)
        {
            string[] folders = [.. painted[i].Descendants().Where(element => Class(element).Contains("folder")).Select(element => element.Value)];
            Assert.Equal(ArchitectureTests.Storeys[i].Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
            Assert.Equal($"storey-{i + 1}", painted[i].Attribute("id")!.Value);
        }
    }

    [Fact]
    public void EachProjectOnThePictureExists()
    {
        string[] projects = [.. Elements("text").Where(text => Class(text).Contains("head")).Select(text => text.Value).Where(name => name.StartsWith("AsrDataTools", StringComparison.Ordinal))];
        Assert.Equal(Directory.GetDirectories(Path.Combine(Root, "src")).Select(Path.GetFileName).Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ThePageNamesNoTypeThatIsGone()
    {
        HashSet<string> files = [.. new[] { "src", "tests" }.SelectMany(top => Directory.EnumerateFiles(Path.Combine(Root, top), "*.cs", SearchOption.AllDirectories)).Select(file => Path.GetFileNameWithoutExtension(file)!)];
        string[] types = [.. TypeName().Matches(File.ReadAllText(Path.Combine(Root, "docs", "architecture.md"))).Select(match => match.Groups[1].Value).Distinct()];
        Assert.True(types.Length > 20, "The page has lost its types.");
        Assert.Empty(types.Except(files));
    }

    private static IEnumerable<XElement> Elements(string name) => Picture.Descendants().Where(element => element.Name.LocalName == name);

    private static string[] Class(XElement element) => element.Attribute("class")?.Value.Split(' ') ?? [];

    // Lower on the picture is nearer to the ground.
    private static double Height(XElement storey) => double.Parse(storey.Elements().First().Attribute("y")!.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"`([A-Z]+[a-z]+[A-Z][A-Za-z]+)`")]
    private static partial Regex TypeName();
}
