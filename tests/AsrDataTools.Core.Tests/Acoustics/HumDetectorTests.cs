using AsrDataTools.Acoustics;
using AsrDataTools.Simulation;

namespace AsrDataTools.Core.Tests.Acoustics;

public class HumDetectorTests
{
    [Theory]
    [InlineData(50, 8000, 20)]
    [InlineData(60, 8000, 12)]
    [InlineData(50, 16000, 30)]
    [InlineData(60, 44100, 20)]
    [InlineData(50, 192000, 15)]
    public void ReadsTheLineOverTheNoiseBesideIt(int mains, int sampleRate, double expected)
    {
        // Noise of variance σ² holds 2σ²/fs in each Hz.
        const double Sigma = 0.001;
        double line = 3 * 2 * Sigma * Sigma / sampleRate * Math.Pow(10, expected / 10);
        float[] samples = Noise(30, sampleRate, Sigma, seed: mains);
        for (int n = 0; n < samples.Length; n++)
            samples[n] += (float)(Math.Sqrt(2 * line) * Math.Sin(2 * Math.PI * mains * 1.0005 * n / sampleRate));
        HumEstimate hum = Measure(samples, sampleRate);

        Assert.Equal(expected, hum.Db!.Value, 2.0);
        Assert.Equal((mains, mains), (hum.MainsHz, hum.LineHz));
    }

    [Fact]
    public void NoiseAndOffsetAreNoHum()
    {
        for (int seed = 1; seed <= 5; seed++)
            Assert.InRange(Measure([.. Noise(20, 8000, 0.01, seed).Select(x => x + 0.3f)], 8000).Db!.Value, 0, 3);
    }

    /// <summary>A steady voice at 120 Hz that pauses is no hum.</summary>
    [Fact]
    public void VoiceThatPausesIsNoHum()
    {
        float[] samples = Noise(30, 8000, 0.001, seed: 2);
        for (int n = 0; n < samples.Length; n++)
        {
            double t = n / 8000.0;
            for (int harmonic = 1; t % 5 < 3 && harmonic <= 10; harmonic++)
                samples[n] += (float)(0.05 * Math.Sin(2 * Math.PI * 120 * harmonic * t));
        }

        Assert.InRange(Measure(samples, 8000).Db!.Value, 0, 6);
    }

    [Fact]
    public void FoundUnderSpeechAndNamedRight()
    {
        SpeechMixture.SkipWithoutPrompts("fr");
        float[] speech = SpeechMixture.Speech("fr", 8000, 30, seed: 3);
        double level = Math.Pow(10, (SpeechMixture.ActiveLevel(speech, 8000).Level - 40) / 20);
        float[] noise = Noise(40, 8000, level / 30, seed: 4);
        float[] clean = [.. speech.Select((x, n) => x + noise[n])];
        Assert.InRange(Measure(clean, 8000).Db!.Value, 0, 6);
        foreach (int mains in (int[])[50, 60])
        {
            float[] spoiled = [.. clean.Select((x, n) => (float)(x + (level * (Math.Sin(2 * Math.PI * mains * n / 8000) + (0.5 * Math.Sin(6 * Math.PI * mains * n / 8000))))))];
            HumEstimate hum = Measure(spoiled, 8000);

            Assert.InRange(hum.Db!.Value, 20, 60);
            Assert.Equal(mains, hum.MainsHz);
        }
    }

    [Theory]
    [InlineData(3, 8000, "shorter than 4.1 s")]
    [InlineData(3, 900, "sampling rate below 1 kHz")]
    public void AbstainsWithAReason(double seconds, int sampleRate, string reason) =>
        Assert.Equal(new HumEstimate(null, null, null, reason), Measure(Noise(seconds, sampleRate, 0.1, 1), sampleRate));

    [Fact]
    public void AbstainsWhereNothingLiesThatLow()
    {
        float[] telephone = TelephoneBand.At(8000).Apply(Noise(20, 8000, 0.1, 9));

        Assert.Equal("nothing below 140 Hz", Measure(telephone, 8000).Abstained);
        Assert.Equal("nothing below 140 Hz", Measure(TestSignals.Sine(1000, 0.3, 10, 8000), 8000).Abstained);
    }

    /// <summary>Long enough for stretches to be left out.</summary>
    [Theory]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(5500)]
    public void DoesNotDependOnHowTheSamplesCome(int sampleRate)
    {
        float[] samples = Noise(150, sampleRate, 0.1, 7);
        HumDetector pieces = new(sampleRate);
        pieces.Add(TestSignals.Sine(50, 1, 100, sampleRate));
        pieces.Finish(0.7, 0);
        foreach (int seed in (int[])[1, 2, 3, 7])
        {
            pieces.Reset();
            TestSignals.FeedInPieces(samples, seed, pieces.Add);
            Assert.Equal(Measure(samples, sampleRate), pieces.Finish(Rms(samples), samples.Average()));
        }
    }

    private static HumEstimate Measure(float[] samples, int sampleRate)
    {
        HumDetector detector = new(sampleRate);
        detector.Add(samples);
        return detector.Finish(Rms(samples), samples.Average());
    }

    private static double Rms(float[] samples) => Math.Sqrt(samples.Average(x => (double)x * x));

    private static float[] Noise(double seconds, int sampleRate, double sigma, int seed)
    {
        Random random = new(seed);
        float[] samples = new float[(int)(seconds * sampleRate)];
        for (int n = 0; n < samples.Length; n++)
            samples[n] = (float)(sigma * Math.Sqrt(12) * (random.NextDouble() - 0.5));
        return samples;
    }
}
