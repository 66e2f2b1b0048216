using System.Diagnostics;
using System.Text.Json;
using AsrDataTools.Shell.Tests.Hosting;

namespace AsrDataTools.Shell.Tests.Cluster;

/// <summary>Jobs as processes on this machine, on real speech.</summary>
public sealed class LocalJobTests : IDisposable
{
    private readonly PromptCorpus? _corpus = PromptCorpus.HasPrompts ? new(24) : null;

    private PromptCorpus Corpus
    {
        get
        {
            Assert.SkipWhen(_corpus is null, "needs asterisk-core-sounds-en-wav");
            return _corpus;
        }
    }

    public void Dispose() => _corpus?.Dispose();

    [Fact]
    public async Task AJobWhoseWorkerIsKilledIsMergedToTheBitOnceItIsStartedAgain()
    {
        using (Process start = Asrdata.Start("-Command", Corpus.Command("Start-SpeechJob job manifest.csv -ShardCount 3 -ThrottleLimit 1")))
        {
            string state = Corpus.PathOf("job/state/0002.json");
            Stopwatch watch = Stopwatch.StartNew();
            while (!File.Exists(state) && watch.Elapsed < TimeSpan.FromSeconds(60)) Thread.Sleep(2);
            using JsonDocument attempt = JsonDocument.Parse(File.ReadAllText(state));
            using Process worker = Process.GetProcessById(attempt.RootElement.GetProperty("Process").GetInt32());
            worker.Kill();
            Task<string> output = start.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string failure = await start.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            Asrdata.End(start);
            Assert.Contains("Shard 2 failed: ended without a word", failure, StringComparison.Ordinal);
            Assert.Contains("2 of 3", await output, StringComparison.Ordinal);
        }

        Assert.Equal(0, Asrdata.Run("-Command", Corpus.Command("Start-SpeechJob job manifest.csv")).ExitCode);
        Asrdata.Run("-Command", Corpus.Command("Receive-SpeechJob job | Export-AcousticProfile merged.parquet; Get-AcousticProfile manifest.csv -Ordered | Export-AcousticProfile single.parquet"));
        Assert.Equal(File.ReadAllBytes(Corpus.PathOf("single.parquet")), File.ReadAllBytes(Corpus.PathOf("merged.parquet")));
    }

    [Fact]
    public void AStoppedStartEndsItsWorkersAndKeepsWhatIsDone()
    {
        using Process start = Asrdata.Start("-Command", Corpus.Command("Start-SpeechJob job manifest.csv -ShardCount 6 -ThrottleLimit 1"));
        Stopwatch watch = Stopwatch.StartNew();
        while (!File.Exists(Corpus.PathOf("job/state/0002.json")) && watch.Elapsed < TimeSpan.FromSeconds(60)) Thread.Sleep(2);
        Assert.Equal(0, Asrdata.Run("-Command", Corpus.Command("Stop-SpeechJob job")).ExitCode);
        Asrdata.End(start);

        string[] states = Asrdata.Run("-Command", Corpus.Command("(Get-SpeechJob job -PerShard).State")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Done", states[0]);
        Assert.Contains("Missing", states);
        Assert.DoesNotContain("Running", states);
    }

    [Fact]
    public void AFullDiskFailsTheShardAndLeavesNoPart()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "needs root on Linux, to mount a small file system");
        string small = Directory.CreateDirectory(Corpus.PathOf("small")).FullName;
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small) == 0, "needs the right to mount");
        try
        {
            (int exitCode, _, string error) = Asrdata.Run("-Command", Corpus.Command("Start-SpeechJob small/job manifest.csv -ShardCount 2"));
            Assert.Equal(1, exitCode);
            Assert.Contains("full", error, StringComparison.OrdinalIgnoreCase);
            Assert.Empty(Directory.GetFiles(small, "*.unfinished", SearchOption.AllDirectories));
        }
        finally
        {
            Run("umount", small);
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
