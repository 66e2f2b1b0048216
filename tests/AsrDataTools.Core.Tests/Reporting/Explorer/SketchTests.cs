using System.IO.Compression;
using AsrDataTools.Reporting.Explorer;

namespace AsrDataTools.Core.Tests.Reporting.Explorer;

public sealed class SketchTests
{
    [Theory]
    [InlineData(8000, 1000, 1.0)]
    [InlineData(16000, 1000, 0.1)]
    [InlineData(16000, 6000, 1.0)]
    [InlineData(44100, 440, 0.01)]
    [InlineData(48000, 3000, 1.0)]
    public void ASineStandsInItsBandAtItsLevel(int rate, double hertz, double amplitude)
    {
        SpectrogramSketch sketch = new(rate);
        sketch.Add(Sine(rate, hertz, amplitude, 1));
        sketch.Finish();
        byte[] levels = sketch.ToBytes();
        int columns = sketch.Columns, middle = columns / 2;
        Assert.Equal(Math.Ceiling(1 / sketch.StepSeconds), columns);
        int loudest = Enumerable.Range(0, SpectrogramSketch.Bands).MaxBy(band => levels[(band * columns) + middle]);
        Assert.InRange(loudest - MelBands.Nearest(hertz, SpectrogramSketch.Bands, rate), -1, 1);
        Assert.InRange(levels[(loudest * columns) + middle] - SpectrogramSketch.Offset - (20 * Math.Log10(amplitude)), -3.0, 1.0);
    }

    [Fact]
    public void ColumnsBeyondTheLimitAreAveragedInPairs()
    {
        const int rate = 8000;
        SpectrogramSketch whole = new(rate, 4096), halved = new(rate, 64);
        float[] samples = Sine(rate, 1000, 0.5, 8);
        foreach (float[] part in samples.Chunk(777))
        {
            whole.Add(part);
            halved.Add(part);
        }

        whole.Finish();
        halved.Finish();
        Assert.InRange(halved.Columns, 32, 64);
        Assert.Equal(whole.StepSeconds * 8, halved.StepSeconds, 9);
        int band = MelBands.Nearest(1000, SpectrogramSketch.Bands, rate);
        Assert.Equal(whole.ToBytes()[(band * whole.Columns) + 100], halved.ToBytes()[(band * halved.Columns) + 12]);
    }

    [Fact]
    public void AnOnsetIsInTheColumnWhereItHappens()
    {
        const int rate = 16000;
        SpectrogramSketch sketch = new(rate);
        sketch.Add([.. new float[rate], .. Sine(rate, 2000, 0.5, 1)]);
        sketch.Finish();
        byte[] levels = sketch.ToBytes();
        int band = MelBands.Nearest(2000, SpectrogramSketch.Bands, rate), first = Enumerable.Range(0, sketch.Columns).First(column => levels[(band * sketch.Columns) + column] > SpectrogramSketch.Offset - 20);
        Assert.InRange((first + 0.5) * sketch.StepSeconds, 0.97, 1.03);
    }

    [Fact]
    public void TheWaveformKeepsPeaksAndTellsSilenceFromTheFaintestSound()
    {
        float[] samples = new float[8000];
        samples[4321] = 1;
        samples[6000] = -1f / 32768;
        WaveformSketch sketch = new(8000);
        foreach (float[] part in samples.Chunk(999)) sketch.Add(part);
        sbyte[] pairs = [.. sketch.ToBytes().Select(value => (sbyte)value)];
        Assert.Equal(0.005, sketch.StepSeconds, 9);
        Assert.Equal(2 * 200, pairs.Length);
        Assert.Equal(127, pairs[(2 * (4321 / 40)) + 1]);
        Assert.Equal(-1, pairs[2 * (6000 / 40)]);
        Assert.Equal(2, pairs.Count(value => value != 0));
    }

    [Fact]
    public void ALongWaveformIsHalvedAndKeepsItsPeak()
    {
        WaveformSketch sketch = new(8000, limit: 16);
        float[] samples = new float[40 * 100];
        samples[3000] = 0.5f;
        sketch.Add(samples);
        sbyte[] pairs = [.. sketch.ToBytes().Select(value => (sbyte)value)];
        Assert.Equal(0.04, sketch.StepSeconds, 9);
        Assert.Equal(13, pairs.Length / 2);
        Assert.Equal(64, pairs[(2 * (3000 / 320)) + 1]);
    }

    [Fact]
    public void PackedBytesComeOutAsTheyWentIn()
    {
        byte[] bytes = [.. Enumerable.Range(0, 600).Select(i => (byte)(i * i))];
        using ZLibStream stream = new(new MemoryStream(Convert.FromBase64String(PackedBytes.Pack(bytes, 200))), CompressionMode.Decompress);
        using MemoryStream unpacked = new();
        stream.CopyTo(unpacked);
        byte[] found = unpacked.ToArray();
        for (int i = 1; i < found.Length; i++)
        {
            if (i % 200 != 0) found[i] += found[i - 1];
        }

        Assert.Equal(bytes, found);
    }

    private static float[] Sine(int rate, double hertz, double amplitude, double seconds) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(n => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * n / rate)))];
}
