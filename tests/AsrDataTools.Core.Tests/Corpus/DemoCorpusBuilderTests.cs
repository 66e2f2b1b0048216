using AsrDataTools.Corpus.Demo;

namespace AsrDataTools.Core.Tests.Corpus;

/// <summary>How a demo corpus comes to be: the same each time, whole or not at all, over nothing that matters.</summary>
public sealed class DemoCorpusBuilderTests : IDisposable
{
    private static readonly DemoPlan Tiny = new()
    {
        TrainingSpeakers = 4,
        PromptsPerSpeaker = 1,
        Dialogues = 2,
        Callers = 2,
        CallsPerCaller = 1,
        Agents = 1,
        NewEvaluationSpeakers = 1,
        SharedEvaluationSpeakers = 1,
        LeakedClipsPerKind = 1,
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("demo [builder] ü-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(DemoSource.Formant)]
    [InlineData(DemoSource.Espeak)]
    [InlineData(DemoSource.Asterisk)]
    public void SameSeedSameBytes(DemoSource source)
    {
        Build("one", source, threads: 1);
        Build("two", source, threads: 3);

        Dictionary<string, byte[]> one = Files("one"), two = Files("two");
        Assert.Equal(one.Keys.Order(), two.Keys.Order());
        Assert.All(one, file => Assert.True(file.Value.AsSpan().SequenceEqual(two[file.Key]), file.Key));
    }

    [Fact]
    public void OtherSeedOtherBytes()
    {
        Build("one", DemoSource.Formant);
        Build("two", DemoSource.Formant, seed: 2);

        Dictionary<string, byte[]> one = Files("one"), two = Files("two");
        Assert.All(
            one.Where(file => file.Key.EndsWith(".wav", StringComparison.Ordinal)),
            file => Assert.False(file.Value.AsSpan().SequenceEqual(two.GetValueOrDefault(file.Key)), file.Key));
    }

    [Fact]
    public void StoppedItLeavesNothing()
    {
        using CancellationTokenSource stop = new();
        int done = 0;
        Reporter stopSoon = new(() =>
        {
            if (Interlocked.Increment(ref done) == 5) stop.Cancel();
        });

        Assert.ThrowsAny<OperationCanceledException>(() => DemoCorpusBuilder.Build(PathOf("demo"), Formant(), Tiny, stopSoon, stop.Token));
        Assert.Empty(_folder.EnumerateFileSystemInfos());
        Assert.InRange(done, 5, Tiny.Recordings - 1);
    }

    [Fact]
    public void ReportsEveryRecordingOnce()
    {
        List<int> done = [];
        Build("demo", DemoSource.Formant, progress: new Reporter(null, value =>
        {
            Assert.Equal(Tiny.Recordings, value.Total);
            lock (done) done.Add(value.Done);
        }));

        Assert.Equal(Enumerable.Range(1, Tiny.Recordings), done.Order());
    }

    [Fact]
    public void ReplacesOnlyADemoCorpusAndOnlyWhenAsked()
    {
        Directory.CreateDirectory(PathOf("demo"));
        Build("demo", DemoSource.Formant);
        Assert.Equal("DemoFolderNotEmpty", Refused(replace: false));

        File.WriteAllText(Path.Combine(PathOf("demo"), "note.txt"), "old");
        Build("demo", DemoSource.Formant, replace: true);
        Assert.False(File.Exists(Path.Combine(PathOf("demo"), "note.txt")));

        File.Delete(Path.Combine(PathOf("demo"), "truth.json"));
        Assert.Equal("DemoFolderForeign", Refused(replace: true));
        Assert.True(Directory.EnumerateFiles(PathOf("demo"), "*.wav", SearchOption.AllDirectories).Any());

        Directory.Delete(PathOf("demo"), recursive: true);
        File.WriteAllText(PathOf("demo"), "a file");
        Assert.Equal("DemoFolderIsFile", Refused(replace: true));
        Assert.Single(_folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public void NamesWhatIsMissingAndFallsBack()
    {
        DemoSourcePlaces bare = new("", _folder.FullName, _folder.FullName);

        SpeechDataException prompts = Assert.Throws<SpeechDataException>(() => DemoSpeechSources.Open(DemoSource.Asterisk, bare));
        Assert.Equal(("DemoSourceMissing", SpeechDataProblem.NotInstalled), (prompts.ErrorId, prompts.Problem));
        Assert.All((string[])["asterisk-core-sounds-en-g722", "asterisk-core-sounds-fr-g722", "ffmpeg"], name => Assert.Contains(name, prompts.Message, StringComparison.Ordinal));
        SpeechDataException synthesizer = Assert.Throws<SpeechDataException>(() => DemoSpeechSources.Open(DemoSource.Espeak, bare));
        Assert.Contains("Debian package espeak-ng", synthesizer.Message, StringComparison.Ordinal);
        Assert.Equal(DemoSource.Formant, DemoSpeechSources.Open(DemoSource.Auto, bare).Source);
    }

    private static DemoCorpusOptions Formant() => new() { Source = DemoSource.Formant };

    private void Build(string name, DemoSource source, int threads = 2, long seed = 1, bool replace = false, IProgress<DemoProgress>? progress = null)
    {
        try
        {
            DemoSpeechSources.Open(source, DemoSourcePlaces.OfThisMachine);
        }
        catch (SpeechDataException missing) when (missing.ErrorId == "DemoSourceMissing")
        {
            Assert.Skip($"needs {source}: {missing.Message}");
        }

        DemoCorpusOptions options = new() { Source = source, ThrottleLimit = threads, Seed = seed, Replace = replace };
        DemoCorpusBuilder.Build(PathOf(name), options, Tiny, progress, CancellationToken.None);
    }

    private string Refused(bool replace) => Assert.Throws<SpeechDataException>(
        () => DemoCorpusBuilder.Build(PathOf("demo"), Formant() with { Replace = replace }, Tiny, null, CancellationToken.None)).ErrorId;

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private Dictionary<string, byte[]> Files(string name) => Directory
        .EnumerateFiles(PathOf(name), "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(PathOf(name), file), File.ReadAllBytes);

    private sealed class Reporter(Action? each, Action<DemoProgress>? value = null) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress progress)
        {
            each?.Invoke();
            value?.Invoke(progress);
        }
    }
}
