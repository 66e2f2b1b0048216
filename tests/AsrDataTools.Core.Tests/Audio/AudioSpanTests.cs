using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Audio;

public sealed class AudioSpanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Ramp(int frames)
    {
        using WaveWriter writer = new(_folder["ramp.wav"], 8000);
        writer.Write([.. Enumerable.Range(0, frames).Select(index => (short)index)]);
        writer.Complete();
        return writer.Path;
    }

    [Fact]
    public void ASpanIsExactToTheSample()
    {
        string path = Ramp(20000);
        Decoded decoded = Decoded.Read(path, new() { StartSeconds = 0.1251, DurationSeconds = 0.5 });
        Assert.Equal(new AudioSpan(1001, 4000), decoded.Span);
        Assert.Equal(20000, decoded.Format.FrameCount);
        Assert.Equal(Enumerable.Range(1001, 4000).Select(index => (short)index), decoded.Integers[0]);
    }

    [Fact]
    public void AdjoiningSpansNeitherOverlapNorLeaveAGap()
    {
        string path = Ramp(20000);
        List<short> joined = [];
        double[] cuts = [0, 0.33335, 0.70007, 1.23456, 2.5];
        for (int index = 1; index < cuts.Length; index++)
        {
            joined.AddRange(Decoded.Read(path, new() { StartSeconds = cuts[index - 1], DurationSeconds = cuts[index] - cuts[index - 1] }).Integers[0]);
        }

        Assert.Equal(Enumerable.Range(0, 20000).Select(index => (short)index), joined);
    }

    [Fact]
    public void ASpanThatEndsBehindTheRecordingIsCutWithARemark()
    {
        Decoded decoded = Decoded.Read(Ramp(8000), new() { StartSeconds = 0.5, DurationSeconds = 2 });
        Assert.Equal(4000, decoded.Frames);
        Assert.Contains("ends at 2.5 s but the recording ends at 1 s", Assert.Single(decoded.Remarks), StringComparison.Ordinal);
        Assert.Empty(Decoded.Read(Ramp(8000), new() { DurationSeconds = 1.01 }).Remarks);
    }

    [Theory]
    [InlineData(-1.0, null, "AudioSpanInvalid")]
    [InlineData(double.NaN, null, "AudioSpanInvalid")]
    [InlineData(double.PositiveInfinity, null, "AudioSpanInvalid")]
    [InlineData(1e300, null, "AudioSpanInvalid")]
    [InlineData(0.0, 0.0, "AudioSpanInvalid")]
    [InlineData(0.0, -2.0, "AudioSpanInvalid")]
    [InlineData(0.0, double.NaN, "AudioSpanInvalid")]
    [InlineData(0.0, 1e-9, "AudioSpanInvalid")]
    [InlineData(1.0, null, "AudioSpanOutside")]
    [InlineData(50.0, 1.0, "AudioSpanOutside")]
    public void ASpanThatMakesNoSenseIsAnError(double start, double? duration, string errorId)
    {
        string path = Ramp(8000);
        SpeechDataException error = Assert.Throws<SpeechDataException>(
            () => AudioFile.Open(path, new() { StartSeconds = start, DurationSeconds = duration }));
        Assert.Equal((errorId, SpeechDataProblem.InvalidArgument), (error.ErrorId, error.Problem));
    }

    /// <summary>Tolerance where a coding has memory: after a run-up of one second the decoder has the same state but for rounding.</summary>
    [Theory]
    [InlineData("a.flac", "", 0)]
    [InlineData("a.gsm", "", 1e-3)]
    [InlineData("g.wav", "-e gsm-full-rate", 1e-3)]
    [InlineData("m.wav", "-e ms-adpcm", 0)]
    [InlineData("a.ogg", "", 1e-5)]
    [InlineData("a.mp3", "", 1e-5)]
    [InlineData("a.opus", "", 2e-2)]
    [InlineData("a.m4a", "", 0)]
    [InlineData("a.g722", "", 0)]
    public void ASpanOfACompressedRecordingIsTheSameStretchOfTheWhole(string name, string arguments, double tolerance)
    {
        Peer.RequireSoundFile();
        string path = _folder[name];
        string prompt = Peer.Prompt("vm-options.wav");
        if (name is "a.m4a" or "a.opus" or "a.g722" or "a.mp3") Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-i", prompt, path);
        else Peer.Run("sox", [prompt, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), path]);

        Decoded whole = Decoded.Read(path);
        Decoded part = Decoded.Read(path, new() { StartSeconds = 3.21, DurationSeconds = 0.5 });

        int start = (int)Math.Round(3.21 * whole.Format.SampleRate);
        Assert.Equal(whole.Format.SampleRate / 2, part.Frames);
        double worst = Enumerable.Range(0, (int)part.Frames).Max(index => Math.Abs((double)whole.Samples[0][start + index] - part.Samples[0][index]));
        Assert.True(worst <= tolerance, $"largest difference {worst}");
        Assert.Empty(part.Remarks);
    }

    [Fact]
    public void ASpanBehindTheEndOfAStreamIsFoundOutWhileReading()
    {
        Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-i", Peer.Prompt("vm-intro.wav"), _folder["a.m4a"]);
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Decoded.Read(_folder["a.m4a"], new() { StartSeconds = 60 }));
        Assert.Equal("AudioSpanOutside", error.ErrorId);
        Decoded cut = Decoded.Read(_folder["a.m4a"], new() { StartSeconds = 5, DurationSeconds = 60 });
        Assert.Contains("ends at 65 s", Assert.Single(cut.Remarks), StringComparison.Ordinal);
    }
}
