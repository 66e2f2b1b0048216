using AsrDataTools.Audio;
using AsrDataTools.Leakage;

namespace AsrDataTools.Tests;

public sealed class FingerprintIndexCommandTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public FingerprintIndexCommandTests() => _session.SetLocation(_corpus.Path);

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void FoldersManifestsAndUtterances()
    {
        string recording = WriteNoise("calls/a [1].wav", 1);
        WriteNoise("calls/inner/b.wav", 2, channels: 2);
        _corpus.WriteText("m.csv", "id,path,start,duration,channel\none,calls/a [1].wav,0.5,2,\ntwo,calls/inner/b.wav,,,2\n");

        Assert.Equal(3, Summary("New-FingerprintIndex calls all.fpx").Items);
        Assert.Equal(1, Summary($"New-FingerprintIndex -LiteralPath '{recording}' -IndexPath literal.fpx").Items);
        Assert.Equal(1, Summary("New-FingerprintIndex calls some.fpx -Include a*.wav").Items);
        FingerprintIndexSummary rows = Summary("New-FingerprintIndex m.csv rows.fpx");
        Assert.Equal(2, rows.Items);
        Assert.Equal(_corpus.PathOf("rows.fpx"), rows.Path);
        Summary("Import-SpeechManifest m.csv | New-FingerprintIndex -IndexPath piped.fpx");
        using FingerprintIndex index = FingerprintIndex.Open(_corpus.PathOf("piped.fpx"));
        Assert.Equal(["one", "two"], index.Items.Select(item => item.Id));
        Assert.Equal([1, 2], index.Items.Select(item => item.Channel));
        Assert.Equal(2, index.Items[0].DurationSeconds, 3);
        Assert.Equal(File.ReadAllBytes(_corpus.PathOf("rows.fpx")), File.ReadAllBytes(_corpus.PathOf("piped.fpx")));
    }

    /// <summary>The same sound with and without a header has the same fingerprint.</summary>
    [Fact]
    public void HeaderlessRecordingsAreReadAsTold()
    {
        string recording = WriteNoise("calls/a.wav", 1);
        byte[] samples = File.ReadAllBytes(recording)[44..];
        File.WriteAllBytes(_corpus.PathOf("bare.bin"), samples);
        Directory.CreateDirectory(_corpus.PathOf("bare"));
        File.WriteAllBytes(_corpus.PathOf("bare/a.bin"), samples);

        Summary("New-FingerprintIndex calls whole.fpx");
        Summary("New-FingerprintIndex bare.bin bare.fpx -RawCodec pcm_s16le");
        Assert.Equal(1, Summary("Update-FingerprintIndex bare bare.fpx -Include *.bin -RawCodec pcm_s16le -RawSampleRate 8000 -RawChannels 1").Added);
        using FingerprintIndex index = FingerprintIndex.Open(_corpus.PathOf("bare.fpx"));
        Assert.Equal(2, index.Items.Count);
        AudioFingerprint query = AudioFingerprinter.Fingerprint(new() { Id = "q", AudioPath = recording }, FingerprintDensity.Query, raw: null, TestContext.Current.CancellationToken)[0].Fingerprint;
        Assert.Equal(2, new FingerprintSearch(index).Find(index.Items[0] with { Path = recording, Id = "q" }, query, TestContext.Current.CancellationToken).Matches.Count);
    }

    // The same prompt by its extension and told by parameters has the same fingerprint; what needs a decoder too.
    [Theory]
    [InlineData("gsm", "gsm")]
    [InlineData("g722", "G722")]
    public void HeaderlessSpeechOfTelephonyIsReadAsTold(string extension, string codec)
    {
        string prompt = $"/usr/share/asterisk/sounds/en/demo-congrats.{extension}";
        if (!File.Exists(prompt)) Assert.Skip("needs asterisk-core-sounds-en-gsm and -g722");
        File.Copy(prompt, _corpus.PathOf("a.bin"));
        File.Copy(prompt, _corpus.PathOf($"a.{extension}"));

        Summary($"New-FingerprintIndex a.{extension} named.fpx");
        Summary($"New-FingerprintIndex a.bin told.fpx -RawCodec {codec}");

        using FingerprintIndex named = FingerprintIndex.Open(_corpus.PathOf("named.fpx")), told = FingerprintIndex.Open(_corpus.PathOf("told.fpx"));
        Assert.Equal(named.Items[0].DurationSeconds, told.Items[0].DurationSeconds);
        AudioFingerprint query = AudioFingerprinter.Fingerprint(new() { Id = "q", AudioPath = prompt }, FingerprintDensity.Query, raw: null, TestContext.Current.CancellationToken)[0].Fingerprint;
        foreach (FingerprintIndex index in (FingerprintIndex[])[named, told])
            Assert.Equal(0, Assert.Single(new FingerprintSearch(index).Find(index.Items[0] with { Path = prompt, Id = "q" }, query, TestContext.Current.CancellationToken).Matches).BitErrorRate, 2);
    }

    [Fact]
    public void AnUpdateReadsOnlyWhatIsNewOrChanged()
    {
        WriteNoise("a.wav", 1);
        WriteNoise("b.wav", 2);
        WriteNoise("c.wav", 3);
        Summary("New-FingerprintIndex a.wav, b.wav i.fpx");
        WriteNoise("b.wav", 4, seconds: 6);
        File.Delete(_corpus.PathOf("a.wav"));

        FingerprintIndexSummary update = Summary("Update-FingerprintIndex b.wav, c.wav, c.wav i.fpx");

        Assert.Equal((3, 1L, 1L, 0L, 1, 0), (update.Items, update.Added, update.Renewed, update.Unchanged, update.Kept, update.Dropped));
        using (FingerprintIndex index = FingerprintIndex.Open(_corpus.PathOf("i.fpx")))
            Assert.Equal(6, index.Items.Single(item => item.Id.StartsWith('b')).DurationSeconds, 3);

        // Nothing of these can have been read: their samples are gone, their sizes and times are not.
        DateTime written = File.GetLastWriteTimeUtc(_corpus.PathOf("c.wav"));
        File.WriteAllBytes(_corpus.PathOf("c.wav"), new byte[new FileInfo(_corpus.PathOf("c.wav")).Length]);
        File.SetLastWriteTimeUtc(_corpus.PathOf("c.wav"), written);
        update = Summary("Update-FingerprintIndex c.wav i.fpx -RemoveMissing");
        Assert.Equal((2, 0L, 1L, 1, 1), (update.Items, update.Added, update.Unchanged, update.Kept, update.Dropped));
    }

    [Fact]
    public void EachBadRecordingIsOneErrorAndEveryInputIsCounted()
    {
        WriteNoise("good.wav", 1);
        _corpus.WriteText("empty.wav", string.Empty);
        _corpus.WriteText("m.csv", "path,text,channel\ngood.wav,x,3\n,only text,\n");

        ScriptResult result = _session.Run("New-FingerprintIndex good.wav, empty.wav, m.csv, nowhere.wav i.fpx");

        Assert.Equal(["AudioEmpty", "ChannelNotFound", "PathNotFound", "UtteranceWithoutAudio"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Equal((1, 4L), (result.As<FingerprintIndexSummary>()[0].Items, result.As<FingerprintIndexSummary>()[0].Failed));
        Assert.StartsWith("Took 1 of 5 recordings, 4 failed", result.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-FingerprintIndex good.wav i.fpx", "FingerprintIndexExists")]
    [InlineData("Update-FingerprintIndex good.wav i.fpx", "FingerprintIndexInvalid")]
    [InlineData("Update-FingerprintIndex good.wav i.fpx -Force", "FingerprintIndexInvalid")]
    [InlineData("Update-FingerprintIndex good.wav none.fpx", "FingerprintIndexNotFound")]
    [InlineData("New-FingerprintIndex good.wav nowhere/i.fpx", "PathNotFound")]
    [InlineData("New-FingerprintIndex good.wav folder", "FingerprintIndexPathInvalid")]
    [InlineData("New-FingerprintIndex nothing.wav new.fpx -ErrorAction SilentlyContinue", "FingerprintIndexEmpty")]
    public void WhatEndsTheCommandLeavesAllAsItWas(string script, string errorId)
    {
        WriteNoise("good.wav", 1);
        _corpus.WriteText("i.fpx", "no index, but somebody's file");
        Directory.CreateDirectory(_corpus.PathOf("folder"));

        ScriptResult result = _session.Run(script);

        Assert.Contains(result.Errors, error => error.FullyQualifiedErrorId.StartsWith(errorId + ",", StringComparison.Ordinal));
        Assert.Equal(["good.wav", "i.fpx"], Directory.GetFiles(_corpus.Path).Select(Path.GetFileName).Order());
        Assert.Equal("no index, but somebody's file", File.ReadAllText(_corpus.PathOf("i.fpx")));
    }

    [Fact]
    public void ADamagedIndexIsRefusedAndMadeAnewByForce()
    {
        WriteNoise("good.wav", 1);
        Summary("New-FingerprintIndex good.wav i.fpx");
        byte[] bytes = File.ReadAllBytes(_corpus.PathOf("i.fpx"));
        bytes[500] ^= 1;
        File.WriteAllBytes(_corpus.PathOf("i.fpx"), bytes);

        Assert.StartsWith("FingerprintIndexDamaged", Assert.Single(_session.Run("Update-FingerprintIndex good.wav i.fpx").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        ScriptResult result = _session.Run("Update-FingerprintIndex good.wav i.fpx -Force");

        Assert.Empty(result.Errors);
        Assert.Contains("made anew", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, result.As<FingerprintIndexSummary>()[0].Added);
        Summary("New-FingerprintIndex good.wav i.fpx -Force");
    }

    [Fact]
    public void WhatIfWritesNothing()
    {
        WriteNoise("good.wav", 1);
        Assert.Empty(_session.Run("New-FingerprintIndex good.wav i.fpx -WhatIf").Clean().Output);
        Assert.Equal(["good.wav"], Directory.GetFiles(_corpus.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void StoppedItLeavesNothing()
    {
        WriteNoise("a.wav", 1, seconds: 60);
        _corpus.WriteText("m.csv", "path,start,duration\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => FormattableString.Invariant($"a.wav,{i / 2000.0},30\n"))));

        bool begun = false;
        _session.RunAndStop("New-FingerprintIndex m.csv i.fpx", _ => begun |= Directory.GetFiles(_corpus.Path, "*.partial").Length > 0);

        Assert.True(begun);
        Assert.DoesNotContain(Directory.GetFiles(_corpus.Path), file => file.Contains("fpx", StringComparison.Ordinal));
    }

    [Fact]
    public void LeakageFindsCopiesAndSparesWhatAnIndexHolds()
    {
        WriteNoise("training/a.wav", 1, seconds: 8);
        WriteNoise("training/b.wav", 2, seconds: 8);
        WriteCopy("training/a.wav", "evaluation/louder.wav", 2.03, 4, gain: 0.25);
        WriteNoise("evaluation/other.wav", 3, seconds: 4);
        Summary("New-FingerprintIndex training t.fpx");

        foreach (string index in (string[])["", "-FingerprintIndex t.fpx"])
        {
            LeakageFinding finding = Assert.Single(_session.Run($"Find-EvalLeakage training evaluation -Kind SameAudio {index} -WarningAction SilentlyContinue").Clean().As<LeakageFinding>());
            Assert.Equal(_corpus.PathOf("training/a.wav"), finding.TrainingPath);
            Assert.Equal(_corpus.PathOf("evaluation/louder.wav"), finding.EvaluationPath);
            Assert.InRange(finding.TrainingStartSeconds!.Value, 1.9, 2.3);
        }

        Assert.StartsWith(
            "FingerprintIndexNotFound",
            Assert.Single(_session.Run("Find-EvalLeakage training evaluation -FingerprintIndex none.fpx").Errors).FullyQualifiedErrorId,
            StringComparison.Ordinal);
    }

    private FingerprintIndexSummary Summary(string script) => Assert.Single(_session.Run(script).Clean().As<FingerprintIndexSummary>());

    private string WriteNoise(string name, int seed, double seconds = 4, int channels = 1)
    {
        Random random = new(seed);
        return Write(name, [.. Enumerable.Range(0, (int)(seconds * 8000) * channels).Select(_ => (short)random.Next(-8000, 8000))], channels);
    }

    private void WriteCopy(string from, string to, double start, double seconds, double gain)
    {
        byte[] bytes = File.ReadAllBytes(_corpus.PathOf(from));
        ReadOnlySpan<short> samples = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(bytes.AsSpan(bytes.Length % 2 + 44));
        Write(to, [.. samples.Slice((int)(start * 8000), (int)(seconds * 8000)).ToArray().Select(x => (short)(gain * x))], 1);
    }

    private string Write(string name, short[] interleaved, int channels)
    {
        string path = _corpus.PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using WaveWriter writer = new(path, 8000, channels);
        writer.Write(interleaved);
        writer.Complete();
        return path;
    }
}
