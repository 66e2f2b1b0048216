using AsrDataTools.Acoustics;
using AsrDataTools.Cluster;

namespace AsrDataTools.Tests;

/// <summary>Jobs whose shards are worked on one by one, as another scheduler would.</summary>
public sealed class SpeechJobTests : IDisposable
{
    private const string Make = "Start-SpeechJob job m.csv -PrepareOnly";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public SpeechJobTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int i = 1; i <= 5; i++) _corpus.WriteSpeech($"audio/{i}.wav", seed: i);
        _corpus.WriteText("audio/broken.wav", "RIFF");
        _corpus.WriteText("m.csv", "id,path,duration,speaker\n1,audio/1.wav,2,a\n2,audio/2.wav,,b\nx,audio/broken.wav,,b\n3,audio/3.wav,2,\nbad,audio/4.wav,minus,\n4,audio/4.wav,2,a\n5,audio/5.wav,2,a\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void PartsMergeToWhatOneProcessEmits()
    {
        ScriptResult made = _session.Run($"{Make} -ShardCount 3");
        Assert.Equal(["ManifestRowInvalid"], Ids(made));
        SpeechJob job = Assert.Single(made.As<SpeechJob>());
        Assert.Equal((3, 0, 3, 6L, 1L), (job.Shards, job.Done, job.Missing, job.Rows, job.FailedRows));
        Assert.Equal(10.0 / 3600, job.Hours, 9);

        SpeechShard[] shards = [.. _session.Run("1..3 | ForEach-Object { Invoke-SpeechShard job $_ -ThrottleLimit 2 }").Clean().As<SpeechShard>()];
        Assert.All(shards, shard => Assert.Equal(ShardState.Done, shard.State));
        Assert.Equal(1, shards.Sum(shard => shard.FailedRows));
        Assert.Equal("Shard 2 was done already.", _session.Run("Invoke-SpeechShard job 2").Summary);

        ScriptResult merged = _session.Run("Receive-SpeechJob job | Export-AcousticProfile merged.parquet -PassThru");
        ScriptResult single = _session.Run("Get-AcousticProfile m.csv -Ordered | Export-AcousticProfile single.parquet -PassThru");
        Assert.Equal(single.As<AcousticProfile>(), merged.As<AcousticProfile>());
        Assert.Equal(File.ReadAllBytes(_corpus.PathOf("single.parquet")), File.ReadAllBytes(_corpus.PathOf("merged.parquet")));
        Assert.Equal(single.Errors.Select(error => error.ToString()), merged.Errors.Select(error => error.ToString()));
        Assert.Equal(single.Errors.Select(error => error.CategoryInfo.Category), merged.Errors.Select(error => error.CategoryInfo.Category));
        Assert.Equal("Merged 3 shards: of 7 rows 5 are measured (5 profiles), 2 failed, none is missing.", merged.Information.Select(record => record.MessageData.ToString()).First(text => text!.StartsWith("Merged", StringComparison.Ordinal)));
        Assert.Equal("Nothing to start", _session.Run("Start-SpeechJob job -WorkerPath /bin/false").Summary![..16]);
    }

    [Fact]
    public void ParametersReachTheWorker()
    {
        _session.Run($"{Make} -ShardCount 1 -Parameter @{{ PassSegments = $true; channel = 1 }}; Invoke-SpeechShard job 1");

        Assert.Equal(
            _session.Run("Get-AcousticProfile m.csv -Ordered -PassSegments -Channel 1").As<AcousticProfile>().Select(profile => profile.Segments!.Count),
            _session.Run("Receive-SpeechJob job").As<AcousticProfile>().Select(profile => profile.Segments!.Count));
    }

    [Fact]
    public void WhatIsMissingIsNamedAndNothingIsEmitted()
    {
        _session.Run($"{Make} -ShardCount 3; Invoke-SpeechShard job 2");

        ScriptResult result = _session.Run("Receive-SpeechJob job");
        Assert.Empty(result.Output);
        Assert.StartsWith("JobIncomplete", Id(result), StringComparison.Ordinal);
        Assert.Contains("missing are the shards 1 (rows 1 to 2), 3 (rows 5 to 6)", result.Errors[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void PartsOfAnotherRunAreRefusedByName()
    {
        _session.Run($"{Make} -ShardCount 2; Start-SpeechJob other m.csv -PrepareOnly -ShardCount 2; 1..2 | ForEach-Object {{ Invoke-SpeechShard job $_; Invoke-SpeechShard other $_ }}");
        string part = _corpus.PathOf("job/parts/0002.parquet");
        File.Copy(_corpus.PathOf("other/parts/0002.parquet"), part, overwrite: true);
        AssertForeign("Receive-SpeechJob job", part);
        AssertForeign("Start-SpeechJob job -PrepareOnly", part);
        AssertForeign("Invoke-SpeechShard job 2", part);
        Assert.Equal([ShardState.Done, ShardState.Foreign], _session.Run("Get-SpeechJob job -PerShard").Clean().As<SpeechShard>().Select(shard => shard.State));

        // The other shard's, one cut off, and errors that are not the part's.
        File.Copy(_corpus.PathOf("job/parts/0001.parquet"), part, overwrite: true);
        AssertForeign("Receive-SpeechJob job", part);
        File.WriteAllBytes(part, File.ReadAllBytes(_corpus.PathOf("other/parts/0002.parquet"))[..500]);
        AssertForeign("Receive-SpeechJob job", part);
        File.Delete(part);
        _session.Run("Invoke-SpeechShard job 2").Clean();
        string errors = _corpus.PathOf("job/errors/0002.parquet");
        File.Copy(_corpus.PathOf("other/errors/0002.parquet"), errors, overwrite: true);
        AssertForeign("Receive-SpeechJob job", errors);

        void AssertForeign(string command, string path)
        {
            ScriptResult result = _session.Run(command);
            Assert.StartsWith("PartForeign", Id(result), StringComparison.Ordinal);
            Assert.Contains($"'{path}'", result.Errors[^1].ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AnotherManifestOrJobIsRefused()
    {
        _session.Run($"{Make} -ShardCount 2");
        ScriptResult other = _session.Run("Start-SpeechJob job audio -WorkerPath /bin/false");
        Assert.StartsWith("JobDiffers", Id(other), StringComparison.Ordinal);
        Assert.Contains($"has the manifest '{_corpus.PathOf("m.csv")}', not '{_corpus.PathOf("audio")}'", other.Errors[^1].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("JobDiffers", Id(_session.Run("Start-SpeechJob job -Parameter @{ PassSegments = $true } -PrepareOnly")), StringComparison.Ordinal);

        File.AppendAllText(_corpus.PathOf("m.csv"), "6,audio/5.wav,2,a\n");
        ScriptResult result = _session.Run("Start-SpeechJob job -PrepareOnly");
        Assert.StartsWith("ManifestChanged", Id(result), StringComparison.Ordinal);
        Assert.Contains("m.csv", result.Errors[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedShardOrJobIsRefused()
    {
        _session.Run($"{Make} -ShardCount 2");
        string shard = _corpus.PathOf("job/shards/0002.jsonl");
        File.WriteAllText(shard, File.ReadAllText(shard).Replace("5.wav", "1.wav", StringComparison.Ordinal));
        Assert.StartsWith("ShardDamaged", Id(_session.Run("Invoke-SpeechShard job 2")), StringComparison.Ordinal);
        SpeechShard failed = _session.Run("Get-SpeechJob job -PerShard").As<SpeechShard>()[1];
        Assert.Equal(ShardState.Failed, failed.State);
        Assert.Contains("is not the shard", failed.Detail, StringComparison.Ordinal);

        string job = _corpus.PathOf("job/job.json");
        File.WriteAllText(job, File.ReadAllText(job).Replace("profiler 1", "profiler 0", StringComparison.Ordinal));
        Assert.StartsWith("JobVersionDiffers", Id(_session.Run("Invoke-SpeechShard job 1")), StringComparison.Ordinal);
        Assert.StartsWith("JobVersionDiffers", Id(_session.Run("Start-SpeechJob job -PrepareOnly")), StringComparison.Ordinal);
        File.WriteAllText(job, "{");
        Assert.StartsWith("JobUnreadable", Ids(_session.Run("Get-SpeechJob job"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void TwoStartsAtOnceAreOneTooMany()
    {
        _session.Run($"{Make} -ShardCount 2");
        using (new FileStream(_corpus.PathOf("job/lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.StartsWith("JobLocked", Id(_session.Run("Start-SpeechJob job -PrepareOnly")), StringComparison.Ordinal);
        }

        using (new FileStream(_corpus.PathOf("job/state/0001.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.StartsWith("ShardRunning", Id(_session.Run("Invoke-SpeechShard job 1")), StringComparison.Ordinal);
            Assert.Equal(ShardState.Running, _session.Run("Get-SpeechJob job -PerShard").As<SpeechShard>()[0].State);
        }
    }

    [Fact]
    public void RowsThatFailedAreTriedAgainOnDemand()
    {
        _session.Run($"{Make} -ShardCount 2; 1..2 | ForEach-Object {{ Invoke-SpeechShard job $_ }}");
        _corpus.WriteSpeech("audio/broken.wav");
        Assert.Equal(1, _session.Run("Start-SpeechJob job -RetryFailed -PrepareOnly").As<SpeechJob>()[0].Done);
        _session.Run("1..2 | ForEach-Object { Invoke-SpeechShard job $_ }").Clean();

        Assert.Equal(6, _session.Run("Receive-SpeechJob job").Output.Count);
    }

    [Fact]
    public void AWorkerThatSaysNothingFailsItsShard()
    {
        Assert.SkipUnless(File.Exists("/bin/false"), "needs /bin/false");

        ScriptResult result = _session.Run("Start-SpeechJob job m.csv -ShardCount 2 -WorkerPath /bin/false");
        Assert.Equal(["ManifestRowInvalid", "ShardFailed", "ShardFailed"], Ids(result));
        Assert.Contains("Shard 2 failed: its process ended with exit code 1. Its log is ", result.Errors[^1].ToString(), StringComparison.Ordinal);
        Assert.Equal(2, result.As<SpeechJob>()[0].Missing);
    }

    [Theory]
    [InlineData("Start-SpeechJob none", "ManifestPathMissing")]
    [InlineData("Start-SpeechJob audio m.csv", "JobPathInUse")]
    [InlineData("Start-SpeechJob m.csv m.csv", "JobPathInUse")]
    [InlineData("Start-SpeechJob job none.csv -WorkerPath /bin/false", "PathNotFound")]
    [InlineData("Start-SpeechJob job m.csv -WorkerPath /no/such/asrdata", "WorkerNotFound")]
    [InlineData("Start-SpeechJob job m.csv -Parameter @{ Chanel = 1 } -WorkerPath /bin/false", "JobKeyUnknown")]
    [InlineData("Start-SpeechJob job m.csv -Engine Slurm -SbatchOption \"--x=`ntouch pwned\" -WorkerPath /bin/false", "SlurmOptionInvalid")]
    [InlineData("Receive-SpeechJob audio", "JobNotFound")]
    public void WhatCannotWorkEndsTheCommand(string command, string id) => Assert.StartsWith(id, Id(_session.Run(command)), StringComparison.Ordinal);

    [Fact]
    public void UnknownShardsAreNamedAndWhatIfMakesNothing()
    {
        Assert.Empty(_session.Run("Start-SpeechJob job m.csv -WhatIf").Output);
        Assert.False(Directory.Exists(_corpus.PathOf("job")));
        _session.Run($"{Make} -ShardCount 2");
        Assert.StartsWith("ShardUnknown", Id(_session.Run("Invoke-SpeechShard job 3")), StringComparison.Ordinal);
        Assert.Equal(["JobNotFound"], Ids(_session.Run("Get-SpeechJob audio, job")));
        Assert.Single(_session.Run("Get-SpeechJob audio, job").Output);
    }

    private static string Id(ScriptResult result) => result.Errors[^1].FullyQualifiedErrorId;

    private static string[] Ids(ScriptResult result) => [.. result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];
}
