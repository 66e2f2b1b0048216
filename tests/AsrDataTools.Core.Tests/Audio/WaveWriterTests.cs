using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Audio;

public sealed class WaveWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void SixteenBitSamplesComeBackExactly(int channels)
    {
        short[] interleaved = new short[4999 * channels];
        Random random = new(7);
        for (int index = 0; index < interleaved.Length; index++) interleaved[index] = (short)random.Next(short.MinValue, short.MaxValue + 1);
        using (WaveWriter writer = new(_folder["noise [1] ü.wav"], 16000, channels))
        {
            writer.Write(interleaved.AsSpan(0, 1000 * channels));
            writer.Write(interleaved.AsSpan(1000 * channels));
            Assert.False(File.Exists(writer.Path));
            writer.Complete();
        }

        Decoded decoded = Decoded.Read(_folder["noise [1] ü.wav"]);
        Assert.Equal(new AudioFormat("WAV", "pcm_s16le", 16000, channels, 16, 4999), decoded.Format);
        Assert.True(decoded.IsInteger16);
        Assert.Empty(decoded.Remarks);
        for (int channel = 0; channel < channels; channel++)
        {
            Assert.Equal(interleaved.Where((_, index) => index % channels == channel), decoded.Integers[channel]);
        }
    }

    [Theory]
    [InlineData(SampleEncoding.ALaw)]
    [InlineData(SampleEncoding.MuLaw)]
    public void CompandedValuesSurviveASecondCompanding(SampleEncoding encoding)
    {
        ReadOnlySpan<short> values = encoding == SampleEncoding.ALaw ? G711.ALawValues : G711.MuLawValues;
        using (WaveWriter writer = new(_folder["a.wav"], 8000, 1, encoding))
        {
            writer.Write(values);
            writer.Complete();
        }

        Assert.Equal(values.ToArray(), Decoded.Read(_folder["a.wav"]).Integers[0]);
    }

    [Fact]
    public void FloatSamplesComeBackExactly()
    {
        float[] samples = [0f, 0.1f, -1.5f, float.Epsilon, 3f];
        using (WaveWriter writer = new(_folder["f.wav"], 44100, 1, SampleEncoding.Float32))
        {
            writer.Write(samples);
            writer.Complete();
        }

        Decoded decoded = Decoded.Read(_folder["f.wav"]);
        Assert.False(decoded.IsInteger16);
        Assert.Equal(samples, decoded.Samples[0]);
    }

    [Fact]
    public void FloatsAreRoundedAndHeldAtFullScale()
    {
        using (WaveWriter writer = new(_folder["r.wav"], 8000))
        {
            writer.Write([0.5f, 1f, -1f, 2f, -2f, float.NaN, float.PositiveInfinity, 1.6f / 32768f]);
            writer.Complete();
        }

        Assert.Equal(new short[] { 16384, 32767, -32768, 32767, -32768, 0, 32767, 2 }, Decoded.Read(_folder["r.wav"]).Integers[0]);
    }

    [Fact]
    public void WhatWasNotCompletedLeavesNothing()
    {
        using (WaveWriter writer = new(_folder["half.wav"], 8000)) writer.Write([1, 2, 3]);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void AFolderThatIsNotThereIsReported()
    {
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => new WaveWriter(_folder["none/x.wav"], 8000));
        Assert.Equal("AudioWriteFailed", error.ErrorId);
    }
}
