using System.Globalization;
using System.Reflection;
using AsrDataTools.Acoustics;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Acoustics;

public class AcousticProfilerTests
{
    private static AcousticProfile Profile(int sampleRate, float[] samples, bool asIntegers = true, int blockFrames = int.MaxValue) =>
        Profiled.Of(new SampleReader(sampleRate, [samples], blockFrames, asIntegers), new AcousticProfileOptions { IncludeSegments = true })[0];

    /// <summary>Bursts of a voice-like buzz, 0.8 s long and 0.8 s apart, over white noise.</summary>
    private static float[] Bursts(int sampleRate, double seconds, double level, double noise)
    {
        Random random = new(11);
        float[] samples = new float[(int)(seconds * sampleRate)];
        for (int n = 0; n < samples.Length; n++)
        {
            double t = n / (double)sampleRate, value = 0;
            if (t % 1.6 >= 0.8)
            {
                for (int harmonic = 1; harmonic * 140 < Math.Min(3300, sampleRate / 2.2); harmonic++)
                    value += level / harmonic * Math.Sin(2 * Math.PI * harmonic * 140 * t * (1 + (0.02 * Math.Sin(2 * Math.PI * 3 * t))));
            }

            samples[n] = (float)(value + (noise * ((2 * random.NextDouble()) - 1)));
        }

        return samples;
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(8000)]
    [InlineData(11025)]
    [InlineData(16000)]
    [InlineData(22050)]
    [InlineData(44100)]
    [InlineData(48000)]
    [InlineData(192000)]
    public void FindsBurstsWhereTheyAreAtEveryRate(int sampleRate)
    {
        AcousticProfile profile = Profile(sampleRate, Bursts(sampleRate, 8, 0.1, 0.003));

        Assert.Equal(5, profile.SpeechSegmentCount);
        for (int i = 0; i < 5; i++)
        {
            Assert.InRange(profile.Segments![i].StartSeconds, (1.6 * i) + 0.8 - 0.12, (1.6 * i) + 0.8 + 0.03);
            Assert.InRange(profile.Segments![i].EndSeconds, (1.6 * i) + 1.6 - 0.03, (1.6 * i) + 1.6 + 0.15);
        }

        double floor = 20 * Math.Log10(0.003 / Math.Sqrt(3) * Math.Sqrt(Math.Min(1, 16000.0 / sampleRate)));
        Assert.InRange(profile.NoiseFloorDbfs!.Value, floor - 0.6, floor + 0.6);
        Assert.InRange(profile.SpeechShare!.Value, 0.48, 0.66);
    }

    [Fact]
    public void TheResultDoesNotDependOnHowTheSamplesCome()
    {
        float[] samples = Bursts(16000, 45, 0.2, 0.01);
        AcousticProfile whole = Profile(16000, samples);
        foreach (int blockFrames in (int[])[997, 4096, 30000])
        {
            AcousticProfile parts = Profile(16000, samples, blockFrames: blockFrames);
            Assert.Equal(whole.SpeechSeconds!.Value, parts.SpeechSeconds!.Value, 6);
            Assert.Equal(whole.SnrDb!.Value, parts.SnrDb!.Value, 4);
            Assert.Equal(whole.BandwidthHz, parts.BandwidthHz);
            Assert.Equal(whole.Segments, parts.Segments);
        }

        AcousticProfile floats = Profile(16000, [.. samples.Select(x => (float)(Math.Round(x * 32768) / 32768))], asIntegers: false);
        Assert.Equal(whole.Segments, floats.Segments);
        Assert.Equal(whole.SnrDb!.Value, floats.SnrDb!.Value, 3);
    }

    [Fact]
    public void DigitalSilenceDoesNotFreezeTheFloor()
    {
        float[] samples = [.. new float[16000 * 5], .. Bursts(16000, 8, 0.1, 0.01), .. new float[16000 * 5]];
        AcousticProfile profile = Profile(16000, samples);
        Assert.Equal(5, profile.SpeechSegmentCount);
        Assert.InRange(profile.NoiseFloorDbfs!.Value, -46, -43.5);
    }

    [Fact]
    public void PausesOfDigitalSilenceAbstain()
    {
        float[] samples = Bursts(16000, 8, 0.1, 0);
        AcousticProfile profile = Profile(16000, samples);
        Assert.Equal(5, profile.SpeechSegmentCount);
        Assert.Null(profile.NoiseFloorDbfs);
        Assert.Null(profile.SnrDb);
        Assert.Contains("SnrDb: pauses are digital silence", profile.Abstained);
    }

    [Fact]
    public void NoiseAloneIsNoSpeech()
    {
        Random random = new(3);
        float[] samples = new float[16000 * 30];
        for (int n = 0; n < samples.Length; n++)
            samples[n] = (float)(0.1 * ((2 * random.NextDouble()) - 1));
        AcousticProfile profile = Profile(16000, samples);
        Assert.Equal(0, profile.SpeechSegmentCount);
        Assert.Equal(20 * Math.Log10(0.1 / Math.Sqrt(3)), profile.NoiseFloorDbfs!.Value, 0.2);
        Assert.Contains("SnrDb: no speech", profile.Abstained);
    }

    [Theory]
    [InlineData(1, 16000)]
    [InlineData(2, 8000)]
    [InlineData(800, 16000)]
    [InlineData(16000, 16000)]
    [InlineData(100, 1)]
    [InlineData(4000, 400)]
    [InlineData(768000, 768000)]
    public void SilenceOfAnyLengthAndRateIsAProfileWithAbstentions(int length, int sampleRate)
    {
        AcousticProfile profile = Profile(sampleRate, new float[length]);
        AssertFinite(profile);
        Assert.Null(profile.SnrDb);
        Assert.Null(profile.BandwidthHz);
        Assert.Contains(profile.Abstained, item => item.StartsWith("SnrDb: ", StringComparison.Ordinal));
        Assert.Equal(length / (double)sampleRate, profile.DurationSeconds);
    }

    [Fact]
    public void NoSignalGivesAnythingThatIsNoNumber()
    {
        Gen<(int Rate, float[] Samples, bool Integers)> signals =
            from rate in Gen.Elements(1, 100, 1999, 2000, 7999, 8000, 11025, 16000, 44100, 96000)
            from length in Gen.Choose(1, 30000)
            from kind in Gen.Choose(0, 6)
            from seed in Gen.Choose(0, 1_000_000)
            from integers in Gen.Elements(true, false)
            select (rate, Signal(kind, length, seed), integers);
        Prop.ForAll(signals.ToArbitrary(), signal => AssertFinite(Profile(signal.Rate, signal.Samples, signal.Integers)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static float[] Signal(int kind, int length, int seed)
    {
        Random random = new(seed);
        float scale = (float)Math.Pow(10, (random.NextDouble() * 12) - 8);
        float[] samples = new float[length];
        for (int n = 0; n < length; n++)
        {
            samples[n] = kind switch
            {
                0 => 0,
                1 => scale,
                2 => n == length / 2 ? scale : 0,
                3 => scale * ((2 * random.NextSingle()) - 1),
                4 => scale * (float)Math.Sin(n * 0.01 * (seed % 300)),
                5 => n % 4000 < 2000 ? 0 : scale * ((2 * random.NextSingle()) - 1),
                _ => random.Next(3) == 0 ? float.MaxValue * random.NextSingle() : -1,
            };
        }

        return samples;
    }

    private static void AssertFinite(AcousticProfile profile)
    {
        foreach (PropertyInfo property in typeof(AcousticProfile).GetProperties())
        {
            if (property.GetValue(profile) is double value)
                Assert.True(double.IsFinite(value), string.Create(CultureInfo.InvariantCulture, $"{property.Name} is {value}"));
        }
    }

    [Fact]
    public void EachChannelHasItsOwnProfile()
    {
        float[] voice = Bursts(16000, 8, 0.1, 0.003), quiet = [.. Bursts(16000, 8, 0.1, 0.003).Select(x => x / 4)];
        IReadOnlyList<AcousticProfile> profiles = Profiled.Of(new SampleReader(16000, [voice, quiet]));
        Assert.Equal([1, 2], profiles.Select(p => p.Channel));
        Assert.Equal(12.04, profiles[0].RmsDbfs!.Value - profiles[1].RmsDbfs!.Value, 0.05);
        Assert.All(profiles, p => Assert.InRange(p.StereoCorrelation!.Value, 0.999, 1));
        Assert.All(profiles, p => Assert.Null(p.Segments));

        AcousticProfile second = Assert.Single(Profiled.Of(new SampleReader(16000, [voice, quiet]), new AcousticProfileOptions { Channel = 2 }));
        Assert.Equal(profiles[1], second);
        SpeechDataException error = Assert.Throws<SpeechDataException>(() =>
            Profiled.Of(new SampleReader(16000, [voice, quiet]), new AcousticProfileOptions { Channel = 3 }));
        Assert.Equal("ChannelNotFound", error.ErrorId);
    }

    [Fact]
    public void StopsWhenCancelled()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => AcousticProfiler.Profile(new SampleReader(16000, new float[100]), null, source.Token));
        Assert.Null(Record.Exception(() => Profiled.Of(new SampleReader(16000, new float[100]))));
    }

    [Fact]
    public void NoSampleAtAllIsAnError() =>
        Assert.Equal("AudioNoSamples", Assert.Throws<SpeechDataException>(() => Profile(16000, [])).ErrorId);
}
