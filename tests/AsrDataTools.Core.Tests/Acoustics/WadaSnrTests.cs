using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace AsrDataTools.Core.Tests.Acoustics;

public class WadaSnrTests
{
    /// <summary>Amplitudes as the model has them: symmetric Gamma of shape 0.4 and Gaussian noise of power 0.0004.</summary>
    private static float[] Draw(int length, double snrDb, int seed)
    {
        Random random = new(seed);
        double noise = 0.02, scale = noise * Math.Pow(10, snrDb / 20) / Math.Sqrt(WadaCurve.Shape * (WadaCurve.Shape + 1));
        Gamma speech = new(WadaCurve.Shape, 1 / scale, random);
        Normal gaussian = new(0, noise, random);
        float[] samples = new float[length];
        for (int n = 0; n < length; n++)
        {
            double s = speech.Sample();
            samples[n] = (float)((random.Next(2) == 0 ? s : -s) + gaussian.Sample());
        }

        return samples;
    }

    private static WadaSnr Of(float[] samples, long silence = 0)
    {
        LevelStatistics levels = new();
        levels.Add(samples);
        return WadaSnr.Of(levels, levels.Finish(silence), silence);
    }

    private static WadaSnr Of(short[] samples, long silence = 0)
    {
        LevelStatistics levels = new();
        levels.Add(samples);
        return WadaSnr.Of(levels, levels.Finish(silence), silence);
    }

    /// <summary>ln √(2/π) + (γ + ln 2)/2 for the noise alone, ln α − ψ(α) for the speech alone.</summary>
    [Fact]
    public void TheCurveEndsAtNoiseAloneAndAtSpeechAlone()
    {
        double noise = (0.5 * Math.Log(2 / Math.PI)) + ((Constants.EulerMascheroni + Math.Log(2)) / 2);
        double speech = Math.Log(WadaCurve.Shape) - SpecialFunctions.DiGamma(WadaCurve.Shape);
        Assert.Equal(0.4094, noise, 4);
        Assert.InRange(WadaCurve.Statistic(WadaCurve.LowestDb) - noise, 0, 0.001);
        Assert.InRange(speech - WadaCurve.Statistic(WadaCurve.HighestDb), 0, 0.02);
    }

    [Fact]
    public void TheCurveRisesAndItsInverseLeadsBack()
    {
        double before = double.NegativeInfinity;
        for (double snr = WadaCurve.LowestDb; snr <= WadaCurve.HighestDb; snr += 0.3)
        {
            double statistic = WadaCurve.Statistic(snr);
            Assert.True(statistic > before);
            Assert.Equal(snr, WadaCurve.SnrDb(statistic), 6);
            before = statistic;
        }

        Assert.Equal(WadaCurve.LowestDb, WadaCurve.SnrDb(0.3));
        Assert.Equal(WadaCurve.HighestDb, WadaCurve.SnrDb(2));
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(35)]
    public void DrawsOfTheModelGiveItsStatistic(double snrDb)
    {
        float[] samples = Draw(400_000, snrDb, 7);
        double magnitude = samples.Average(x => Math.Abs((double)x)), log = samples.Average(x => Math.Log(Math.Abs((double)x)));
        Assert.Equal(snrDb, WadaCurve.SnrDb(Math.Log(magnitude) - log), snrDb < 0 ? 0.6 : 0.25);
    }

    [Fact]
    public void TheRatioIsFoundInFloatsAndIn16BitsAndOffsetAndSilenceChangeNothing()
    {
        float[] samples = Draw(200_000, 15, 3);
        for (int n = 0; n < samples.Length; n++)
            samples[n] = Math.Clamp(samples[n], -0.9f, 0.9f);
        double plain = Of(samples).SnrDb!.Value;
        Assert.Equal(15, plain, 0.4);
        Assert.Equal(plain, Of(TestSignals.ToShort(samples)).SnrDb!.Value, 0.1);
        float[] shifted = [.. samples.Select(x => x + 0.03f)];
        Assert.Equal(plain, Of(TestSignals.ToShort(shifted)).SnrDb!.Value, 0.15);
        Assert.Equal("constant offset", Of(shifted).Abstained);
        float[] silent = [.. new float[100_000], .. samples, .. new float[50_000]];
        Assert.Equal(plain, Of(silent, 150_000).SnrDb!.Value, 0.05);
        Assert.Equal(plain, Of(TestSignals.ToShort(silent), 150_000).SnrDb!.Value, 0.15);
    }

    [Fact]
    public void AbstainsOnNoiseAloneOnSilenceAndOnNextToNothing()
    {
        SeededRandom random = new(4);
        float[] noise = [.. Enumerable.Range(0, 100_000).Select(_ => (float)(0.05 * random.NextNormal()))];
        Assert.Contains("noise alone", Of(noise).Abstained, StringComparison.Ordinal);
        Assert.Null(Of(noise).SnrDb);
        Assert.NotNull(Of(new float[4000]).Abstained);
        Assert.NotNull(Of(noise[..1000]).Abstained);
        Assert.NotNull(Of([.. Enumerable.Repeat(0.25f, 4000)]).Abstained);
        Assert.NotNull(Of([.. Enumerable.Repeat((short)8000, 4000)]).Abstained);
    }

    [Fact]
    public void TheProfileLeavesDigitalSilenceOut()
    {
        float[] samples = Draw(160_000, 12, 5);
        float[] padded = [.. new float[40_000], .. samples, .. new float[80_000]];
        double plain = Profiled.Of(new SampleReader(16000, samples))[0].WadaSnrDb!.Value;
        Assert.Equal(12, plain, 0.5);
        Assert.Equal(plain, Profiled.Of(new SampleReader(16000, padded))[0].WadaSnrDb!.Value, 0.05);
    }
}
