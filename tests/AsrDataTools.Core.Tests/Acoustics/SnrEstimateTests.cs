using System.Runtime.Intrinsics;
using AsrDataTools.Acoustics;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Acoustics;

public class SnrEstimateTests
{
    private static float[] Noise(int length, double level, long seed)
    {
        SeededRandom random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)(level * random.NextNormal()))];
    }

    /// <summary>Pink noise from 10 Hz: what is slower is an offset to a prompt of some seconds.</summary>
    private static float[] Mix(float[] prompt, int sampleRate, SpeechMixture.Noise kind, double snr, int seed)
    {
        if (kind != SpeechMixture.Noise.Pink)
            return SpeechMixture.Mix(prompt, sampleRate, kind, snr, seed);
        float[] mixed = [.. prompt.Select(x => x / 4)];
        NoiseMixer.Add(mixed, NoiseGenerator.Pink(prompt.Length, sampleRate, new SeededRandom(seed)), snr, sampleRate);
        return mixed;
    }

    private static (BandFloors Floors, LongTermSpectrum Spectrum) Track(float[] samples, int sampleRate)
    {
        FrameGrid grid = new(sampleRate);
        BandFloors floors = new(grid);
        LongTermSpectrum spectrum = new(grid.Fft.Bins);
        SpectralTracker tracker = new(grid, floors, spectrum);
        tracker.Add(samples);
        tracker.Finish();
        return (floors, spectrum);
    }

    /// <summary>The mean level of white noise in a band, and how its quantiles lie about it, follow from the transform.</summary>
    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    [InlineData(44100)]
    public void LevelsOfWhiteNoiseAreDistributedAsTheTransformHasThem(int sampleRate)
    {
        (BandFloors floors, _) = Track(Noise(sampleRate * 60, 0.1, 1), sampleRate);
        Assert.InRange(floors.Groups, 1490, 1500);
        for (int band = 0; band < floors.Bands; band++)
        {
            double degrees = floors.Degrees(band), share = (floors.Bins(band) - (band == 0 ? 0.5 : 0)) / (new FrameGrid(sampleRate).Fft.Size / 2.0);
            double median = 0.01 * share * Math.Pow(1 - (2 / (9 * degrees)), 3);
            Assert.Equal(10 * Math.Log10(median), 10 * Math.Log10(floors.Quantile(band, 0.5)), 0.25);

            // A twentieth lies 1.645 standard deviations below the middle of the cube root (Wilson and Hilferty).
            double spread = 2 / (9 * degrees);
            double low = Math.Pow(1 - spread - (1.645 * Math.Sqrt(spread)), 3) / Math.Pow(1 - spread, 3);
            Assert.Equal(10 * Math.Log10(low), 10 * Math.Log10(floors.Quantile(band, 0.05) / floors.Quantile(band, 0.5)), 0.4);
        }
    }

    /// <summary>Closely trimmed prompts, of which no pause says anything; a voice that nothing was set on.</summary>
    [Theory]
    [InlineData(8000, SpeechMixture.Noise.White, 1.0)]
    [InlineData(8000, SpeechMixture.Noise.Pink, 1.3)]
    [InlineData(8000, SpeechMixture.Noise.Babble, 3.5)]
    [InlineData(16000, SpeechMixture.Noise.White, 1.0)]
    [InlineData(16000, SpeechMixture.Noise.Pink, 1.5)]
    public void PromptsWithoutPausesAreAnswered(int sampleRate, object noise, double mostError)
    {
        SpeechMixture.SkipWithoutPrompts("fr", sampleRate);
        List<double> errors = [];
        int held = 0, all = 0, unpaused = 0, unheard = 0;
        string[] files = [.. Directory.EnumerateFiles(SpeechMixture.Voice("fr"), sampleRate == 8000 ? "vm-*.wav" : "vm-*.g722").Order(StringComparer.Ordinal)];
        foreach (string file in files.Where((_, index) => index % 6 == 0))
        {
            float[] prompt = SpeechMixture.Prompt(file, sampleRate);
            if (prompt.Length < 1.5 * sampleRate || prompt.Length > 5 * sampleRate)
                continue;
            foreach (double snr in (double[])[0, 10, 20])
            {
                float[] mixed = Mix(prompt, sampleRate, (SpeechMixture.Noise)noise, snr, all);
                AcousticProfile profile = Profiled.Of(new SampleReader(sampleRate, mixed))[0];
                all++;
                unpaused += profile.NoiseFloorDbfs is null ? 1 : 0;
                if (profile.SnrDb is null)
                {
                    Assert.Contains("SnrDb: no speech", profile.Abstained);
                    unheard++;
                    continue;
                }

                Assert.InRange(profile.SnrDb.Value, profile.SnrLowDb!.Value, profile.SnrHighDb!.Value);
                errors.Add(Math.Abs(profile.SnrDb.Value - snr));
                held += profile.SnrLowDb <= snr && snr <= profile.SnrHighDb ? 1 : 0;
            }
        }

        string figures = FormattableString.Invariant($"{sampleRate} {noise}: {all} prompts, {unpaused} without pauses, {unheard} in which no speech was heard, mean absolute error {errors.Average():0.00} dB, {held} intervals hold");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(all >= 12, figures);
        Assert.True(errors.Average() <= mostError, figures);
        Assert.True(unheard <= 0.05 * all, figures);
        Assert.True(held >= 0.7 * all, figures);
    }

    /// <summary>Half of the speech passes for pause: the band levels know better, and the pauses have no say.</summary>
    [Fact]
    public void PausesThatHoldSpeechAreNotBelieved()
    {
        SpeechMixture.SkipWithoutPrompts("es");
        float[] mixed = SpeechMixture.Mix(SpeechMixture.Speech("es", 8000, 12, 7), 8000, SpeechMixture.Noise.White, 15, 8);
        FrameGrid grid = new(8000);
        BandFloors floors = new(grid);
        LongTermSpectrum heard = new(grid.Fft.Bins), misheard = new(grid.Fft.Bins);
        SpectralTracker tracker = new(grid, floors, heard, new Mishearing(misheard));
        tracker.Add(mixed);
        tracker.Finish();
        (double gate, double ratio) = Judge(heard);
        Assert.Equal(1, gate, 6);
        Assert.Equal(15, ratio, 0.3);
        (gate, ratio) = Judge(misheard);
        Assert.Equal(0, gate, 6);
        Assert.Equal(15, ratio, 1.5);

        (double Gate, double Ratio) Judge(LongTermSpectrum spectrum)
        {
            SnrEvidence evidence = SnrEvidence.Of(floors, spectrum, NoiseEstimate.Of(spectrum, grid, 0))!;
            double bands = SnrCalibration.Bands(evidence);
            return (SnrCalibration.PauseGate(evidence, bands), SnrCalibration.Ratio(evidence, bands));
        }
    }

    /// <summary>What says nothing wrong says nothing at all.</summary>
    [Fact]
    public void AbstainsWithoutSpeechOnGatedSpeechAndOnNextToNothing()
    {
        SpeechMixture.SkipWithoutPrompts("es");
        float[] speech = SpeechMixture.Speech("es", 8000, 8, 3);
        AcousticProfile gated = Profiled.Of(new SampleReader(8000, speech))[0];
        Assert.Null(gated.SnrDb);
        Assert.Null(gated.SnrLowDb);
        Assert.Contains("SnrDb: pauses are digital silence", gated.Abstained);

        AcousticProfile noise = Profiled.Of(new SampleReader(8000, Noise(40_000, 0.05, 2)))[0];
        Assert.Contains("SnrDb: no speech", noise.Abstained);

        AcousticProfile blip = Profiled.Of(new SampleReader(8000, TestSignals.Sine(400, 0.3, 0.4, 8000)))[0];
        Assert.Null(blip.SnrDb);
    }

    /// <summary>A constant offset is no noise, and what it adds to the lowest band is taken off again.</summary>
    [Fact]
    public void AnOffsetDoesNotPassForNoise()
    {
        SpeechMixture.SkipWithoutPrompts("es");
        float[] mixed = SpeechMixture.Mix(SpeechMixture.Speech("es", 8000, 10, 1), 8000, SpeechMixture.Noise.White, 20, 1);
        float[] shifted = [.. mixed.Select(x => Math.Clamp((0.9f * x) + 0.02f, -1, 1))];
        double plain = Profiled.Of(new SampleReader(8000, mixed))[0].SnrDb!.Value;
        Assert.Equal(plain, Profiled.Of(new SampleReader(8000, shifted))[0].SnrDb!.Value, 0.5);
    }

    /// <summary>Talkers in the background come and go; steady noise does not.</summary>
    [Fact]
    public void UnsteadinessTellsBabbleFromSteadyNoise()
    {
        SpeechMixture.SkipWithoutPrompts("es");
        SpeechMixture.SkipWithoutPrompts("fr");
        float[] speech = SpeechMixture.Speech("es", 8000, 12, 5);
        double Unsteadiness(SpeechMixture.Noise noise)
        {
            (BandFloors floors, LongTermSpectrum spectrum) = Track(SpeechMixture.Mix(speech, 8000, noise, 10, 6), 8000);
            NoiseEstimate estimate = NoiseEstimate.Of(spectrum, new FrameGrid(8000), 0);
            return SnrEvidence.Of(floors, spectrum, estimate)!.Unsteadiness;
        }

        Assert.InRange(Unsteadiness(SpeechMixture.Noise.White), 0.8, 1.6);
        Assert.InRange(Unsteadiness(SpeechMixture.Noise.Pink), 0.8, 1.8);
        Assert.InRange(Unsteadiness(SpeechMixture.Noise.Babble), 3, 20);
    }

    /// <summary>Tells a spectrum that every other batch of speech were pause.</summary>
    private sealed class Mishearing(LongTermSpectrum spectrum) : IFrameConsumer
    {
        private int _batch;

        public void Reset() => spectrum.Reset();

        public void Add(ReadOnlySpan<Vector512<float>> power, ReadOnlySpan<FrameClass> classes)
        {
            bool mishears = _batch++ % 2 == 0;
            FrameClass[] told = classes.ToArray();
            if (mishears)
                told.AsSpan().Replace(FrameClass.Speech, FrameClass.Pause);
            spectrum.Add(power, told);
        }

        public void Fold() => spectrum.Fold();
    }
}
