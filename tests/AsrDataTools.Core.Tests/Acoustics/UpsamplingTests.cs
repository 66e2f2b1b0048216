using AsrDataTools.Acoustics;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>
/// Speech-like noise with a known band, brought to a higher rate by arithmetic that needs no filter, and masked by noise: the
/// original rate is known.
/// </summary>
public class UpsamplingTests
{
    [Theory]
    [InlineData(8000, 16000, "linear")]
    [InlineData(8000, 16000, "hold")]
    [InlineData(8000, 16000, "zeros")]
    [InlineData(8000, 48000, "linear")]
    [InlineData(8000, 48000, "zeros")]
    [InlineData(11025, 16000, "linear")]
    [InlineData(16000, 44100, "linear")]
    [InlineData(16000, 48000, "hold")]
    [InlineData(22050, 44100, "zeros")]
    [InlineData(24000, 48000, "linear")]
    public void InterpolationWithoutFilterLeavesImagesThatNameTheRate(int from, int to, string way)
    {
        AcousticProfile profile = Profile(Raise(Syllables(from, 6, seed: 1), from, to, way), to);
        Assert.True(profile.IsUpsampled);
        Assert.Equal(from, profile.OriginalSampleRate);
        Assert.InRange(profile.BandwidthHz!.Value, 0.9 * from / 2, (from / 2.0) + 80);
    }

    [Theory]
    [InlineData(16000)]
    [InlineData(44100)]
    [InlineData(48000)]
    public void FullBandHasNoImages(int sampleRate)
    {
        AcousticProfile profile = Profile(Syllables(sampleRate, 6, seed: 2), sampleRate);
        Assert.False(profile.IsUpsampled);
        Assert.Null(profile.OriginalSampleRate);
        Assert.Null(profile.CodecTrace);
        Assert.InRange(profile.BandwidthHz!.Value, 0.46 * sampleRate, 0.5 * sampleRate);
    }

    /// <summary>Its harmonics lie symmetrically about 4 kHz, but about every multiple of 50 Hz as well.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(160)]
    [InlineData(200)]
    [InlineData(250)]
    public void ConstantPitchIsNoImage(int pitch)
    {
        float[] samples = new float[6 * 16000];
        Random random = new(4);
        for (int harmonic = 1; harmonic * pitch < 7900; harmonic++)
        {
            double phase = 2 * Math.PI * random.NextDouble();
            for (int n = 0; n < samples.Length; n++)
                samples[n] += (float)(0.02 * Loudness(n / 16000.0) * Math.Sin((2 * Math.PI * harmonic * pitch * n / 16000) + phase));
        }

        for (int n = 0; n < samples.Length; n++)
            samples[n] += 0.001f * (random.NextSingle() - 0.5f);
        Assert.NotEqual(true, Profile(samples, 16000).IsUpsampled);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(35)]
    [InlineData(20)]
    public void NoiseAddedLaterDoesNotHideTheEdge(double ratioDb)
    {
        float[] full = Syllables(16000, 8, seed: 5), narrow = LowPassed(full, 0.47 / 2);
        AddNoise(narrow, ratioDb);
        AcousticProfile profile = Profile(narrow, 16000);
        Assert.True(profile.IsUpsampled);
        Assert.Equal(8000, profile.OriginalSampleRate);
        Assert.InRange(profile.BandwidthHz!.Value, 3500, 3950);

        // The same noise over the whole band is no reason.
        AddNoise(full, ratioDb);
        Assert.NotEqual(true, Profile(full, 16000).IsUpsampled);
    }

    [Fact]
    public void WhereNoiseHidesEverythingNothingIsClaimed()
    {
        float[] narrow = LowPassed(Syllables(16000, 8, seed: 6), 0.47 / 2);
        AddNoise(narrow, 3);
        AcousticProfile profile = Profile(narrow, 16000);
        Assert.NotEqual(true, profile.IsUpsampled);
        Assert.True(profile.IsUpsampled is false || profile.Abstained.Any(reason => reason.StartsWith("IsUpsampled: ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(16500, 44100, "lossy low-pass at 16.5 kHz")]
    [InlineData(19000, 44100, "lossy low-pass at 19.0 kHz")]
    [InlineData(13000, 48000, "lossy low-pass at 13.0 kHz")]
    [InlineData(20000, 48000, "lossy low-pass at 20.0 kHz")]
    public void LowPassWhereNoRateEndsIsLossy(int edge, int sampleRate, string trace)
    {
        AcousticProfile profile = Profile(LowPassed(Syllables(sampleRate, 3, seed: 7), edge / (double)sampleRate), sampleRate);
        Assert.Equal(trace, profile.CodecTrace);
        Assert.False(profile.IsUpsampled);
        Assert.InRange(profile.BandwidthHz!.Value, edge - 100, edge + 100);
    }

    [Theory]
    [InlineData(8000, 44100)]
    [InlineData(16000, 48000)]
    [InlineData(22050, 44100)]
    [InlineData(24000, 48000)]
    public void SharpFilterBelowHalfOfACustomaryRateIsUpsamplingAndNotLossy(int from, int to)
    {
        AcousticProfile profile = Profile(LowPassed(Syllables(to, 3, seed: 8), 0.47 * from / to), to);
        Assert.True(profile.IsUpsampled);
        Assert.Equal(from, profile.OriginalSampleRate);
        Assert.Null(profile.CodecTrace);
        Assert.InRange(profile.BandwidthHz!.Value, (0.47 * from) - 100, (0.47 * from) + 100);
    }

    [Fact]
    public void RealPromptsByEveryArithmeticAndUntouched()
    {
        SpeechMixture.SkipWithoutPrompts("es", 8000);
        SpeechMixture.SkipWithoutPrompts("es", 16000);
        float[] narrow = SpeechMixture.Speech("es", 8000, 12, seed: 3);
        foreach (string way in (string[])["linear", "hold", "zeros"])
        {
            AcousticProfile raised = Profile(Raise(narrow, 8000, 16000, way), 16000);
            Assert.True(raised.IsUpsampled, way);
            Assert.Equal(8000, raised.OriginalSampleRate);
            Assert.Equal(BandClass.Narrowband, raised.BandClass);
        }

        AcousticProfile wide = Profile(SpeechMixture.Speech("es", 16000, 12, seed: 3), 16000);
        Assert.False(wide.IsUpsampled);
        Assert.Equal(BandClass.Wideband, wide.BandClass);
    }

    /// <summary>More than the frames that are all looked at: the later ones are sampled, and nothing depends on the cut of blocks.</summary>
    [Fact]
    public void LongRecordingsAreJudgedAlikeHoweverTheyCome()
    {
        float[] samples = Raise(Syllables(8000, 150, seed: 9), 8000, 16000, "linear");
        AcousticProfile whole = Profile(samples, 16000), parts = Profile(samples, 16000, blockFrames: 7777);
        Assert.Equal(8000, whole.OriginalSampleRate);
        Assert.Equal(whole.OriginalSampleRate, parts.OriginalSampleRate);
        Assert.Equal(whole.BandwidthHz, parts.BandwidthHz);
    }

    private static AcousticProfile Profile(float[] samples, int sampleRate, int blockFrames = int.MaxValue) =>
        Profiled.Of(new SampleReader(sampleRate, [samples], blockFrames, asIntegers: true))[0];

    /// <summary>0.25 s of sound, 0.25 s of near silence.</summary>
    private static double Loudness(double seconds) => Math.Max(0, Math.Sin(2 * Math.PI * 2 * seconds));

    /// <summary>Noise that falls by 6 dB an octave above 1 kHz, in syllables over a quiet floor.</summary>
    private static float[] Syllables(int sampleRate, double seconds, int seed)
    {
        Random random = new(seed);
        float[] samples = new float[(int)(seconds * sampleRate)];
        double pole = Math.Exp(-2 * Math.PI * 1000 / sampleRate), state = 0;
        for (int n = 0; n < samples.Length; n++)
        {
            state = (pole * state) + ((1 - pole) * Normal(random) * Math.Sqrt(sampleRate / 8000.0));
            samples[n] = (float)((0.4 * state * Loudness(n / (double)sampleRate)) + (0.0001 * Normal(random)));
        }

        return samples;
    }

    private static float[] Raise(float[] samples, int from, int to, string way)
    {
        float[] raised = new float[(int)((long)samples.Length * to / from)];
        for (int n = 0; n < raised.Length; n++)
        {
            long position = (long)n * from;
            int k = (int)(position / to);
            double t = position % to / (double)to;
            raised[n] = way switch
            {
                "linear" => (float)(samples[k] + (t * ((k + 1 < samples.Length ? samples[k + 1] : 0) - samples[k]))),
                "hold" => samples[k],
                "zeros" => t == 0 ? Math.Clamp(samples[k] * to / from, -1, 1) : 0,
                _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
            };
        }

        return raised;
    }

    /// <summary>Windowed sinc of 801 points.</summary>
    /// <param name="samples">Any.</param>
    /// <param name="cut">6 dB down, as a share of the rate.</param>
    private static float[] LowPassed(float[] samples, double cut)
    {
        const int Half = 400;
        double[] taps = [.. Enumerable.Range(-Half, (2 * Half) + 1).Select(i =>
            (i == 0 ? 2 * cut : Math.Sin(2 * Math.PI * cut * i) / (Math.PI * i))
            * (0.42 + (0.5 * Math.Cos(Math.PI * i / Half)) + (0.08 * Math.Cos(2 * Math.PI * i / Half))))];
        float[] filtered = new float[samples.Length];
        for (int n = 0; n < filtered.Length; n++)
        {
            double sum = 0;
            for (int i = Math.Max(0, n - samples.Length + 1 + Half); i < taps.Length && i <= n + Half; i++)
                sum += taps[i] * samples[n + Half - i];
            filtered[n] = (float)sum;
        }

        return filtered;
    }

    private static void AddNoise(float[] samples, double ratioDb)
    {
        Random random = new(10);
        double speech = samples.Where((_, n) => Loudness(n / 16000.0) > 0).Average(x => (double)x * x);
        double level = Math.Sqrt(speech) * Math.Pow(10, -ratioDb / 20);
        for (int n = 0; n < samples.Length; n++)
            samples[n] += (float)(level * Normal(random));
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
