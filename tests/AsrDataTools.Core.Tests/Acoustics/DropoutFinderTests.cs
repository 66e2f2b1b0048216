using AsrDataTools.Acoustics;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Acoustics;

public class DropoutFinderTests
{
    private const int SampleRate = 8000;

    private static readonly SpeechSegment[] Throughout = [new(0, 1000)];

    [Fact]
    public void LostPacketsInSpeechAreCountedToTheSample()
    {
        short[] speech = TestSignals.ToShort(TestSignals.Sine(211, 0.3, 4, SampleRate));
        foreach (int start in (int[])[4000, 8011, 16023])
            speech.AsSpan(start, 160).Clear();
        DropoutSummary found = Measure(speech, Throughout, -14);

        Assert.Equal(3, found.Count);
        Assert.Equal(60, found.Milliseconds, 0.5);
    }

    [Fact]
    public void PausesAndEndsAreNoDropouts()
    {
        // Speech swells and fades; silence lies before, between and after the phrases.
        float[] phrase = [.. TestSignals.Sine(211, 0.3, 1, SampleRate).Select((x, n) => (float)(x * Math.Sin(Math.PI * n / SampleRate)))];
        float[] silence = new float[SampleRate / 2];
        float[] recording = [.. silence, .. phrase, .. silence, .. phrase, .. silence];
        SpeechSegment[] speech = [new(0.5, 1.5), new(2, 3)];

        Assert.Equal(default, Measure(TestSignals.ToShort(recording), speech, -16));
        Assert.Equal(default, Measure(new short[20000], [], null));
    }

    [Fact]
    public void GapsCountOnlyWhereSpeechLiesOnBothSides()
    {
        short[] tone = TestSignals.ToShort(TestSignals.Sine(211, 0.3, 3, SampleRate));
        tone.AsSpan(8000, 400).Clear();

        Assert.Equal(1, Measure(tone, [new(0.2, 1.01), new(1.04, 2.9)], -14).Count);
        Assert.Equal(0, Measure(tone, [new(1.5, 2.9)], -14).Count);
        Assert.Equal(0, Measure(tone, [new(0.2, 1.0)], -14).Count);
    }

    [Fact]
    public void ClippedPlateausAreNoDropouts()
    {
        float[] clipped = [.. TestSignals.Sine(20, 3, 2, SampleRate).Select(x => Math.Clamp(x, -1, 1))];

        Assert.Equal(0, Measure(TestSignals.ToShort(clipped), Throughout, -3).Count);
    }

    [Fact]
    public void DigitalSilenceIsCountedWhereverItLies()
    {
        short[] samples = [.. new short[1000], .. Enumerable.Repeat((short)7, 50), .. new short[39], 1, .. new short[40]];
        DropoutFinder finder = new(SampleRate);
        finder.Add(samples);
        finder.Finish([], null);

        Assert.Equal(1040, finder.DigitalSilenceSamples);
    }

    [Fact]
    public void DoesNotDependOnHowTheSamplesCome() =>
        Prop.ForAll<int>(seed =>
        {
            Random random = new(seed);
            short[] samples = TestSignals.ToShort(TestSignals.Sine(180, 0.3, 2, SampleRate));
            for (int i = 0; i < 12; i++)
                samples.AsSpan(random.Next(samples.Length - 700), random.Next(700)).Clear();

            DropoutFinder whole = new(SampleRate), pieces = new(SampleRate), floats = new(SampleRate);
            whole.Add(samples);
            TestSignals.FeedInPieces<short>(samples, seed, pieces.Add);
            TestSignals.FeedInPieces<float>(TestSignals.ToFloat(samples), seed + 1, floats.Add);
            DropoutSummary expected = whole.Finish(Throughout, -14);
            return pieces.Finish(Throughout, -14) == expected
                && floats.Finish(Throughout, -14) == expected
                && whole.DigitalSilenceSamples == Zeros(samples)
                && pieces.DigitalSilenceSamples == whole.DigitalSilenceSamples
                && floats.DigitalSilenceSamples == whole.DigitalSilenceSamples;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void UntouchedSpeechHasNoneAndLossIsFound()
    {
        int files = 0, untouched = 0, lost = 0, found = 0;
        Random random = new(1);
        foreach (string path in TestSignals.Prompts(every: 10))
        {
            short[] speech = TestSignals.ReadPrompt(path);
            ActiveSpeechLevel level = new(SampleRate);
            level.Add(TestSignals.ToFloat(speech));
            if (level.Finish().LevelDbov is not double active || speech.Length < 4 * SampleRate)
                continue;
            files++;
            untouched += Measure(speech, Throughout, active).Count;

            // A 20 ms packet lost in every second, counted where the speech about it is near its active level.
            for (int start = SampleRate + random.Next(2000); start + 400 < speech.Length; start += SampleRate)
            {
                if (Dbov(speech.AsSpan(start - 80, 80)) < active - 6 || Dbov(speech.AsSpan(start + 160, 80)) < active - 6)
                    continue;
                lost++;
                speech.AsSpan(start, 160).Clear();
            }

            found += Measure(speech, Throughout, active).Count;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{files} prompts: {untouched} alarms in untouched speech; {found - untouched} of {lost} lost packets found");
        Assert.Equal(0, untouched);
        Assert.InRange(found, 0.9 * lost, lost);
    }

    /// <summary>More gaps than are kept with their place.</summary>
    [Fact]
    public void NoGapIsLostHoweverManyThereAre()
    {
        short[] burst = [.. TestSignals.ToShort(TestSignals.Sine(431, 0.3, 80.0 / SampleRate, SampleRate)).Select(x => x == 0 ? (short)1 : x), .. new short[40]];
        short[] thousand = [.. Enumerable.Repeat(burst, 1000).SelectMany(x => x)];
        DropoutFinder finder = new(SampleRate);
        for (int i = 0; i < 300; i++)
            finder.Add(thousand);
        finder.Add(burst.AsSpan(0, 80));
        DropoutSummary found = finder.Finish([new(0, 1e6)], -14);

        Assert.Equal(300_000, found.Count);
        Assert.Equal(1_500_000, found.Milliseconds, 1e-6);
        Assert.Equal(12_000_000, finder.DigitalSilenceSamples);
    }

    private static double Dbov(ReadOnlySpan<short> samples) =>
        10 * Math.Log10((samples.ToArray().Average(x => (double)x * x) + 1e-9) / (32768.0 * 32768));

    private static long Zeros(short[] samples)
    {
        long count = 0;
        int run = 0;
        foreach (short sample in samples)
        {
            run = sample == 0 ? run + 1 : 0;
            count += run == 40 ? 40 : run > 40 ? 1 : 0;
        }

        return count;
    }

    private static DropoutSummary Measure(short[] samples, SpeechSegment[] speech, double? level)
    {
        DropoutFinder finder = new(SampleRate);
        finder.Add(samples);
        return finder.Finish(speech, level);
    }
}
