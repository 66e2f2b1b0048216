using AsrDataTools.Acoustics;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Acoustics;

public class DecayTimeTests
{
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Noise of 0.3 s that stops at once and fades exactly as a room of that decay time would, over and over.</summary>
    private static float[] Bursts(int sampleRate, double decaySeconds, double seconds, double noise)
    {
        Random random = new(5);
        float[] samples = new float[(int)(seconds * sampleRate)];
        for (int n = 0; n < samples.Length; n++)
        {
            double since = (n / (double)sampleRate % (0.3 + (1.1 * decaySeconds))) - 0.3;
            samples[n] = (float)((0.2 * Math.Pow(10, -3 * Math.Max(0, since) / decaySeconds) * Normal(random)) + (noise * Normal(random)));
        }

        return samples;
    }

    private static DecayHistogram Falls(float[] samples, int sampleRate)
    {
        FrameGrid grid = new(sampleRate);
        DecayFinder finder = new(grid);
        SpectralTracker tracker = new(grid, finder);
        tracker.Add(samples);
        tracker.Finish();
        return finder.Falls;
    }

    [Theory]
    [InlineData(8000, 0.15, 0)]
    [InlineData(8000, 0.5, 0)]
    [InlineData(16000, 0.25, 0.0002)]
    [InlineData(16000, 1, 0.0002)]
    [InlineData(48000, 0.5, 0.0002)]
    public void ExactDecaysAreFoundAsTheyAre(int sampleRate, double decaySeconds, double noise)
    {
        DecayHistogram falls = Falls(Bursts(sampleRate, decaySeconds, 20, noise), sampleRate);
        Assert.InRange(falls.Count, 40, 2000);
        Assert.InRange(falls.Quantile(0.5) / decaySeconds, 0.9, 1.1);
        Assert.InRange(falls.Quantile(0.25) / decaySeconds, 0.75, 1.1);
    }

    [Fact]
    public void SteadySoundsDoNotFall()
    {
        Random random = new(6);
        Assert.InRange(Falls([.. Enumerable.Range(0, 16000 * 30).Select(_ => (float)(0.1 * Normal(random)))], 16000).Count, 0, 3);
        Assert.Equal(0, Falls(TestSignals.Sine(700, 0.3, 20, 16000), 16000).Count);
        Assert.Equal(0, Falls(new float[160000], 16000).Count);
    }

    [Fact]
    public void QuantilesOfTheHistogramAreInterpolated()
    {
        DecayHistogram histogram = new();
        Assert.True(double.IsNaN(histogram.Quantile(0.5)));
        for (int i = 0; i < 1000; i++)
            histogram.Add(0.2 + (0.001 * i), 1);
        histogram.Add(double.PositiveInfinity, 1e9);
        histogram.Add(double.NaN, 1e9);
        histogram.Add(-1, 1e9);
        Assert.Equal(1000, histogram.Count);
        Assert.Equal(0.45, histogram.Quantile(0.25), 0.01);
        Assert.Equal(0.7, histogram.Quantile(0.5), 0.01);
        histogram.Reset();
        histogram.Add(0.3, 2);
        histogram.Add(0.9, 7);
        Assert.Equal(0.9, histogram.Quantile(0.5), 0.04);
    }

    [Fact]
    public void AbstainsWhereItCannotKnow()
    {
        DecayHistogram falls = Falls(Bursts(16000, 0.5, 20, 0.0002), 16000);
        Assert.NotNull(DecayEstimate.Of(falls, 31, 25).Seconds);
        Assert.Equal("less than 30 s of speech", DecayEstimate.Of(falls, 29, 25).Abstained);
        Assert.Equal("SNR 14 dB is below 15 dB", DecayEstimate.Of(falls, 60, 14).Abstained);
        Assert.NotNull(DecayEstimate.Of(falls, 60, null).Abstained);
        Assert.Equal("only 0 falls of 10 dB or more", DecayEstimate.Of(new DecayHistogram(), 60, 30).Abstained);
    }

    [Theory]
    [InlineData(8000, 0.25)]
    [InlineData(16000, 0.5)]
    public void SpeechInARoomTellsItsDecayTime(int sampleRate, double wanted)
    {
        SpeechMixture.SkipWithoutPrompts("es", sampleRate);
        float[] speech = SpeechMixture.Speech("es", sampleRate, 46, 1);
        AcousticProfile dry = Profile(speech, sampleRate, 30);
        RoomResponse response = Room.OfDecayTime(5.2, 4.1, 3.6, wanted)
            .Response(new RoomPosition(1.2, 1.3, 1.6), new RoomPosition(3.9, 2.9, 1.2), sampleRate, new SeededRandom(3));
        AcousticProfile inRoom = Profile(response.Apply(speech), sampleRate, 30), noisy = Profile(response.Apply(speech), sampleRate, 10);

        Assert.InRange(inRoom.DecayTimeSeconds!.Value / response.DecayTimeSeconds!.Value, 0.75, 1.25);
        Assert.InRange(dry.DecayTimeSeconds!.Value, 0.05, 0.2);
        Assert.Null(noisy.DecayTimeSeconds);
        Assert.Contains(noisy.Abstained, item => item.StartsWith("DecayTimeSeconds: SNR ", StringComparison.Ordinal));
    }

    [Fact]
    public void TheResultDoesNotDependOnHowTheSamplesCome()
    {
        float[] samples = Bursts(16000, 0.4, 70, 0.001);
        double? whole = Profiled.Of(new SampleReader(16000, [samples]))[0].DecayTimeSeconds;
        Assert.NotNull(whole);
        Assert.Equal(whole, Profiled.Of(new SampleReader(16000, [samples], 997))[0].DecayTimeSeconds);
        Assert.Equal(whole, Profiled.Of(new SampleReader(16000, [samples], 30000))[0].DecayTimeSeconds);
    }

    private static AcousticProfile Profile(float[] speech, int sampleRate, double snrDb) =>
        Profiled.Of(new SampleReader(sampleRate, [SpeechMixture.Mix(speech, sampleRate, SpeechMixture.Noise.Pink, snrDb, 2)]))[0];
}
