using AsrDataTools.Annotation.Depth;

namespace AsrDataTools.Tests;

public sealed class TestAnnotationDepthTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public TestAnnotationDepthTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("ann/deep [1].rttm", "SPEAKER deep 1 0.0 5.0 <NA> <NA> A <NA> <NA>\nSPEAKER deep 1 4.0 6.0 <NA> <NA> B <NA> <NA>\n");
        _corpus.WriteText("ann/apart.rttm", "SPEAKER apart 1 0.0 5.0 <NA> <NA> A <NA> <NA>\nSPEAKER apart 1 5.3 4.7 <NA> <NA> B <NA> <NA>\n");
        _corpus.WriteText("ann/plain.csv", "start,end,text\n0.5,4,hello\n5,9,there\n");
        _corpus.WriteText("train.jsonl", """{"audio_filepath": "audio/deep.wav", "duration": 10, "text": "hello there"}""" + "\n" + """{"audio_filepath": "audio/other.wav", "duration": 4, "text": "hello"}""" + "\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void RowsThenTheRowThatSumsUp()
    {
        ScriptResult result = _session.Run("Test-AnnotationDepth ./ann").Clean();

        IReadOnlyList<AnnotationDepth> rows = result.As<AnnotationDepth>();
        Assert.Equal([("apart", 3, Verdict.Warn), ("deep", 4, Verdict.Pass), ("plain", 2, Verdict.Fail), (AnnotationDepth.Overall, 2, Verdict.Fail)], rows.Select(row => (row.Recording, row.Level, row.Verdict)));
        Assert.Equal((27.2, 3), (Math.Round(rows[^1].SpeechSeconds!.Value, 6), rows[^1].Recordings));
        Assert.Equal(10 / 27.2, rows[^1].ShareAtRequired!.Value, 9);
        Assert.Equal("text; overlap", rows[0].Missing.ToString());
        Assert.Equal(_corpus.PathOf("ann/deep [1].rttm"), result.Output[1].Properties["PSPath"].Value);
        Assert.Equal("Judged 3 recordings with 0.01 h of known speech (Pass 1, Warn 1, Fail 1); 0 inputs or rows failed.", result.Summary);
    }

    [Theory]
    [InlineData("Test-AnnotationDepth './ann/deep `[1`].rttm'")]
    [InlineData("Test-AnnotationDepth './ann/deep [1].rttm'")]
    [InlineData("Test-AnnotationDepth -LiteralPath './ann/deep [1].rttm'")]
    [InlineData("'./ann/deep*' | Test-AnnotationDepth")]
    [InlineData("Import-Annotation -LiteralPath './ann/deep [1].rttm' | Test-AnnotationDepth")]
    [InlineData("Import-Annotation -LiteralPath './ann/deep [1].rttm' -AsSegment | Test-AnnotationDepth")]
    [InlineData("Test-AnnotationDepth -InputObject (Import-Annotation -LiteralPath './ann/deep [1].rttm')")]
    public void EveryWayIn(string command)
    {
        IReadOnlyList<AnnotationDepth> rows = _session.Run(command).Clean().As<AnnotationDepth>();

        Assert.Equal([("deep", 1), (AnnotationDepth.Overall, 1)], rows.Select(row => (row.Recording, row.Recordings)));
        Assert.All(rows, row => Assert.Equal((4, Verdict.Pass, 10.0), (row.Level, row.Verdict, row.SpeechSeconds!.Value)));
    }

    [Fact]
    public void ManifestsAreTextOnlyAndAddTheirTextToTurns()
    {
        IReadOnlyList<AnnotationDepth> alone = _session.Run("Test-AnnotationDepth -Manifest ./train.jsonl").Clean().As<AnnotationDepth>();
        IReadOnlyList<AnnotationDepth> both = _session.Run("Test-AnnotationDepth './ann/deep*' -Manifest ./train.jsonl -RequiredTag text").Clean().As<AnnotationDepth>();

        Assert.Equal([("deep", 1, Verdict.Fail), ("other", 1, Verdict.Fail), (AnnotationDepth.Overall, 1, Verdict.Fail)], alone.Select(row => (row.Recording, row.Level, row.Verdict)));
        Assert.All(alone, row => Assert.Null(row.SpeechSeconds));
        Assert.Equal([("deep", 4, ""), ("other", 1, "times; speakers; overlap")], both.Take(2).Select(row => (row.Recording, row.Level, row.Missing.ToString())));
        Assert.Equal(10 / 14.0, both[2].ShareAtRequired!.Value, 9); // 'other' counts with its four seconds.
    }

    [Fact]
    public void RowsOfManifestsCanBePiped()
    {
        IReadOnlyList<AnnotationDepth> named = _session.Run("Test-AnnotationDepth -Manifest ./train.jsonl").Clean().As<AnnotationDepth>();
        IReadOnlyList<AnnotationDepth> piped = _session.Run("Import-SpeechManifest ./train.jsonl | Test-AnnotationDepth").Clean().As<AnnotationDepth>();

        Assert.Equal(3, piped.Count);
        Assert.Equal(named.Select(Told), piped.Select(Told));

        static (string, int?, Verdict, double?, string) Told(AnnotationDepth row) => (row.Recording, row.Level, row.Verdict, row.ShareAtRequired, row.Missing.ToString());
    }

    [Fact]
    public void AudioTellsWhatIsNotAnnotated()
    {
        _corpus.WriteSpeech("audio/deep.wav", seconds: 20);
        _corpus.WriteSpeech("audio/apart.wav", seconds: 10);
        _corpus.WriteText("audio/plain.wav", "no sound");

        ScriptResult result = _session.Run("Test-AnnotationDepth ./ann -Audio ./audio/deep.wav, ./audio/apart.wav");
        IReadOnlyList<AnnotationDepth> rows = result.Clean().As<AnnotationDepth>();
        IReadOnlyList<AnnotationDepth> deaf = _session.Run("Test-AnnotationDepth ./ann -Audio ./audio/deep.wav -SkipAudio").Clean().As<AnnotationDepth>();

        Assert.Equal((20.0, "Audio", "Annotation"), (rows[1].DurationSeconds!.Value, rows[1].SpeechSource!, rows[2].SpeechSource!));
        Assert.InRange(rows[1].Level0Share!.Value, 0.35, 0.6); // The tone goes on for twenty seconds, the turns for ten.
        Assert.Equal("Audio, Annotation".Split(", ").Order(), rows[^1].SpeechSource!.Split(", ").Order());
        Assert.Equal((4, "Annotation"), (deaf[1].Level, deaf[1].SpeechSource!));
    }

    [Fact]
    public void BadInputsAreErrorsAndTheRestIsJudged()
    {
        _corpus.WriteText("ann/torn.rttm", "SPEAKER torn 1 0.0 5.0 <NA> <NA> A <NA> <NA>\nSPEAKER torn 1 x 5.0 <NA> <NA> A <NA> <NA>\nSPEAKER torn 1 6 2 <NA> <NA> A <NA> <NA>\nSPEAKER torn 1 9 2 <NA> <NA> A <NA> <NA>\n");
        _corpus.WriteText("bin/noise.bin", "\0\0\0");
        _corpus.WriteText("audio/plain.wav", "no sound");
        _corpus.WriteText("a/deep.wav", "");
        _corpus.WriteText("two.csv", "path,text\na/deep.wav,one\nb/deep.wav,two\n");

        ScriptResult result = _session.Run("Test-AnnotationDepth ./ann, ./gone, ./bin, ./bin/noise.bin -Audio ./audio/plain.wav, ./nowhere");
        ScriptResult twice = _session.Run("Test-AnnotationDepth './ann/deep*' -Manifest ./two.csv -SkipAudio");

        Assert.Equal(
            ["AnnotationNotRecognised", "AnnotationRowInvalid", "FolderWithoutAnnotation", "PathNotFound", "PathNotFound"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Where(id => !id.StartsWith("Audio", StringComparison.Ordinal)).Order());
        Assert.Equal(5, result.Output.Count);
        Assert.StartsWith("RecordingAmbiguous,", Assert.Single(twice.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(3, twice.Output.Count);
    }

    [Theory]
    [InlineData("Test-AnnotationDepth './ann/deep*' -Quiet", true)]
    [InlineData("Test-AnnotationDepth ./ann -Quiet", false)]
    [InlineData("Test-AnnotationDepth ./ann -Quiet -RequiredLevel 2", true)]
    [InlineData("Test-AnnotationDepth ./ann/apart.rttm -Quiet", false)]
    [InlineData("Test-AnnotationDepth './ann/deep*' -Quiet -RequiredTag WordTimes", false)]
    [InlineData("Test-AnnotationDepth ./ann -Quiet -RequiredShare 0.3", true)]
    public void QuietIsOneWord(string command, bool expected) => Assert.Equal([expected], _session.Run(command).Clean().As<bool>());

    [Fact]
    public void NothingIsNoPass()
    {
        ScriptResult result = _session.Run("Test-AnnotationDepth ./gone -Quiet");

        Assert.Equal([false], result.As<bool>());
        Assert.Empty(_session.Run("Test-AnnotationDepth ./gone").Output);
    }

    [Fact]
    public void CtrlCStops()
    {
        for (int index = 0; index < 40; index++)
        {
            _corpus.WriteSpeech($"long/{index}.wav", seconds: 40, sampleRate: 16000);
            _corpus.WriteText($"turns/{index}.rttm", $"SPEAKER {index} 1 0.5 5.0 <NA> <NA> A <NA> <NA>\n");
        }

        Assert.True(_session.RunAndStop("Test-AnnotationDepth ./turns -Audio ./long -ThrottleLimit 1", _ => true) < TimeSpan.FromSeconds(5));
    }
}
