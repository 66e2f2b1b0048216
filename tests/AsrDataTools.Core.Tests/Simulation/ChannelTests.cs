using System.Numerics.Tensors;
using AsrDataTools.Signal;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Simulation;

public class ChannelTests
{
    [Theory]
    [InlineData(0.02, 0.0)]
    [InlineData(0.05, 0.5)]
    [InlineData(0.2, 0.8)]
    public void LossHasTheAskedRateAndBursts(double rate, double density)
    {
        GilbertElliott path = new(rate, density, new SeededRandom(1));
        bool[] lost = [.. Enumerable.Range(0, 400_000).Select(_ => path.NextIsLost())];

        double share = lost.Count(value => value) / (double)lost.Length;
        int bursts = Enumerable.Range(1, lost.Length - 1).Count(i => lost[i] && !lost[i - 1]);
        Assert.InRange(share, 0.93 * rate, 1.07 * rate);
        Assert.InRange(share * lost.Length / bursts, 0.95 * path.MeanBurstPackets, 1.05 * path.MeanBurstPackets);
    }

    [Theory]
    [InlineData(-0.1, 0.5)]
    [InlineData(1.1, 0.5)]
    [InlineData(double.NaN, 0.5)]
    [InlineData(0.1, 0.99)]
    [InlineData(0.1, -0.1)]
    public void LossModelRefusesNonsense(double rate, double density) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GilbertElliott(rate, density, new SeededRandom(1)));

    [Theory]
    [InlineData(LossConcealment.Zero)]
    [InlineData(LossConcealment.Repeat)]
    public void LostPacketsAreConcealedAndTheRestIsUntouched(LossConcealment concealment)
    {
        float[] original = [.. Enumerable.Range(1, 1050).Select(i => i / 2000f)];
        float[] samples = [.. original];

        PacketLossResult result = PacketLoss.Apply(samples, 100, new(0.4, 0.5, new SeededRandom(5)), concealment);

        Assert.Equal(11, result.Packets);
        Assert.NotEmpty(result.LostPackets);
        for (int packet = 0; packet < result.Packets; packet++)
        {
            Range range = (packet * 100)..Math.Min(packet * 100 + 100, samples.Length);
            bool lost = result.LostPackets.Contains(packet);
            int source = packet;
            while (source >= 0 && result.LostPackets.Contains(source)) source--;
            float[] expected = !lost ? original[range]
                : concealment == LossConcealment.Zero || source < 0 ? new float[samples[range].Length]
                : original.AsSpan(source * 100, samples[range].Length).ToArray();
            Assert.Equal(expected, samples[range]);
        }
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void TelephoneBandPassesItsBandOnly(int rate)
    {
        TelephoneBand band = TelephoneBand.At(rate);

        foreach (double hertz in (double[])[500, 1000, 2000, 3000, 3200])
        {
            Assert.InRange(GainDb(band.Apply, hertz, rate), -0.1, 0.1);
        }

        Assert.InRange(GainDb(band.Apply, 300, rate), -6.5, -5.5);
        Assert.InRange(GainDb(band.Apply, 3400, rate), -6.5, -5.5);
        foreach (double hertz in (double[])[50, 100, 140, 3560, 3800, 0.49 * rate])
        {
            Assert.InRange(GainDb(band.Apply, hertz, rate), double.NegativeInfinity, -56);
        }
    }

    [Theory]
    [InlineData(16000, 8000)]
    [InlineData(22050, 16000)]
    [InlineData(44100, 16000)]
    [InlineData(8000, 16000)]
    [InlineData(16000, 16960)]
    public void ResamplerKeepsTonesAndPhase(int from, int to)
    {
        Resampler resampler = new(from, to);
        double hertz = 0.4 * Math.Min(from, to);
        float[] output = resampler.Apply(Tone(hertz, from, from));

        Assert.Equal(to, output.Length);
        float[] expected = Tone(hertz, to, to);
        float[] error = new float[to];
        TensorPrimitives.Subtract(output, expected, error);
        int edge = to / 50;
        Assert.InRange(NoiseGenerator.Rms(error.AsSpan(edge..^edge)), 0, 1e-4);
    }

    [Theory]
    [InlineData(16000, 8000)]
    [InlineData(44100, 16000)]
    [InlineData(48000, 44100)]
    public void ResamplerRejectsWhatWouldAlias(int from, int to)
    {
        Resampler resampler = new(from, to);
        for (double share = 0.5; share < 0.5 * from / to; share += 0.07)
        {
            float[] output = resampler.Apply(Tone(share * to, from, from));
            int edge = output.Length / 20;
            Assert.InRange(20 * Math.Log10(NoiseGenerator.Rms(output.AsSpan(edge..^edge)) / Math.Sqrt(0.5)), double.NegativeInfinity, -80);
        }
    }

    [Fact]
    public void ResamplerLeavesNoImages()
    {
        float[] output = new Resampler(8000, 16000).Apply(Tone(3000, 8000, 8000));

        Assert.InRange(20 * Math.Log10(Amplitude(output, 5000, 16000)), double.NegativeInfinity, -80);
    }

    [Fact]
    public void PinkNoiseFallsByThreeDecibelsAnOctave()
    {
        const int rate = 16000;
        float[] noise = NoiseGenerator.Pink(60 * rate, rate, new SeededRandom(3));

        // Octave bands of pink noise hold equal power.
        double[] levels = [.. new[] { 62.5, 125, 250, 500, 1000, 2000 }.Select(low => BandLevelDb(noise, low, 2 * low, rate))];
        Assert.All(levels, level => Assert.InRange(level - levels.Average(), -0.7, 0.7));
        Assert.InRange(NoiseGenerator.Rms(noise), 0.999, 1.001);
    }

    private delegate float[] Filter(ReadOnlySpan<float> samples);

    private static double GainDb(Filter filter, double hertz, int rate)
    {
        float[] output = filter(Tone(hertz, rate, rate));
        return 20 * Math.Log10(Amplitude(output.AsSpan(rate / 10, rate * 4 / 5), hertz, rate));
    }

    private static float[] Tone(double hertz, int rate, int length) =>
        [.. Enumerable.Range(0, length).Select(i => (float)Math.Sin(2 * Math.PI * hertz * i / rate))];

    private static double Amplitude(ReadOnlySpan<float> samples, double hertz, int rate)
    {
        double real = 0, imaginary = 0, weights = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double weight = 1 - Math.Cos(2 * Math.PI * i / samples.Length);
            real += weight * samples[i] * Math.Cos(2 * Math.PI * hertz * i / rate);
            imaginary += weight * samples[i] * Math.Sin(2 * Math.PI * hertz * i / rate);
            weights += weight;
        }

        return 2 * Math.Sqrt(real * real + imaginary * imaginary) / weights;
    }

    private static double BandLevelDb(float[] samples, double low, double high, int rate)
    {
        int length = FirDesign.KaiserLength(60, low / 4 / rate);
        float[] taps = [.. FirDesign.BandPass(length, low / rate, high / rate, 60).Select(tap => (float)tap)];
        double power = 0;
        int count = 0;
        for (int i = 0; i + length <= samples.Length; i += 37, count++)
        {
            double value = TensorPrimitives.Dot(samples.AsSpan(i, length), taps);
            power += value * value;
        }

        return 10 * Math.Log10(power / count);
    }
}
