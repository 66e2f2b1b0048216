using System.Text.Json;
using AsrDataTools.Annotation;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Reporting.Explorer;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Core.Tests.Reporting.Explorer;

public sealed class SpeechExplorerTests : IDisposable
{
    private const string Hostile = "</script><script>alert(1)</script>\u2028\u202Eabc \"'`&\0 \uD800 end";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DataComeBackAsTheyWere()
    {
        ExplorerEvidence evidence = Evidence();
        evidence.AddHypothesis("u1", "one too three");
        Make(evidence, [Row("u1") with { Text = "one two three", Speaker = "s1", Split = "train", DurationSeconds = 1.5 }, Row("u2") with { Text = "four", Speaker = "s2" }]);
        JsonElement index = Data("index"), rows = Data("rows-0").GetProperty("columns");
        Assert.Equal(2, index.GetProperty("rows").GetInt32());
        Assert.Equal(["u1", "u2"], Strings(rows.GetProperty("id")));
        Assert.Equal(["one two three", "four"], Strings(rows.GetProperty("text")));
        JsonElement speaker = index.GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("key").GetString() == "speaker");
        Assert.Equal(["s1", "s2"], Strings(speaker.GetProperty("values")));
        Assert.Equal([0, -1], rows.GetProperty("split").EnumerateArray().Select(value => value.GetInt32()));
        Assert.Equal([33.33, 100], rows.GetProperty("wer").EnumerateArray().Select(value => value.GetDouble()));
        Assert.Equal(JsonValueKind.Null, rows.GetProperty("seconds")[1].ValueKind);
        Assert.Equal("C,one,one S,two,too C,three,three", string.Join(' ', Data("clips-0").GetProperty("clips")[0].GetProperty("alignment").EnumerateArray().Select(step => string.Join(',', Strings(step)))));
        Assert.False(rows.TryGetProperty("accent", out _));
    }

    [Fact]
    public void HostileTextNeitherEndsAScriptNorALine()
    {
        ExplorerEvidence evidence = Evidence();
        evidence.AddHypothesis(Hostile, Hostile);
        Make(evidence, [Row(Hostile) with { Text = Hostile, Speaker = Hostile, Extra = new Dictionary<string, string> { [Hostile] = Hostile } }, Row(new string('x', 10_000))]);
        foreach (string file in Directory.EnumerateFiles(_folder["out/data"]))
        {
            string script = File.ReadAllText(file);
            Assert.DoesNotContain('<', script);
            Assert.DoesNotContain('\u2028', script);
            Assert.DoesNotContain('\0', script);
            Assert.Equal(1, script.Count(character => character == '\n'));
        }

        Assert.Equal(Hostile.Replace('\uD800', '\uFFFD'), Data("rows-0").GetProperty("columns").GetProperty("id")[0].GetString());
        Assert.Equal(10_000, Data("rows-0").GetProperty("columns").GetProperty("id")[1].GetString()!.Length);
    }

    [Fact]
    public void ASpanIsDrawnCopiedAndMeasuredInOneGo()
    {
        string path = Wave("call.wav", 2, 4);
        Make(Evidence(), [Row("u1") with { AudioPath = path, StartSeconds = 1, DurationSeconds = 2, Channel = 2 }], new ExplorerOptions { CopyAudio = true });
        JsonElement clip = Data("clips-0").GetProperty("clips")[0];
        Assert.Equal("audio/0000/0000000.wav", clip.GetProperty("address").GetString());
        Assert.Equal(2, clip.GetProperty("seconds").GetDouble(), 3);
        Assert.Equal(2, Assert.Single(clip.GetProperty("channels").EnumerateArray()).GetProperty("channel").GetInt32());
        Assert.True(Data("rows-0").GetProperty("columns").TryGetProperty("peak", out JsonElement peak));
        Assert.Equal(20 * Math.Log10(0.495), peak[0].GetDouble(), 1);
        using AudioReader reader = AudioFile.Open(_folder["out/audio/0000/0000000.wav"]);
        Assert.Equal((1, 8000, 16000L, "pcm_s16le"), (reader.Format.Channels, reader.Format.SampleRate, reader.Format.FrameCount, reader.Format.Codec));
    }

    [Fact]
    public void ALinkNamesTheSpanAndIsRelative()
    {
        string path = Wave("a #1.wav", 1, 4);
        Make(Evidence(), [Row("u1") with { AudioPath = path, StartSeconds = 1, DurationSeconds = 2 }, Row("u2") with { AudioPath = path }]);
        JsonElement clips = Data("clips-0").GetProperty("clips");
        Assert.Equal("../a%20%231.wav#t=1,3", clips[0].GetProperty("address").GetString());
        Assert.Equal("../a%20%231.wav", clips[1].GetProperty("address").GetString());
    }

    [Theory]
    [InlineData("WAV", "pcm_s16le", true, false)]
    [InlineData("FLAC", "flac", true, false)]
    [InlineData("WAV", "pcm_mulaw", true, true)]
    [InlineData("WAV", "pcm_f64le", false, true)]
    [InlineData("WAV", "gsm", false, true)]
    [InlineData("Ogg", "opus", true, true)]
    [InlineData("Ogg", "speex", false, true)]
    [InlineData("MP4", "alac", true, true)]
    [InlineData("SPHERE", "pcm_s16be", false, true)]
    [InlineData("Raw", "pcm_s16le", false, true)]
    public void WhatBrowsersPlay(string container, string codec, bool tried, bool remarked)
    {
        (bool plays, string? remark) = BrowserPlayback.Of(new AudioFormat(container, codec, 8000, 1, 16, 1), container == "Raw");
        Assert.Equal((tried, remarked), (plays, remark is not null));
        if (remark is not null) Assert.Contains("-CopyAudio", remark, StringComparison.Ordinal);
    }

    [Fact]
    public void LanesAreCutToTheUtteranceAndShowWhereTwoTalk()
    {
        AnnotationDocument document = new()
        {
            Recording = "call",
            Segments = ValueList.Create<AnnotationSegment>(
            [
                Turn("A", 0, 5, "before and in"), Turn("B", 4, 6, "both"), Turn("A", 9, 12, "after"),
            ]),
        };
        AnnotationLanes lanes = new();
        lanes.Add(document);
        TranscriptPair pair = new() { Id = "u1", Reference = "", Hypothesis = "", Recording = "call", Property = name => name == "StartSeconds" ? 3.0 : null };
        IReadOnlyList<AnnotationLane> found = lanes.Of(pair, 5);
        Assert.Equal(["A", "B", "overlap"], found.Select(lane => lane.Name));
        Assert.Equal(new LaneItem(0, 2, "before and in"), Assert.Single(found[0].Items));
        Assert.Equal(new LaneItem(1, 3, "both"), Assert.Single(found[1].Items));
        Assert.Equal(new LaneItem(1, 2, null), Assert.Single(found[2].Items));
        Assert.Equal(0, lanes.Unused);
    }

    [Fact]
    public void AFailedRowKeepsItsPlaceAndItsReason()
    {
        using (SpeechExplorer explorer = new(_folder["out"], new ExplorerOptions(), Evidence()))
        {
            SpeechUtterance row = Row("u1") with { AudioPath = _folder["missing.wav"], DurationSeconds = 3 };
            SpeechDataException failure = Assert.Throws<SpeechDataException>(() => explorer.Read(row, 0, TestContext.Current.CancellationToken));
            explorer.Add(row, null, failure, _ => { });
            Assert.Equal((1, 1), (explorer.Complete().Utterances, Data("index").GetProperty("failures").GetInt32()));
        }

        Assert.Contains("missing.wav", Data("clips-0").GetProperty("clips")[0].GetProperty("failure").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotCompletedIsNotThere()
    {
        using (SpeechExplorer explorer = new(_folder["out"], new ExplorerOptions(), Evidence())) explorer.Add(Row("u1"), new ExplorerAudio(null, null), null, _ => { });
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        _folder.Write("out/there.txt", "x");
        Assert.Equal("ExplorerFolderNotEmpty", Assert.Throws<SpeechDataException>(() => new SpeechExplorer(_folder["out"], new ExplorerOptions(), Evidence())).ErrorId);
    }

    [Fact]
    public void FindingsBelongToTheUtteranceTheyTouch()
    {
        FindingIndex index = new();
        index.Add(new Finding { Rule = "R1", Message = "m", Path = "/a.wav", StartSeconds = 5, EndSeconds = 6 });
        index.Add(new Finding { Rule = "R2", Message = "m", Id = "u2" });
        index.Add(new Finding { Rule = "R3", Message = "m", Path = "/b.wav" });
        Assert.Empty(index.Of(Row("u1") with { AudioPath = "/a.wav", StartSeconds = 0 }, 4));
        Assert.Equal(["R2", "R1"], index.Of(Row("u2") with { AudioPath = "/a.wav", StartSeconds = 4 }, 4).Select(finding => finding.Rule));
        Assert.Equal(1, index.Unused);
    }

    [Fact]
    public void TheVocabularyCountsCharactersByUtteranceAndWordsByRecognition()
    {
        ExplorerEvidence evidence = Evidence();
        evidence.AddHypothesis("u1", "a b");
        evidence.AddHypothesis("u2", "x c");
        Make(evidence, [Row("u1") with { Text = "A b!" }, Row("u2") with { Text = "a c" }]);
        JsonElement vocabulary = Data("index").GetProperty("vocabulary");
        Assert.Equal(["[\"a\",2]", "[\"b\",1]", "[\"c\",1]"], vocabulary.GetProperty("frequent").EnumerateArray().Select(row => row.GetRawText()));
        Assert.Contains("[\" \",2,2]", vocabulary.GetProperty("characters").EnumerateArray().Select(row => row.GetRawText()));
        Assert.Equal(4, vocabulary.GetProperty("words").GetInt32());
        Assert.Equal(50, vocabulary.GetProperty("rates").GetProperty("wordErrorRate").GetDouble());
    }

    private static ExplorerEvidence Evidence() => new(new WordScoringOptions(), TestContext.Current.CancellationToken);

    private static SpeechUtterance Row(string id) => new() { Id = id };

    private static AnnotationSegment Turn(string speaker, double start, double end, string text) =>
        new() { Recording = "call", Speaker = speaker, StartSeconds = start, EndSeconds = end, Text = text };

    private void Make(ExplorerEvidence evidence, SpeechUtterance[] rows, ExplorerOptions? options = null)
    {
        using SpeechExplorer explorer = new(_folder["out"], options ?? new ExplorerOptions(), evidence);
        for (int row = 0; row < rows.Length; row++) explorer.Add(rows[row], explorer.Read(rows[row], row, TestContext.Current.CancellationToken), null, _ => { });
        explorer.Complete();
    }

    // A tone in each channel, half as loud in each further one.
    private string Wave(string name, int channels, int seconds)
    {
        using WaveWriter writer = new(_folder[name], 8000, channels);
        float[] samples = [.. Enumerable.Range(0, 8000 * seconds * channels).Select(i => (float)(Math.Pow(0.5, i % channels) * 0.99 * Math.Sin(2 * Math.PI * 400 * (i / channels) / 8000)))];
        writer.Write(samples);
        writer.Complete();
        return _folder[name];
    }

    private JsonElement Data(string name)
    {
        string script = File.ReadAllText(_folder[$"out/data/{name}.js"]);
        Assert.StartsWith("explorerData(", script, StringComparison.Ordinal);
        Assert.EndsWith(");\n", script, StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(script["explorerData(".Length..^3]);
        return document.RootElement.Clone();
    }

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];
}
