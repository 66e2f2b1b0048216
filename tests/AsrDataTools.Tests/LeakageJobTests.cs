using AsrDataTools.Cluster;
using AsrDataTools.Leakage;

namespace AsrDataTools.Tests;

/// <summary>Jobs that make one fingerprint index of a manifest, shard by shard.</summary>
public sealed class LeakageJobTests : IDisposable
{
    private const string Make = "Start-SpeechJob job m.csv -Task Leakage -PrepareOnly";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public LeakageJobTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int i = 1; i <= 6; i++) _corpus.WriteTones($"audio/{i}.wav", 6, 8000, i);
        _corpus.WriteText("audio/broken.wav", "RIFF");

        // The same recording, a broken one and a span again, far enough apart to fall into different shards, and next to each other.
        _corpus.WriteText("m.csv", """
            id,path,start,duration
            1,audio/1.wav,,
            x,audio/broken.wav,,
            2,audio/2.wav,1,3
            again,audio/1.wav,,
            bad,audio/3.wav,,minus
            3,audio/3.wav,,
            4,audio/4.wav,,
            y,audio/broken.wav,,
            2b,audio/2.wav,1,3
            5,audio/5.wav,,
            1c,audio/1.wav,,
            6,audio/6.wav,,

            """);
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(11)]
    public void PartsMergeToTheIndexOfOneProcess(int shards)
    {
        int count = _session.Run($"{Make} -ShardCount {shards}").As<SpeechJob>()[0].Shards;
        Assert.All(_session.Run($"{count}..1 | ForEach-Object {{ Invoke-SpeechShard job $_ }}").Clean().As<SpeechShard>(), shard => Assert.Equal(ShardState.Done, shard.State));

        ScriptResult merged = _session.Run("Receive-SpeechJob job -IndexPath merged.fpx");
        ScriptResult single = _session.Run("New-FingerprintIndex m.csv single.fpx");
        Assert.Equal(Bytes("single.fpx"), Bytes("merged.fpx"));
        Assert.Equal(Assert.Single(single.As<FingerprintIndexSummary>()) with { Path = "" }, Assert.Single(merged.As<FingerprintIndexSummary>()) with { Path = "" });
        Assert.Equal(["ManifestRowInvalid", "AudioHeaderInvalid"], Ids(merged));
        // One process tells of a recording when a worker gets to it; the merge in the order of the rows.
        Assert.Equal(single.Errors.Select(error => error.ToString()).Order(StringComparer.Ordinal), merged.Errors.Select(error => error.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(Counted.Text($"Merged {count} shards: of 12 rows 10 are fingerprinted (6 items; 4 given twice), 2 failed, none is missing."), merged.Summary);
    }

    [Fact]
    public void TheMergedIndexSparesTheSearchAndChangesNothing()
    {
        _corpus.WriteText("eval.csv", "id,path\ne,audio/5.wav\nf,audio/6.wav\n");
        File.Copy(_corpus.PathOf("audio/1.wav"), _corpus.PathOf("copy.wav"));
        File.AppendAllText(_corpus.PathOf("eval.csv"), "g,copy.wav\n");
        RunAll(3);
        _session.Run("Receive-SpeechJob job -IndexPath merged.fpx");

        LeakageFinding[] without = [.. _session.Run("Find-EvalLeakage m.csv eval.csv").As<LeakageFinding>()];
        Assert.NotEmpty(without);
        Assert.Equal(without, _session.Run("Find-EvalLeakage m.csv eval.csv -FingerprintIndex merged.fpx").As<LeakageFinding>());
    }

    [Fact]
    public void AnIndexIsNoCorpusAndItIsSaidWhatItIs()
    {
        _session.Run("New-FingerprintIndex audio/1.wav one.fpx").Clean();

        ScriptResult result = _session.Run("Find-EvalLeakage one.fpx audio/2.wav -Kind SameAudio");
        Assert.Contains("is a fingerprint index. Give it as -FingerprintIndex", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsForeignDamagedOrMissingIsRefusedByName()
    {
        RunAll(3);
        _session.Run("Start-SpeechJob other m.csv -Task Leakage -PrepareOnly -ShardCount 3; 1..3 | ForEach-Object { Invoke-SpeechShard other $_ }");
        string index = _corpus.PathOf("job/parts/0002.fpx"), marks = _corpus.PathOf("job/parts/0002.json");
        byte[] sound = File.ReadAllBytes(index), own = File.ReadAllBytes(marks);

        File.Copy(_corpus.PathOf("job/parts/0001.fpx"), index, overwrite: true);
        AssertForeign("Receive-SpeechJob job -IndexPath merged.fpx", index);
        AssertForeign("Start-SpeechJob job -PrepareOnly", index);
        AssertForeign("Invoke-SpeechShard job 2", index);
        File.WriteAllBytes(index, sound[..^9]);
        AssertForeign("Receive-SpeechJob job -IndexPath merged.fpx", index);

        // The length and the header are right, a byte within is not: told when it is read.
        byte[] flipped = [.. sound];
        flipped[200] ^= 1;
        File.WriteAllBytes(index, flipped);
        AssertForeign("Receive-SpeechJob job -IndexPath merged.fpx", index);
        File.WriteAllBytes(index, sound);
        File.Copy(_corpus.PathOf("other/parts/0002.json"), marks, overwrite: true);
        AssertForeign("Receive-SpeechJob job -IndexPath merged.fpx", marks);
        File.WriteAllText(marks, "{");
        AssertForeign("Receive-SpeechJob job -IndexPath merged.fpx", marks);
        File.WriteAllBytes(marks, own);

        File.Delete(index);
        ScriptResult missing = _session.Run("Receive-SpeechJob job -IndexPath merged.fpx");
        Assert.StartsWith("JobIncomplete", Ids(missing)[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(_corpus.PathOf("merged.fpx")));
        _session.Run("Invoke-SpeechShard job 2").Clean();
        Assert.Single(_session.Run("Receive-SpeechJob job -IndexPath merged.fpx").Output);
        Assert.Empty(Directory.GetFiles(_corpus.Path, "*.partial"));

        void AssertForeign(string command, string path)
        {
            ScriptResult result = _session.Run(command);
            Assert.Equal("PartForeign", Ids(result)[^1]);
            Assert.Contains($"'{path}'", result.Errors[^1].ToString(), StringComparison.Ordinal);
            Assert.False(File.Exists(_corpus.PathOf("merged.fpx")));
        }
    }

    [Fact]
    public void RowsThatFailedAreTriedAgainOnDemand()
    {
        RunAll(3);
        _corpus.WriteTones("audio/broken.wav", 6, 8000, 9);
        Assert.Equal(1, _session.Run("Start-SpeechJob job -RetryFailed -PrepareOnly").As<SpeechJob>()[0].Done);
        _session.Run("1..3 | ForEach-Object { Invoke-SpeechShard job $_ }").Clean();

        _session.Run("Receive-SpeechJob job -IndexPath merged.fpx; New-FingerprintIndex m.csv single.fpx");
        Assert.Equal(Bytes("single.fpx"), Bytes("merged.fpx"));
    }

    [Fact]
    public void WhatIsThereIsReplacedOnlyByForceAndNothingByWhatIf()
    {
        RunAll(2);
        Assert.Empty(_session.Run("Receive-SpeechJob job -IndexPath merged.fpx -WhatIf").Output);
        Assert.False(File.Exists(_corpus.PathOf("merged.fpx")));
        _corpus.WriteText("merged.fpx", "former");
        Assert.Equal("FingerprintIndexExists", Ids(_session.Run("Receive-SpeechJob job -IndexPath merged.fpx"))[^1]);
        Assert.Equal("former", File.ReadAllText(_corpus.PathOf("merged.fpx")));
        Assert.Single(_session.Run("Receive-SpeechJob job -IndexPath merged.fpx -Force").Output);

        // The second of two jobs would take the place of the first.
        Assert.Equal("FingerprintIndexExists", Ids(_session.Run("Receive-SpeechJob job, job -IndexPath merged.fpx -Force"))[^1]);
    }

    [Theory]
    [InlineData("Receive-SpeechJob job", "IndexPathMissing")]
    [InlineData("Receive-SpeechJob job -IndexPath audio", "FingerprintIndexPathInvalid")]
    [InlineData("Receive-SpeechJob job -IndexPath none/merged.fpx", "PathNotFound")]
    [InlineData("Start-SpeechJob job m.csv -Task Profile -PrepareOnly", "JobDiffers")]
    [InlineData("Start-SpeechJob new m.csv -Task Leakage -PrepareOnly -Parameter @{ Channel = 1 }", "JobKeyUnknown")]
    [InlineData("Start-SpeechJob profiles m.csv -PrepareOnly -ShardCount 1; Invoke-SpeechShard profiles 1; Receive-SpeechJob profiles -IndexPath merged.fpx", "IndexPathUnsuitable")]
    public void WhatCannotWorkEndsTheCommand(string command, string id)
    {
        RunAll(1);
        Assert.Equal(id, Ids(_session.Run(command))[^1]);
    }

    [Fact]
    public void AnIndexOfNothingIsNotWritten()
    {
        _corpus.WriteText("none.csv", "id,path\nx,audio/broken.wav\n");
        Assert.Equal("FingerprintIndexEmpty", Ids(_session.Run("Start-SpeechJob job none.csv -Task Leakage -PrepareOnly; Invoke-SpeechShard job 1; Receive-SpeechJob job -IndexPath merged.fpx"))[^1]);
        Assert.False(File.Exists(_corpus.PathOf("merged.fpx")));
    }

    private void RunAll(int shards) => _session.Run($"{Make} -ShardCount {shards}; 1..{shards} | ForEach-Object {{ Invoke-SpeechShard job $_ }}");

    private byte[] Bytes(string name) => File.ReadAllBytes(_corpus.PathOf(name));

    private static string[] Ids(ScriptResult result) => [.. result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];
}
