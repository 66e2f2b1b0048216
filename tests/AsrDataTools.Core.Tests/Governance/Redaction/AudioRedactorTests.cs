using System.Text;
using AsrDataTools.Audio;
using AsrDataTools.Core.Tests.Audio;
using AsrDataTools.Governance.Redaction;

namespace AsrDataTools.Core.Tests.Governance.Redaction;

/// <summary>The windows are silent, and nothing else of the recording has changed.</summary>
public sealed class AudioRedactorTests : IDisposable
{
    private const double From = 0.5;
    private const double To = 0.9;

    private static readonly RedactionWindow[] Windows = [new(From, 0.7), new(0.6, To)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pcm_s16le", "wav")]
    [InlineData("pcm_u8", "wav")]
    [InlineData("pcm_s24le", "wav")]
    [InlineData("pcm_s32le", "wav")]
    [InlineData("pcm_f32le", "wav")]
    [InlineData("pcm_f64le", "wav")]
    [InlineData("pcm_alaw", "wav")]
    [InlineData("pcm_mulaw", "wav")]
    [InlineData("pcm_s16le", "w64")]
    [InlineData("flac", "flac")]
    [InlineData("pcm_s24be", "aiff")]
    [InlineData("pcm_mulaw", "au")]
    [InlineData("wavpack", "wv")]
    [InlineData("alac", "m4a")]
    public void LosslessCodingsChangeNowhereElse(string codec, string extension)
    {
        string source = Made($"c.{extension}", codec);
        RedactedAudio made = Redact(new(), source, _folder[$"out/c.{extension}"], Windows);

        Assert.True(made.IsExact);
        Assert.Equal(To - From, made.RedactedSeconds, 9);
        Decoded before = Decoded.Read(source), after = Decoded.Read(made.Path);
        Assert.Equal(before.Format, after.Format);
        int rate = before.Format.SampleRate, ramp = rate * 5 / 1000, from = (int)(From * rate), to = (int)Math.Ceiling(To * rate);
        float silence = codec == "pcm_alaw" ? 8 / 32768f : 0;
        for (int channel = 0; channel < before.Format.Channels; channel++)
        {
            Assert.Equal(before.Samples[channel][..from], after.Samples[channel][..from]);
            Assert.Equal(before.Samples[channel][to..], after.Samples[channel][to..]);
            Assert.All(after.Samples[channel][(from + ramp)..(to - ramp)], sample => Assert.Equal(silence, sample));
            Assert.NotEqual(before.Samples[channel][from..to], after.Samples[channel][from..to]);
        }
    }

    [Theory]
    [InlineData("libgsm_ms", "wav", "gsm")]
    [InlineData("libgsm", "gsm", "gsm")]
    [InlineData("g722", "g722", "g722")]
    [InlineData("libvorbis", "ogg", "vorbis")]
    [InlineData("libopus", "opus", "opus")]
    [InlineData("libmp3lame", "mp3", "mp3")]
    [InlineData("adpcm_ima_wav", "wav", "adpcm_ima")]
    [InlineData("aac", "m4a", "aac")]
    public void LossyCodingsStayWhatTheyAre(string encoder, string extension, string codec)
    {
        string source = Made($"c.{extension}", encoder, channels: 1);
        RedactedAudio made = Redact(new(), source, _folder[$"out/c.{extension}"], Windows);

        Assert.False(made.IsExact);
        Decoded before = Decoded.Read(source), after = Decoded.Read(made.Path);
        Assert.Equal(codec, after.Format.Codec);
        Assert.Equal(before.Format.Container, after.Format.Container);
        Assert.Equal(before.Format.SampleRate, after.Format.SampleRate);
        int rate = before.Format.SampleRate;
        Assert.InRange(Math.Abs(after.Frames - before.Frames), 0, rate / 10);
        Assert.True(Level(before, From + 0.05, To - 0.05) > -40);
        Assert.True(Level(after, From + 0.05, To - 0.05) < Level(before, From + 0.05, To - 0.05) - 25);

        // A delay of the coder would lay the silence elsewhere.
        Assert.InRange(Level(after, From - 0.2, From) - Level(before, From - 0.2, From), -4, 4);
        Assert.InRange(Level(after, To, To + 0.2) - Level(before, To, To + 0.2), -4, 4);
    }

    [Fact]
    public void AToneStandsInTheWindow()
    {
        string source = Made("c.wav", "pcm_s16le");
        Redact(new() { Fill = RedactionFill.Tone }, source, _folder["t.wav"], Windows);
        Decoded after = Decoded.Read(_folder["t.wav"]);
        int rate = after.Format.SampleRate;
        float[] part = after.Samples[0][(int)(0.6 * rate)..(int)(0.8 * rate)];
        for (int i = 0; i < part.Length; i++) Assert.Equal(0.1 * Math.Sin(2 * Math.PI * 1000 * (i + (int)(0.6 * rate)) / rate), part[i], 4);
    }

    [Fact]
    public void TextsInTheFileGoUnlessTheyAreToStay()
    {
        byte[] info = WaveBytes.Chunk("LIST", [.. "INFOIART"u8, .. WaveBytes.U32(12), .. "Sarah Brooks"u8]);
        byte[] bext = WaveBytes.Chunk("bext", Encoding.ASCII.GetBytes("call of Sarah Brooks".PadRight(602)));
        byte[] content = WaveBytes.File(bext, WaveBytes.Format(), WaveBytes.Chunk("data", WaveBytes.Samples([.. Enumerable.Range(1, 8001).Select(i => (short)i)])), info, [.. "Sarah Brooks"u8]);
        string source = _folder.Write("m.wav", content);

        Redact(new(), source, _folder["scrubbed.wav"], [new(0.1, 0.2)]);
        Redact(new() { RemoveMetadata = false }, source, _folder["kept.wav"], [new(0.1, 0.2)]);

        Assert.DoesNotContain("Sarah", Encoding.Latin1.GetString(File.ReadAllBytes(_folder["scrubbed.wav"])), StringComparison.Ordinal);
        string kept = Encoding.Latin1.GetString(File.ReadAllBytes(_folder["kept.wav"]));
        Assert.Equal(4, kept.Split("Sarah").Length);
        Decoded after = Decoded.Read(_folder["scrubbed.wav"]);
        Assert.Equal(8001, after.Frames);
        Assert.Equal(8001, after.Integers[0][8000]);
    }

    [Fact]
    public void TextsOfFlacGoUnlessTheyAreToStay()
    {
        string source = Made("c.flac", "flac", extra: ["-metadata", "artist=Sarah Brooks"]);
        Peer.RequireSoundFile();
        Redact(new(), source, _folder["scrubbed.flac"], Windows);
        Redact(new() { RemoveMetadata = false }, source, _folder["kept.flac"], Windows);
        Assert.DoesNotContain("Sarah", Encoding.Latin1.GetString(File.ReadAllBytes(_folder["scrubbed.flac"])), StringComparison.Ordinal);
        Assert.Contains("Sarah", Encoding.Latin1.GetString(File.ReadAllBytes(_folder["kept.flac"])), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeWrittenIsRefusedAndNothingAppears()
    {
        string source = Made("c.wav", "pcm_s16le");
        Assert.Equal("RedactionInPlace", Assert.Throws<SpeechDataException>(() => Redact(new(), source, source, Windows)).ErrorId);
        Assert.Equal("RedactionWindowInvalid", Assert.Throws<SpeechDataException>(() => Redact(new(), source, _folder["o/x.wav"], [new(2, 1)])).ErrorId);
        Assert.Equal("AudioUnreadable", Assert.Throws<SpeechDataException>(() => Redact(new(), _folder["gone.wav"], _folder["o/x.wav"], Windows)).ErrorId);
        string blocked = _folder.Write("file", "x");
        Assert.Equal("AudioWriteFailed", Assert.Throws<SpeechDataException>(() => Redact(new(), source, Path.Combine(blocked, "x.wav"), Windows)).ErrorId);
        using CancellationTokenSource stopped = new();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new AudioRedactor(new()).Redact(source, _folder["o/y.wav"], Windows, stopped.Token));
        Assert.False(Directory.Exists(_folder["o"]) && Directory.EnumerateFileSystemEntries(_folder["o"]).Any());
    }

    [Fact]
    public void ACodingThatNothingWritesIsRefused()
    {
        Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", "sine=440:duration=1", "-c:a", "wmav2", _folder["c.wma"]);
        SpeechDataException refused = Assert.Throws<SpeechDataException>(() => Redact(new(), _folder["c.wma"], _folder["o.wma"], Windows));
        Assert.Equal("RedactionCodecUnsupported", refused.ErrorId);
        Assert.Equal(["c.wma"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void WindowsReachBeyondTheRecordingWithoutHarm()
    {
        string source = Made("c.wav", "pcm_s16le");
        double length = AudioLength(source);
        RedactedAudio made = Redact(new(), source, _folder["o.wav"], [new(-1, 0.1), new(length - 0.1, length + 5)]);
        Assert.Equal(0.2, made.RedactedSeconds, 6);
        Assert.Equal(length, AudioLength(made.Path));
    }

    private static RedactedAudio Redact(AudioRedactionOptions options, string source, string target, RedactionWindow[] windows) =>
        new AudioRedactor(options).Redact(source, target, windows, TestContext.Current.CancellationToken);

    private static double AudioLength(string path)
    {
        using AudioReader reader = AudioFile.Open(path);
        return reader.Format.DurationSeconds!.Value;
    }

    private static double Level(Decoded decoded, double from, double to)
    {
        int rate = decoded.Format.SampleRate;
        return 10 * Math.Log10(decoded.Samples[0][(int)(from * rate)..(int)(to * rate)].Average(sample => (double)sample * sample) + 1e-12);
    }

    // Pink noise: no stretch of it is silent, and every coder keeps its level.
    private string Made(string name, string codec, int channels = 2, params string[] extra)
    {
        string rate = codec is "libgsm" or "libgsm_ms" ? "8000" : "16000";
        string[] packing = codec == "libgsm" ? ["-f", "gsm"] : [];
        Peer.Run("ffmpeg", [
            "-nostdin", "-v", "error", "-f", "lavfi", "-i", $"anoisesrc=color=pink:amplitude=0.5:seed=3:duration=1.6:sample_rate={rate}", "-ac", $"{channels}",
            .. codec == "wavpack" ? (string[])["-sample_fmt", "s16p"] : [], "-c:a", codec, .. extra, .. packing, _folder[name]]);
        return _folder[name];
    }
}
