using System.Diagnostics;
using System.Text.Json;
using AsrDataTools.Shell.Tests.Hosting;

namespace AsrDataTools.Shell.Tests.Cluster;

/// <summary>Jobs on a real Slurm of one node, on real speech.</summary>
public sealed class SlurmJobTests(SlurmCluster cluster) : IClassFixture<SlurmCluster>
{
    private const int Prompts = 36;

    [Fact]
    public void AnArrayWithAKilledAndACancelledTaskIsMergedToTheBitOnceItIsStartedAgain()
    {
        SkipWithoutCluster();
        using PromptCorpus corpus = new(Prompts);
        string single = Run(corpus, "Get-AcousticProfile manifest.csv -Ordered | Export-AcousticProfile single.parquet").Error;
        Assert.Contains("broken.wav", single, StringComparison.Ordinal);

        // One at a time, so that the last task still waits when it is cancelled.
        (int exitCode, _, string error) = Run(corpus, "Start-SpeechJob job manifest.csv -Engine Slurm -ShardCount 5 -ThrottleLimit 1 -Memory 200M -TimeLimit 10");
        Assert.True(exitCode == 0, error);
        string array = SlurmJob(corpus, 1);
        cluster.Run("scancel", $"{array}_5");
        Kill(corpus, 1);
        WaitForEnd(corpus, array);

        Assert.Equal("1 Failed\n2 Done\n3 Done\n4 Done\n5 Missing\n", Run(corpus, "Get-SpeechJob job -PerShard | ForEach-Object { \"$($_.Shard) $($_.State)\" }").Output);
        (exitCode, _, error) = Run(corpus, "Receive-SpeechJob job | Export-AcousticProfile merged.parquet");
        Assert.Equal(1, exitCode);
        Assert.Contains("missing are the shards 1 (rows 1 to ", error, StringComparison.Ordinal);
        Assert.Contains(", 5 (rows ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(corpus.PathOf("merged.parquet")));

        (exitCode, _, error) = Run(corpus, "Start-SpeechJob job");
        Assert.True(exitCode == 0, error);
        using (JsonDocument run = JsonDocument.Parse(File.ReadAllText(corpus.PathOf("job/runs/0002.json"))))
            Assert.Equal([1, 5], run.RootElement.GetProperty("Shards").EnumerateArray().Select(shard => shard.GetInt32()));
        WaitForEnd(corpus, SlurmJob(corpus, 2));

        string merged = Run(corpus, "Receive-SpeechJob job | Export-AcousticProfile merged.parquet").Error;
        Assert.Equal(single.Replace("Get-AcousticProfile: ", "", StringComparison.Ordinal), merged.Replace("Receive-SpeechJob: ", "", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllBytes(corpus.PathOf("single.parquet")), File.ReadAllBytes(corpus.PathOf("merged.parquet")));
        Assert.Empty(Directory.GetFiles(corpus.Folder, "pwned", SearchOption.AllDirectories));
    }

    [Fact]
    public void AnIndexMadeInShardsIsThatOfOneProcessThoughATaskIsKilled()
    {
        SkipWithoutCluster();
        using PromptCorpus corpus = new(120);
        string single = Run(corpus, "New-FingerprintIndex manifest.csv single.fpx").Error;
        Assert.Contains("broken.wav", single, StringComparison.Ordinal);
        RunWithOneKilled(corpus, "manifest.csv -Task Leakage");

        (int exitCode, _, string error) = Run(corpus, "Receive-SpeechJob job -IndexPath merged.fpx");
        Assert.Equal(1, exitCode);
        Assert.Contains("missing are the shards 2 (rows ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(corpus.PathOf("merged.fpx")));

        Resume(corpus);
        string merged = Run(corpus, "Receive-SpeechJob job -IndexPath merged.fpx").Error;
        Assert.Equal(single.Replace("New-FingerprintIndex: ", "", StringComparison.Ordinal), merged.Replace("Receive-SpeechJob: ", "", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllBytes(corpus.PathOf("single.fpx")), File.ReadAllBytes(corpus.PathOf("merged.fpx")));
    }

    [Fact]
    public void WordErrorsOfShardsAreThoseOfOneProcessThoughATaskIsKilled()
    {
        SkipWithoutCluster();
        Assert.SkipUnless(PromptTexts.Exist, "needs asterisk-core-sounds-en");
        using PromptCorpus corpus = new(1);
        PromptTexts.Write(corpus, times: 20);
        const string Columns = "Group, Utterances, Words, Substitutions, Deletions, Insertions, WordErrorRate, Low, High, CharacterErrorRate, MissingHypotheses, Remarks";
        (_, string single, string reported) = Run(corpus, $"Measure-WordError ref.csv hyp.trn -GroupBy accent | Select-Object {Columns} | ConvertTo-Json");
        Assert.Contains("'stray'", reported, StringComparison.Ordinal);
        Assert.Contains("accent=a2", single, StringComparison.Ordinal);
        RunWithOneKilled(corpus, "ref.csv -Task Score -Parameter @{ Hypothesis = 'hyp.trn'; GroupBy = 'accent' }");

        (int exitCode, string output, string error) = Run(corpus, "Receive-SpeechJob job");
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("missing are the shards 2 (rows ", error, StringComparison.Ordinal);

        Resume(corpus);
        (_, string merged, error) = Run(corpus, $"Receive-SpeechJob job | Select-Object {Columns} | ConvertTo-Json");
        Assert.Equal(single, merged);
        Assert.Equal(reported.Replace("Measure-WordError: ", "", StringComparison.Ordinal), error.Replace("Receive-SpeechJob: ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void AJobOutlivesARefusalAndItsNode()
    {
        SkipWithoutCluster();
        using PromptCorpus corpus = new(8);
        (int exitCode, _, string error) = Run(corpus, "Start-SpeechJob job manifest.csv -Engine Slurm -ShardCount 2 -Partition nowhere");
        Assert.Equal(1, exitCode);
        Assert.Contains("invalid partition", error, StringComparison.Ordinal);

        (exitCode, _, error) = Run(corpus, "Start-SpeechJob job -Engine Slurm -ThrottleLimit 1 -SbatchOption --no-requeue");
        Assert.True(exitCode == 0, error);
        WaitForState(corpus, 1);
        string node = cluster.Run("sinfo", "--noheader", "--format=%n").Trim();
        cluster.Run("scontrol", "update", $"nodename={node}", "state=down", "reason=test");
        Assert.Contains("its node failed", Run(corpus, "(Get-SpeechJob job -PerShard).Detail").Output, StringComparison.Ordinal);
        WaitForEnd(corpus, SlurmJob(corpus, 1));

        (exitCode, _, error) = Run(corpus, "Start-SpeechJob job -Engine Local");
        Assert.True(exitCode == 0, error);
        Assert.Equal("8\n", Run(corpus, "(Receive-SpeechJob job | Measure-Object).Count").Output);
    }

    [Fact]
    public void AHeldArrayWaitsAndIsStopped()
    {
        SkipWithoutCluster();
        using PromptCorpus corpus = new(4);

        (int exitCode, _, string error) = Run(corpus, "Start-SpeechJob job manifest.csv -Engine Slurm -ShardCount 2 -SbatchOption --hold");
        Assert.True(exitCode == 0, error);
        Assert.Equal("Pending JobHeldUser\nPending JobHeldUser\nFailed cancelled\nFailed cancelled\n", Run(
            corpus, "$show = { Get-SpeechJob job -PerShard | ForEach-Object { \"$($_.State) $($_.Detail)\" } }; & $show; Stop-SpeechJob job; & $show").Output);
    }

    [Fact]
    public void WithoutSlurmItIsSaidWhatToInstall()
    {
        SkipWithoutPrompts();
        using PromptCorpus corpus = new(2);

        (int exitCode, _, string error) = Asrdata.Run("-Command", corpus.Command("$env:PATH = '/nowhere'; Start-SpeechJob job manifest.csv -Engine Slurm"));
        Assert.Equal(1, exitCode);
        Assert.Contains("apt install slurm-client", error, StringComparison.Ordinal);
        Assert.False(File.Exists(corpus.PathOf("job/job.json")));
    }

    private static void SkipWithoutPrompts() => Assert.SkipUnless(PromptCorpus.HasPrompts, "needs asterisk-core-sounds-en-wav");

    private void SkipWithoutCluster()
    {
        Assert.SkipWhen(cluster.Missing is not null, $"needs {cluster.Missing}");
        SkipWithoutPrompts();
    }

    private (int ExitCode, string Output, string Error) Run(PromptCorpus corpus, string command) =>
        Asrdata.Run("-Command", corpus.Command($"$env:SLURM_CONF = '{cluster.Configuration}'; {command}"));

    // One at a time, so that what is killed is the second and no other.
    private void RunWithOneKilled(PromptCorpus corpus, string job)
    {
        (_, _, string error) = Run(corpus, $"Start-SpeechJob job {job} -Engine Slurm -ShardCount 3 -ThrottleLimit 1 -Memory 200M -TimeLimit 10");
        Kill(corpus, 2);
        WaitForEnd(corpus, SlurmJob(corpus, 1));
        Assert.True("1 Done\n2 Failed\n3 Done\n" == Run(corpus, "Get-SpeechJob job -PerShard | ForEach-Object { \"$($_.Shard) $($_.State)\" }").Output, error);
    }

    private void Resume(PromptCorpus corpus)
    {
        (int exitCode, _, string error) = Run(corpus, "Start-SpeechJob job");
        Assert.True(exitCode == 0, error);
        WaitForEnd(corpus, SlurmJob(corpus, 2));
    }

    private static string SlurmJob(PromptCorpus corpus, int run)
    {
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(corpus.PathOf($"job/runs/{run:0000}.json")));
        return record.RootElement.GetProperty("SlurmJob").GetString()!;
    }

    // As soon as the worker says that it is at work.
    private static void Kill(PromptCorpus corpus, int shard)
    {
        using JsonDocument attempt = JsonDocument.Parse(WaitForState(corpus, shard));
        using Process worker = Process.GetProcessById(attempt.RootElement.GetProperty("Process").GetInt32());
        worker.Kill();
    }

    private static string WaitForState(PromptCorpus corpus, int shard)
    {
        string state = corpus.PathOf($"job/state/{shard:0000}.json");
        Stopwatch watch = Stopwatch.StartNew();
        while (!File.Exists(state))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "The task did not start.");
            Thread.Sleep(2);
        }

        return File.ReadAllText(state);
    }

    private void WaitForEnd(PromptCorpus corpus, string array)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (cluster.Run("squeue", "--noheader", $"--jobs={array}").Trim().Length > 0)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), $"The array does not end: {cluster.Run("squeue")} {string.Join('\n', Directory.GetFiles(corpus.PathOf("job/logs")).SelectMany(File.ReadLines).TakeLast(20))}");
            Thread.Sleep(100);
        }
    }
}
