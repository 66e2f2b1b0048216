using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Tests;

public sealed class GetAcousticProfileTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public GetAcousticProfileTests() => _session.SetLocation(_corpus.Path);

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void FilesFoldersAndManifests()
    {
        string recording = _corpus.WriteSpeech("calls/one.wav");
        _corpus.WriteSpeech("calls/inner/two.wav", seconds: 3);
        _corpus.WriteText("m.csv", "path,start,duration,speaker,environment\ncalls/one.wav,0.5,1,anna,telephony\n");

        Assert.Equal([2.0], Durations("Get-AcousticProfile calls/one.wav"));
        Assert.Equal([2.0], Durations($"Get-AcousticProfile -LiteralPath '{recording}'"));
        Assert.Equal([3.0, 2.0], Durations("Get-AcousticProfile calls -Ordered").OrderDescending());
        Assert.Equal([2.0], Durations("Get-AcousticProfile calls -Include o*.wav"));
        Assert.Equal([2.0], Durations("Get-AcousticProfile ca*/*.wav"));
        AcousticProfile row = Assert.Single(_session.Run("Get-AcousticProfile m.csv").Clean().As<AcousticProfile>());
        Assert.Equal(1.0, row.DurationSeconds, 3);
        Assert.Equal("anna", row.Speaker);
        Assert.Equal("telephony", row.Environment);
        Assert.Equal(0.5, row.StartSeconds);
    }

    [Fact]
    public void FromThePipeline()
    {
        string recording = _corpus.WriteSpeech("a [1] ü.wav");
        _corpus.WriteText("m.jsonl", """{"audio_filepath": "a [1] ü.wav", "offset": 0, "duration": 1}""");

        Assert.Equal([1.0], Durations("Import-SpeechManifest m.jsonl | Get-AcousticProfile"));
        Assert.Equal([2.0], Durations($"[IO.FileInfo]::new('{recording}') | Get-AcousticProfile"));
        Assert.Equal([2.0], Durations($"'{recording}' | Get-AcousticProfile"));
        Assert.Equal([2.0], Durations($"Get-AcousticProfile -LiteralPath '{recording}' | Get-AcousticProfile"));
        Assert.Equal([2.0], Durations($"[pscustomobject]@{{ PSPath = '{recording}' }} | Get-AcousticProfile"));
    }

    [Fact]
    public void EachBadFileIsOneErrorAndEveryInputIsCounted()
    {
        _corpus.WriteSpeech("good.wav");
        _corpus.WriteText("empty.wav", string.Empty);
        _corpus.WriteText("words.wav", "These are words, not samples, and there are enough of them to fill a header.");
        Directory.CreateDirectory(_corpus.PathOf("hollow"));
        _corpus.WriteText("m.csv", "path,start\ngood.wav,\ngone.wav,\ngood.wav,soon\n");

        ScriptResult result = _session.Run("Get-AcousticProfile good.wav, empty.wav, words.wav, hollow, m.csv, nowhere.wav");

        Assert.Equal(2, result.Output.Count);
        Assert.Equal(
            ["AudioEmpty", "AudioNotRecognised", "AudioUnreadable", "FolderWithoutAudio", "ManifestRowInvalid", "PathNotFound"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.All(result.Errors, error => Assert.NotNull(error.TargetObject));
        Assert.StartsWith("Measured 2 of 8 recordings, 6 failed;", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void OrderedKeepsTheOrder()
    {
        for (int index = 0; index < 12; index++) _corpus.WriteSpeech($"f{index:00}.wav", seconds: index % 3 == 0 ? 20 : 1);

        IEnumerable<string?> names = _session.Run("Get-AcousticProfile . -Ordered -ThrottleLimit 4").Clean().As<AcousticProfile>().Select(row => Path.GetFileName(row.Path));

        Assert.Equal(Enumerable.Range(0, 12).Select(index => $"f{index:00}.wav"), names);
    }

    [Fact]
    public void ChannelsAreCountedFromOne()
    {
        _corpus.WriteSpeech("mono.wav");

        Assert.Single(_session.Run("Get-AcousticProfile mono.wav -Channel 1").Clean().Output);
        Assert.Single(_session.Run("Get-AcousticProfile mono.wav -Channel 2").Errors);
    }

    [Fact]
    public void HeaderlessByParameters()
    {
        File.WriteAllBytes(_corpus.PathOf("call.raw"), new byte[16000]);

        AcousticProfile row = Assert.Single(_session.Run("Get-AcousticProfile call.raw -RawCodec pcm_mulaw -RawSampleRate 8000").Clean().As<AcousticProfile>());

        Assert.Equal(2.0, row.DurationSeconds, 3);
    }

    // Real prompts in the codings of telephony, under names that say nothing.
    [Theory]
    [InlineData("gsm", "gsm", 8000)]
    [InlineData("g722", "G722", 16000)]
    public void HeaderlessSpeechOfTelephony(string extension, string codec, int sampleRate)
    {
        string prompt = $"/usr/share/asterisk/sounds/en/vm-goodbye.{extension}";
        if (!File.Exists(prompt)) Assert.Skip("needs asterisk-core-sounds-en-gsm and -g722");
        File.Copy(prompt, _corpus.PathOf("call.bin"));
        AcousticProfile known = Assert.Single(_session.Run($"Get-AcousticProfile {prompt}").Clean().As<AcousticProfile>());

        AcousticProfile told = Assert.Single(_session.Run($"Get-AcousticProfile call.bin -RawCodec {codec}").Clean().As<AcousticProfile>());

        Assert.Equal(sampleRate, told.SampleRate);
        Assert.Equal((known.Codec, known.DurationSeconds, known.SnrDb, known.BandwidthHz), (told.Codec, told.DurationSeconds, told.SnrDb, told.BandwidthHz));
        Assert.StartsWith("RawFormatInvalid,", Assert.Single(_session.Run($"Get-AcousticProfile call.bin -RawCodec {codec} -RawChannels 2").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    // One list for all commands: an attribute cannot take it from the engine.
    [Fact]
    public void EveryCommandTakesEveryRawCodec()
    {
        string[][] lists = [.. _session.Run("Get-Command -Module AsrDataTools").As<CommandInfo>()
            .Where(command => command.Parameters.ContainsKey("RawCodec"))
            .Select(command => command.Parameters["RawCodec"].Attributes.OfType<ValidateSetAttribute>().Single().ValidValues.Order(StringComparer.Ordinal).ToArray())];
        Assert.Equal(3, lists.Length);
        Assert.All(lists, list => Assert.Equal(RawAudioFormat.Codecs.Order(StringComparer.Ordinal), list));
    }

    [Fact]
    public void WhatSaysNothingIsAWarning()
    {
        _corpus.WriteSpeech("mono.wav");
        Assert.StartsWith("-RawSampleRate and -RawChannels say nothing without -RawCodec", Assert.Single(_session.Run("Get-AcousticProfile mono.wav -RawSampleRate 8000").Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-SpeechDetector Silero", "ModelPathMissing")]
    [InlineData("-ModelPath words.onnx", "ModelPathUnused")]
    [InlineData("-SpeechDetector Silero -ModelPath gone.onnx", "SpeechModelNotFound")]
    [InlineData("-SpeechDetector Silero -ModelPath words.onnx", "SpeechModelInvalid")]
    public void WithoutAUsableModelNothingIsMeasured(string arguments, string errorId)
    {
        _corpus.WriteSpeech("mono.wav");
        _corpus.WriteText("words.onnx", "These are words, not a model.");

        ScriptResult result = _session.Run("Get-AcousticProfile mono.wav " + arguments);

        Assert.Empty(result.Output);
        Assert.Equal(errorId, Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void SileroDecidesWhereAModelIsGiven()
    {
        string? model = Environment.GetEnvironmentVariable("ASRDATA_SILERO_MODEL");
        Assert.SkipWhen(string.IsNullOrEmpty(model), "needs a Silero model at $ASRDATA_SILERO_MODEL");
        _corpus.WriteSpeech("mono.wav", seconds: 4);

        ScriptResult result = _session.Run($"Get-AcousticProfile mono.wav -SpeechDetector Silero -ModelPath '{model}' -PassSegments").Clean();

        Assert.NotNull(Assert.Single(result.As<AcousticProfile>()).Segments);
    }

    [Fact]
    public void StopsAtOnce()
    {
        for (int index = 0; index < 200; index++) _corpus.WriteSpeech($"f{index:000}.wav", seconds: 5);

        TimeSpan stopping = _session.RunAndStop("Get-AcousticProfile . -ThrottleLimit 2", emitted => emitted > 0);

        Assert.True(stopping < TimeSpan.FromSeconds(5), $"stopping took {stopping}");
        Assert.Single(_session.Run("Get-AcousticProfile f000.wav").Clean().Output);
    }

    private double[] Durations(string script) =>
        [.. _session.Run(script).Clean().As<AcousticProfile>().Select(row => Math.Round(row.DurationSeconds, 3))];
}
