using AsrDataTools.Annotation;
using AsrDataTools.Audio;
using AsrDataTools.Core.Tests.Acoustics;
using AsrDataTools.Core.Tests.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Transcription;

namespace AsrDataTools.Core.Tests.Transcription;

/// <summary>What lies around an engine: the audio that it is given, and the results that are kept.</summary>
public sealed class TranscriberTests : IDisposable
{
    private readonly EngineCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void AnEngineGetsOneChannelAtItsRate()
    {
        using (WaveWriter writer = new(_case["stereo.wav"], 44100, 2))
        {
            float[] left = TestSignals.Sine(440, 0.5, 3, 44100);
            writer.Write([.. left.SelectMany(sample => new[] { sample, 0f })]);
            writer.Complete();
        }

        string kept = _case["kept.wav"];
        EngineSettings settings = new() { CommandLine = $"{_case.Program("asr", "cp \"$1\" \"$2\"")} {{audio}} {kept}", SampleRate = 8000 };
        Transcript transcript = _case.Run("CommandLine", settings, new SpeechUtterance { Id = "a", AudioPath = _case["stereo.wav"], StartSeconds = 1, DurationSeconds = 1.5, Channel = 1 })[0].Transcript!;
        Decoded left8 = Decoded.Read(kept, capacity: 1 << 16);
        _case.Run("CommandLine", settings, new SpeechUtterance { Id = "b", AudioPath = _case["stereo.wav"] });
        Decoded mixed = Decoded.Read(kept, capacity: 1 << 16);

        Assert.Equal(1.5, transcript.DurationSeconds, 6);
        Assert.Equal((8000, 1, 12000), (left8.Format.SampleRate, left8.Format.Channels, left8.Integers[0].Length));
        Assert.Equal(24000, mixed.Integers[0].Length);
        Assert.Equal(16384, left8.Integers[0][2000..10000].Max(), 100.0);
        Assert.Equal(8192, mixed.Integers[0][2000..20000].Max(), 100.0);
    }

    /// <summary>Times are those of the recording, so that words of several utterances of it go together.</summary>
    [Fact]
    public void WordsLieWhereTheyAreInTheRecording()
    {
        SpeechUtterance speech = _case.Speech("rec") with { Id = "u", StartSeconds = 0.25, DurationSeconds = 0.5, Speaker = "anna" };
        Transcript transcript = _case.Run("CommandLine", new() { CommandLine = $"{_case.Program("asr", "echo 'x 1 0.1 0.2 hello 0.9'")} {{audio}}" }, speech)[0].Transcript!;

        AnnotationSegment segment = Assert.Single(transcript.ToAnnotation().Segments);
        Assert.Equal((0.35, 0.55), (transcript.Words[0].StartSeconds, transcript.Words[0].EndSeconds));
        Assert.Equal((0.25, 0.75, "anna", "rec"), (segment.StartSeconds, segment.EndSeconds, segment.Speaker, segment.Recording));
    }

    [Fact]
    public void ResultsAreKeptByWhatTheyRestOn()
    {
        string program = _case.Program("asr", "echo run >> \"$2\"; echo 'x 1 0.1 0.2 hello 0.9'");
        EngineSettings settings = new() { CommandLine = $"{program} {{audio}} {_case["runs"]}" };
        SpeechUtterance speech = _case.Speech("a");
        TranscriptionOutcome first = _case.Run("CommandLine", settings, _case["cache"], speech)[0];

        // The same samples in another container, under another name.
        using (WaveWriter writer = new(_case["copy.wav"], 8000, 1, SampleEncoding.Float32))
        {
            writer.Write(Decoded.Read(speech.AudioPath!, capacity: 1 << 16).Integers[0]);
            writer.Complete();
        }

        TranscriptionOutcome second = _case.Run("CommandLine", settings, _case["cache"], speech with { Id = "b", AudioPath = _case["copy.wav"] })[0];
        Assert.Equal(1, Runs());
        Assert.Equal((false, true), (first.Transcript!.FromCache, second.Transcript!.FromCache));
        Assert.Equal(first.Transcript.Words, second.Transcript.Words);
        Assert.Null(second.Transcript.RealTimeFactor);

        _case.Run("CommandLine", settings with { Model = "other" }, _case["cache"], speech);
        _case.Run("CommandLine", settings, _case["cache"], _case.Speech("c", seed: 2));
        Assert.Equal(3, Runs());

        int Runs() => File.ReadAllLines(_case["runs"]).Length;
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Key\":\"")]
    [InlineData("null")]
    [InlineData("{\"Key\":\"other\",\"Text\":\"wrong\"}")]
    public void ACorruptEntryIsMadeAnewWithAWarning(string broken)
    {
        EngineSettings settings = new() { CommandLine = $"{_case.Program("asr", "echo right")} {{audio}}" };
        SpeechUtterance speech = _case.Speech("a");
        _case.Run("CommandLine", settings, _case["cache"], speech);
        string entry = Assert.Single(Directory.GetFiles(_case["cache"], "*", SearchOption.AllDirectories));
        File.WriteAllText(entry, broken);
        TranscriptionOutcome outcome = _case.Run("CommandLine", settings, _case["cache"], speech)[0];

        Assert.Equal(("right", false), (outcome.Transcript!.Text, outcome.Transcript.FromCache));
        Assert.Contains(entry, Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.True(_case.Run("CommandLine", settings, _case["cache"], speech)[0].Transcript!.FromCache);
    }

    [Fact]
    public void FailuresAreNotKept()
    {
        EngineSettings settings = new() { CommandLine = $"{_case.Program("asr", "exit 1")} {{audio}}" };
        Assert.NotNull(_case.Run("CommandLine", settings, _case["cache"], _case.Speech("a"))[0].Failure);
        Assert.False(Directory.Exists(_case["cache"]));
    }

    /// <summary>A cache that cannot be written costs nothing but the cache: said once, with the place.</summary>
    [Fact]
    public void ACacheThatCannotBeWrittenIsSaidOnce()
    {
        EngineSettings settings = new() { CommandLine = $"{_case.Program("asr", "echo fine")} {{audio}}" };
        IReadOnlyList<TranscriptionOutcome> outcomes = _case.Run("CommandLine", settings, _case.Write("cache", "a file"), _case.Speech("a"), _case.Speech("b", 2));

        Assert.All(outcomes, outcome => Assert.Equal("fine", outcome.Transcript!.Text));
        Assert.Equal("TranscriptionCacheFailed", Assert.Single(outcomes, outcome => outcome.CacheTrouble is not null).CacheTrouble!.ErrorId);
    }

    [Fact]
    public void AFullDiskIsSaidOnceAndLeavesNoHalfEntry()
    {
        using SmallDisk disk = SmallDisk.MountOrSkip(_case["disk"], kilobytes: 64);
        string words = string.Concat(Enumerable.Repeat("supercalifragilistic ", 1200));
        EngineSettings settings = new() { CommandLine = $"{_case.Program("asr", $"cat {_case.Write("words", words)}")} {{audio}}" };
        IReadOnlyList<TranscriptionOutcome> outcomes = _case.Run("CommandLine", settings, disk.Path, [.. Enumerable.Range(1, 4).Select(seed => _case.Speech($"s{seed}", seed))]);

        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Transcript));
        SpeechDataException trouble = Assert.Single(outcomes, outcome => outcome.CacheTrouble is not null).CacheTrouble!;
        Assert.Equal("TranscriptionCacheFailed", trouble.ErrorId);
        Assert.Contains("is full", trouble.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(disk.Path, "*", SearchOption.AllDirectories), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void ARecordingThatIsNoneIsItsOwnError()
    {
        EngineSettings settings = new() { CommandLine = $"{_case.Program("asr", "echo fine")} {{audio}}" };
        IReadOnlyList<TranscriptionOutcome> outcomes = _case.Run(
            "CommandLine", settings,
            new SpeechUtterance { Id = "gone", AudioPath = _case["gone.wav"] },
            new SpeechUtterance { Id = "text", AudioPath = _case.Write("text.wav", "not audio") },
            new SpeechUtterance { Id = "none" },
            _case.Speech("mono") with { Channel = 2 },
            _case.Speech("good"));

        Assert.Equal(["AudioUnreadable", "AudioNotRecognised", "AudioPathMissing", "AudioChannelMissing", null], outcomes.Select(outcome => outcome.Failure?.ErrorId));
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "asrdata-transcribe-none*"));
    }
}
