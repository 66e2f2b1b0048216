using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AsrDataTools.Shell.Tests.Hosting;

/// <summary>Readiness runs as a scheduler sees them: exit codes, the log, the example script.</summary>
public sealed class ReadinessRunTests : IDisposable
{
    private const int Speakers = 12;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asrdata-readiness-");

    // Twelve speakers of each of two accents, as much of either.
    public ReadinessRunTests()
    {
        for (int speaker = 0; speaker < 2 * Speakers; speaker++)
        {
            NoiseWave.Write(PathOf($"{speaker}.wav"), new Random(1), 16_000);
        }

        Write("train.csv", "path,speaker,accent\n" + string.Concat(Enumerable.Range(0, 2 * Speakers).Select(speaker => $"{speaker}.wav,s{speaker},{(speaker < Speakers ? "en-US" : "en-IN")}\n")));
        Write("one.csv", "path,speaker,accent\n" + string.Concat(Enumerable.Range(0, 2 * Speakers).Select(speaker => $"{speaker}.wav,s{speaker},en-US\n")));
        Write("blank.csv", "path,speaker\n" + string.Concat(Enumerable.Range(0, 2 * Speakers).Select(speaker => $"{speaker}.wav,s{speaker}\n")));
        Write("single.csv", "accent,calls\nen-US,100\n");
        foreach ((string name, int share) in new[] { ("even", 50), ("near", 62), ("far", 90) }) Write($"{name}.csv", $"accent,calls\nen-US,{share}\nen-IN,{100 - share}\n");
        Write("pass.psd1", "@{ Training = 'one.csv'; Production = 'calls'; Traffic = 'single.csv'; Gate = 'Accent' }");
        Write("blank.psd1", "@{ Training = 'blank.csv'; Production = 'calls'; Traffic = 'even.csv'; Gate = 'Accent' }");
        foreach (string traffic in new[] { "even", "near", "far", "gone" }) Write($"{traffic}.psd1", $"@{{ Training = 'train.csv'; Production = 'calls'; Traffic = '{traffic}.csv'; Gate = 'Accent' }}");
        Write("broken.psd1", "@{\n  Training = 'train.csv'\n  Prodution = 'calls'\n}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("pass", "Fail, Warn, Unknown", 0)]
    [InlineData("near", "Fail", 0)]
    [InlineData("near", "Unknown", 0)]
    [InlineData("near", "Warn", 3)]
    [InlineData("far", "Fail", 3)]
    [InlineData("far", "Warn", 3)]
    [InlineData("far", "Unknown", 3)]
    [InlineData("blank", "Fail", 0)]
    [InlineData("blank", "Warn", 0)]
    [InlineData("blank", "Unknown", 4)]
    [InlineData("gone", "Unknown", 4)]
    [InlineData("broken", "Fail", 1)]
    public void ExitCodesFollowTheVerdict(string plan, string failOn, int expected)
    {
        (int exitCode, string output, string error) = Asrdata.Run("-Command", $"Test-ProductionReadiness -Plan '{PathOf(plan)}.psd1' -NoCatalog -FailOn {failOn} -LogPath '{Log}' | ForEach-Object {{ $_.Verdict }}");

        Assert.True(expected == exitCode, $"{exitCode}: {output}{error}");
        Assert.Equal(expected, LogLines()[^1].GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public void WrongUsageIsTwoAndABrokenPlanTellsItsPlace()
    {
        Assert.Equal(2, Asrdata.Run("-Commnd", "1").ExitCode);
        (int exitCode, string _, string error) = Asrdata.Run("-Command", $"Test-ProductionReadiness -Plan '{PathOf("broken.psd1")}'");
        Assert.Equal(1, exitCode);
        Assert.Contains("broken.psd1, line 3, column 3: 'Prodution' is not a known key; did you mean 'Production'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public void ASignalIsTakenNoteOf()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are of Unix");
        Write("slow.csv", "path,speaker,accent\n" + string.Concat(Enumerable.Range(0, 20_000).Select(index => $"{index % (2 * Speakers)}.wav,s{index},en-US\n")));
        using Process run = Asrdata.Start("-Command", $"Test-ProductionReadiness '{PathOf("slow.csv")}' '{PathOf("slow.csv")}' -Gate Acoustics -LogPath '{Log}'");
        while (!run.HasExited && !(File.Exists(Log) && new FileInfo(Log).Length > 0 && Text().Contains("\"stage\"", StringComparison.Ordinal))) Thread.Sleep(20);
        using (Process kill = Process.Start("kill", ["-TERM", run.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();
        Asrdata.End(run);

        Assert.Equal(130, run.ExitCode);
        JsonElement last = LogLines()[^1];
        Assert.Equal(("finished", "cancelled", 130), (last.GetProperty("event").GetString(), last.GetProperty("outcome").GetString(), last.GetProperty("exitCode").GetInt32()));
    }

    [Fact]
    public void TwoRunsAtOnceShareALog()
    {
        Process[] runs = [.. Enumerable.Range(0, 2).Select(_ => Asrdata.Start("-Command", $"Test-ProductionReadiness -Plan '{PathOf("even.psd1")}' -NoCatalog -Quiet -LogPath '{Log}'"))];
        foreach (Process run in runs)
        {
            Asrdata.End(run);
            run.Dispose();
        }

        IGrouping<string?, JsonElement>[] logged = [.. LogLines().GroupBy(line => line.GetProperty("run").GetString())];
        Assert.Equal(2, logged.Length);
        Assert.All(logged, run => Assert.Equal(("started", "finished"), (run.First().GetProperty("event").GetString(), run.Last().GetProperty("event").GetString())));
    }

    [Fact]
    public void TheNightlyScriptReportsAndTellsWhatIsNewOnly()
    {
        string script = Path.Combine(Path.GetDirectoryName(ModuleLocator.Find(AppContext.BaseDirectory))!, "docs", "examples", "scheduled", "Test-Nightly.ps1");
        string reports = PathOf("reports");

        (int first, string firstOutput, string firstError) = Asrdata.Run("-File", script, "-Plan", PathOf("far.psd1"), "-Output", reports);
        Assert.True(first == 3, firstError);
        Assert.Contains("ASR readiness: Fail", firstOutput, StringComparison.Ordinal);
        string day = Assert.Single(Directory.GetDirectories(reports));
        Assert.Equal(["readiness.html", "readiness.json", "readiness.sarif", "readiness.xml"], Directory.GetFiles(day).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(reports, "readiness.log.jsonl")));

        // Accepted beside the plan, nothing is new.
        (int accepted, _, string acceptedError) = Asrdata.Run("-Command", $"Test-ProductionReadiness -Plan '{PathOf("far.psd1")}' | Export-ReadinessBaseline '{PathOf("baseline.json")}' -Owner ops -Reason known");
        Assert.True(accepted == 0, acceptedError);
        (int second, string secondOutput, string secondError) = Asrdata.Run("-File", script, "-Plan", PathOf("far.psd1"), "-Output", reports);
        Assert.True(second == 0, secondOutput + secondError);
        Assert.DoesNotContain("ASR readiness", secondOutput, StringComparison.Ordinal);
        (int broken, _, _) = Asrdata.Run("-File", script, "-Plan", PathOf("broken.psd1"), "-Output", reports);
        Assert.Equal(1, broken);
    }

    private string Log => PathOf("log.jsonl");

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    private JsonElement[] LogLines() => [.. Text().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    // A run that writes its line has the file to itself for that moment.
    private string Text()
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return File.ReadAllText(Log);
            }
            catch (IOException) when (attempt < 500)
            {
                Thread.Sleep(2);
            }
        }
    }
}
