using System.Reflection;
using System.Text.RegularExpressions;

namespace AsrDataTools.Core.Tests;

/// <summary>Arrows go one way: from the report down to the samples, and from the cmdlets into the engine.</summary>
public sealed partial class ArchitectureTests
{
    // From the ground up. A folder may use its own storey and those below.
    internal static readonly string[][] Storeys =
    [
        ["Audio", "Signal", "Statistics", "Text"],
        ["Acoustics", "Annotation", "Corpus", "Simulation"],
        ["Coverage", "Vocabulary", "Leakage", "Scoring", "Transcription", "Governance", "Catalog"],
        ["Readiness", "Cluster"],
        ["Reporting"],
    ];

    private static readonly string Source = Path.Combine(RepositoryRoot(), "src", "AsrDataTools.Core");

    [Fact]
    public void EveryFolderOfTheEngineHasItsStorey() => Assert.All(
        Directory.GetDirectories(Source).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")),
        name => Assert.Contains(name!, Storeys.SelectMany(storey => storey)));

    [Fact]
    public void ArrowsPointDown()
    {
        List<string> wrong = [];
        foreach (string file in SourceFiles())
        {
            string folder = Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar)[0];
            int own = StoreyOf(folder);
            foreach (Match use in Using().Matches(File.ReadAllText(file)))
            {
                if (StoreyOf(use.Groups[1].Value) > own) wrong.Add($"{Path.GetRelativePath(Source, file)} uses {use.Groups[1].Value}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("System.Management.Automation")]
    [InlineData("Newtonsoft.Json")]
    public void TheEngineDoesNotUse(string assembly) => Assert.DoesNotContain(
        assembly,
        Assembly.Load("AsrDataTools.Core").GetReferencedAssemblies().Select(name => name.Name));

    [Fact]
    public void TheEngineDoesNotTalkToTheConsole() =>
        Assert.DoesNotContain(SourceFiles(), file => ConsoleUse().IsMatch(File.ReadAllText(file)));

    /// <summary>Else what a run may take of storage and processors would not hold for its loops.</summary>
    [Fact]
    public void ParallelLoopsRunWhereTheirRunDoes() => Assert.Empty(
        from file in SourceFiles()
        from line in File.ReadLines(file)
        where LoopOptions().IsMatch(line) && !line.Contains("TaskScheduler = TaskScheduler.Current", StringComparison.Ordinal)
        select $"{Path.GetRelativePath(Source, file)}: {line.Trim()}");

    private static int StoreyOf(string folder) => Array.FindIndex(Storeys, storey => storey.Contains(folder));

    private static IEnumerable<string> SourceFiles() => Directory
        .GetFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));

    internal static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AsrDataTools.psd1"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"AsrDataTools.psd1 is not above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(@"^using (?:static )?AsrDataTools\.([A-Za-z]+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"new ParallelOptions\b|\bParallelOptions \w+ = new")]
    private static partial Regex LoopOptions();

    [GeneratedRegex(@"\bConsole\.(Write|Error|Out|Read)")]
    private static partial Regex ConsoleUse();
}
