using System.Diagnostics;
using System.Globalization;

namespace AsrDataTools.Shell.Tests.Hosting;

/// <summary>A catalog under processes that are killed, and under two at once.</summary>
public sealed class CatalogTests : IDisposable
{
    private const int Files = 1000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asrdata-catalog-");

    public CatalogTests()
    {
        Random random = new(1);
        for (int i = 0; i < Files; i++)
        {
            string path = Path.Combine(_folder.FullName, $"{i}.wav");
            NoiseWave.Write(path, random, 8000);
            File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void AProcessKilledAtAnyMomentLeavesAUsableCatalog()
    {
        // At the start, while the catalog is made, in the middle of a commit, and after one.
        for (int round = 0; round < 5; round++)
        {
            // The first bytes are of the catalog itself; a commit of measurements is larger.
            long written = Written + (round > 2 ? 100_000 : 0);
            using Process process = Asrdata.Start("-Command", Command);
            Stopwatch watch = Stopwatch.StartNew();
            while (!process.HasExited && (round == 0 ? watch.ElapsedMilliseconds < 300 : round == 1 ? !File.Exists(Catalog) : Written <= written)) Thread.Sleep(5);
            if (round > 2) Thread.Sleep(40);
            process.Kill();
            Assert.True(process.WaitForExit(60_000));
        }

        (int measured, int known, string warnings) = Run();
        Assert.Equal((Files, ""), (measured, warnings));
        Assert.True(known > 0, "Nothing of five runs was kept.");
        Assert.Equal((Files, Files, ""), Run());
    }

    // While it measures, while it answers, and where the run is written down: what was kept is used, and no answer is another.
    [Fact]
    public void AnAuditKilledAtAnyMomentGoesOnAndAnswersTheSame()
    {
        foreach ((string name, int first, int last) in new[] { ("train", 0, 80), ("calls", 80, 160), ("eval", 120, 180) })
        {
            File.WriteAllText(PathOf($"{name}.csv"), "path,speaker,text\n" + string.Concat(Enumerable.Range(first, last - first).Select(i => $"{i}.wav,s{i % 30},word {i % 50}\n")));
        }

        File.WriteAllText(PathOf("plan.psd1"), "@{ Training = 'train.csv'; Production = 'calls.csv'; Evaluation = @{ Path = 'eval.csv' } }");
        string audit = $"Test-ProductionReadiness -Plan '{PathOf("plan.psd1")}' {{0}} | ForEach-Object {{{{ \"$($_.Gate) $($_.Verdict) $($_.Evidence) $($_.Reasons)\" }}}}";
        string with = string.Format(CultureInfo.InvariantCulture, audit, $"-CatalogPath '{Catalog}'");
        Stopwatch watch = Stopwatch.StartNew();
        (int exitCode, string expected, string error) = Asrdata.Run("-Command", string.Format(CultureInfo.InvariantCulture, audit, "-NoCatalog"));
        long whole = watch.ElapsedMilliseconds;
        Assert.True(exitCode == 0, error);
        for (int moment = 1; moment < 8; moment++)
        {
            using Process process = Asrdata.Start("-Command", with);
            process.WaitForExit((int)(whole * moment / 8));
            process.Kill();
            Assert.True(process.WaitForExit(60_000));
            if (moment is not (4 or 7)) continue;
            Assert.Equal((0, expected, ""), Asrdata.Run("-Command", with));
        }
    }

    [Fact]
    public async Task TwoProcessesAtOnceLoseNothing()
    {
        (int Measured, int Known, string Warnings)[] runs = await Task.WhenAll(Task.Run(Run), Task.Run(Run));
        Assert.All(runs, run => Assert.Equal((Files, ""), (run.Measured, run.Warnings)));
        Assert.Equal((Files, Files, ""), Run());
    }

    private string Catalog => PathOf("c.catalog");

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    // What was committed last lies in the log beside the catalog.
    private long Written => new[] { Catalog, Catalog + "-wal" }.Where(File.Exists).Sum(path => new FileInfo(path).Length);

    private string Command =>
        $"Get-AcousticProfile '{_folder.FullName}' -CatalogPath '{Catalog}' -InformationAction Continue | Select-Object -ExpandProperty DurationSeconds";

    private (int Measured, int Known, string Warnings) Run()
    {
        (int exitCode, string output, string error) = Asrdata.Run("-Command", Command);
        Assert.Equal(0, exitCode);
        string[] lines = output.TrimEnd().Split('\n');
        string summary = Assert.Single(lines, line => line.StartsWith("Measured ", StringComparison.Ordinal));
        int known = int.Parse(summary[(summary.LastIndexOf(". ", StringComparison.Ordinal) + 2)..].Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        return (lines.Length - 1, known, error);
    }
}
