using AsrDataTools.Acoustics;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Acoustics;

public class RepeatFinderTests
{
    private const int SampleRate = 8000;

    private static readonly SpeechSegment[] Throughout = [new(0, 1000)];

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(40)]
    [InlineData(60)]
    public void RepeatedPacketsAreCountedWithTheirLength(int milliseconds)
    {
        int packet = SampleRate * milliseconds / 1000;
        short[] voice = Voice(6, 1);
        foreach (int start in (int[])[4001, 14003, 30007])
            voice.AsSpan(start - packet, packet).CopyTo(voice.AsSpan(start));

        Assert.Equal(new DropoutSummary(3, 3 * milliseconds), Measure(voice));
    }

    [Fact]
    public void RepetitionsOfOneBurstCountOnce()
    {
        short[] voice = Voice(3, 2);
        for (int again = 0; again < 3; again++)
            voice.AsSpan(7840, 160).CopyTo(voice.AsSpan(8000 + (160 * again)));

        Assert.Equal(new DropoutSummary(1, 60), Measure(voice));
    }

    [Fact]
    public void ToneSilenceAndNoiseDoNotCount()
    {
        short[] silence = [.. Voice(1, 3), .. new short[4000], .. Voice(1, 4)];

        // A tone and its burst both repeat every 20 ms to the sample.
        short[] tone = TestSignals.ToShort(TestSignals.Sine(400, 0.3, 3, SampleRate));
        short[] beep = [.. new short[8000], .. tone.AsSpan(0, 960), .. new short[8000]];
        short[] beforeSpeech = [.. tone.AsSpan(0, 8000), .. Voice(1, 5)];

        Assert.Equal(default, Measure(Voice(5, 6)));
        Assert.Equal(default, Measure(silence));
        Assert.Equal(default, Measure(tone));
        Assert.Equal(default, Measure(beep));
        Assert.Equal(default, Measure(beforeSpeech));
    }

    [Fact]
    public void RepetitionsCountOnlyInSpeech()
    {
        short[] voice = Voice(3, 7);
        voice.AsSpan(7840, 160).CopyTo(voice.AsSpan(8000));
        RepeatFinder finder = new(SampleRate);
        finder.Add(voice);

        Assert.Equal(1, finder.Finish([new(0.2, 2)], -20).Count);
        Assert.Equal(0, finder.Finish([new(1.5, 2)], -20).Count);
        Assert.Equal(0, finder.Finish([new(0.2, 2)], 20).Count);
        Assert.Equal(0, finder.Finish([new(0.2, 2)], null).Count);
    }

    [Fact]
    public void DoesNotDependOnHowTheSamplesCome() =>
        Prop.ForAll<int>(seed =>
        {
            Random random = new(seed);
            short[] voice = Voice(4, seed);
            for (int i = 0; i < 10; i++)
            {
                int packet = 80 * random.Next(1, 7), start = random.Next(packet, voice.Length - packet);
                voice.AsSpan(start - packet, packet).CopyTo(voice.AsSpan(start));
            }

            DropoutSummary expected = Measure(voice);
            RepeatFinder pieces = new(SampleRate), floats = new(SampleRate);
            pieces.Add(Voice(3, seed + 1));
            pieces.Finish(Throughout, -20);
            pieces.Reset();
            TestSignals.FeedInPieces<short>(voice, seed, pieces.Add);
            TestSignals.FeedInPieces<float>(TestSignals.ToFloat(voice), seed + 1, floats.Add);
            return expected.Count > 0 && pieces.Finish(Throughout, -20) == expected && floats.Finish(Throughout, -20) == expected;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void UntouchedSpeechHasNoneAndRepetitionsAreFound()
    {
        int untouched = 0, lost = 0, found = 0;
        Random random = new(1);
        foreach (string path in TestSignals.Prompts(every: 10))
        {
            short[] speech = TestSignals.ReadPrompt(path);
            if (speech.Length < 4 * SampleRate)
                continue;
            double active = SpeechMixture.ActiveLevel(TestSignals.ToFloat(speech), SampleRate).Level;
            untouched += Measure(speech, active).Count;
            for (int start = SampleRate + random.Next(2000); start + 400 < speech.Length; start += SampleRate)
            {
                if (Dbov(speech.AsSpan(start - 160, 160)) < active - 10 || Dbov(speech.AsSpan(start + 160, 160)) < active - 10)
                    continue;
                lost++;
                speech.AsSpan(start - 160, 160).CopyTo(speech.AsSpan(start));
            }

            found += Measure(speech, active).Count;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{untouched} alarms in untouched speech; {found - untouched} of {lost} repeated packets found");
        Assert.Equal(0, untouched);
        Assert.InRange(found, 0.95 * lost, lost);
    }

    private static double Dbov(ReadOnlySpan<short> samples) =>
        10 * Math.Log10((samples.ToArray().Average(x => (double)x * x) + 1e-9) / (32768.0 * 32768));

    /// <summary>Harmonics of a pitch that glides, with a little noise, as voices have.</summary>
    private static short[] Voice(double seconds, int seed)
    {
        Random random = new(seed);
        float[] samples = new float[(int)(seconds * SampleRate)];
        double phase = random.NextDouble();
        for (int n = 0; n < samples.Length; n++)
        {
            phase += (140 + (30 * Math.Sin(n / 3000.0))) / SampleRate;
            double value = 0.002 * (random.NextDouble() - 0.5);
            for (int harmonic = 1; harmonic <= 12; harmonic++)
                value += 0.1 / harmonic * Math.Sin(2 * Math.PI * harmonic * phase);
            samples[n] = (float)value;
        }

        return TestSignals.ToShort(samples);
    }

    private static DropoutSummary Measure(short[] samples, double level = -20)
    {
        RepeatFinder finder = new(SampleRate);
        finder.Add(samples);
        return finder.Finish(Throughout, level);
    }
}
