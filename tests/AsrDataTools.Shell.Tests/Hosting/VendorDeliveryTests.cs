using System.Text.Json;

namespace AsrDataTools.Shell.Tests.Hosting;

/// <summary>The tutorial docs/guides/vendor-delivery.md is what its script runs, and the script comes to the tutorial's answers.</summary>
public sealed class VendorDeliveryTests : IDisposable
{
    private static readonly string Docs = Path.Combine(Path.GetDirectoryName(ModuleLocator.Find(AppContext.BaseDirectory))!, "docs");
    private static readonly string Script = Path.Combine(Docs, "examples", "VendorDelivery.ps1");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asrdata-vendor-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void TheScriptComesToTheTutorialsAnswers()
    {
        // The built-in voice is on every machine.
        (int code, string output, string error) = Asrdata.Run("-File", Script, "-Path", _folder.FullName, "-Source", "Formant");
        Assert.True(code == 0, error);
        Assert.Equal("", error);
        Assert.Equal(Questions(File.ReadAllLines(Script)), Questions(output.Split('\n')));

        Assert.Matches(@"(?m)^aster +Pass +yes +yes ", output);
        Assert.Matches(@"(?m)^ +1 aster ", output);
        Assert.Matches(@"(?m)^ +2 birch ", output);
        Assert.Matches(@"(?m)^Overall +Fail ", output);
        Assert.All(["which.html", "readiness.html", "listen/index.html"], page => Assert.True(File.Exists(PathOf(page)), page));

        // What was ours is left out, and the two calls that aster sells as well.
        string[] kept = Speakers("ours/incoming/birch-kept.jsonl");
        Assert.NotEmpty(kept);
        Assert.All(kept, speaker => Assert.StartsWith("birch-", speaker, StringComparison.Ordinal));
        Assert.InRange(kept.Length, 1, Speakers("calls.jsonl").Length - 2);
    }

    [Fact]
    public void TheTutorialShowsWhatTheScriptRuns()
    {
        List<string> script = [.. File.ReadAllLines(Script).Select(Bare)];
        int at = 0;
        bool within = false;
        int shown = 0;
        foreach (string line in File.ReadAllLines(Path.Combine(Docs, "guides", "vendor-delivery.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) within = line == "```powershell";
            else if (within)
            {
                int found = script.IndexOf(Bare(line), at);
                Assert.True(found >= 0, $"The script does not run, or not in this order: {line}");
                at = found + 1;
                shown++;
            }
        }

        Assert.True(shown > 30, "The tutorial has lost its commands.");
    }

    private static string[] Questions(IEnumerable<string> lines) =>
        [.. lines.Select(line => line.Trim().Trim('\'')).Where(line => line.StartsWith("== ", StringComparison.Ordinal))];

    private static string Bare(string line) => line.Trim().Replace(" | Out-Host", "", StringComparison.Ordinal);

    private string[] Speakers(string manifest) =>
        [.. File.ReadLines(PathOf(manifest)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("speaker").GetString()!)];

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
