using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Acoustics;

public class ClippingDetectorTests
{
    [Fact]
    public void PlateausOfAClippedToneAreCountedExactly()
    {
        // 500 Hz at 16 kHz clipped at sin 45°: 7 or 9 of 32 samples on each side; the recording opens on a rising zero.
        float[] tone = TestSignals.Sine(500, 1, 1, 16000);
        float limit = (float)Math.Sin(0.24 * Math.PI);
        float[] clipped = [.. tone.Select(x => Math.Clamp(x, -limit, limit))];
        int expected = clipped.Count(x => Math.Abs(x) == limit);
        ClippingSummary found = Measure(clipped);

        Assert.Equal(expected / 16000.0, found.ClippedShare!.Value, 12);
        Assert.Equal(1000, found.Runs);
        Assert.Equal(expected / 1000, found.LongestRun);
        Assert.Equal(20 * Math.Log10(limit), found.LevelDbfs!.Value, 5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void ClippedSpeechIsFoundThoughAttenuatedLater(double gain)
    {
        int speeches = 0, found = 0;
        foreach (string path in TestSignals.Prompts(every: 20))
        {
            short[] speech = TestSignals.ReadPrompt(path);
            int peak = speech.Max(x => Math.Abs((int)x));
            if (speech.Length < 8000 || peak < 2000)
                continue;
            int limit = peak * 4 / 10;
            short[] clipped = [.. speech.Select(x => (short)Math.Round(Math.Clamp(x, -limit, limit) * gain))];
            int truth = Plateau(speech, x => x >= limit) + Plateau(speech, x => x <= -limit);
            ClippingSummary summary = Measure(clipped);
            speeches++;
            found += summary.ClippedShare > 0 ? 1 : 0;
            Assert.InRange(summary.ClippedShare!.Value * speech.Length, 0, 1.5 * truth);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"gain {gain}: {found} of {speeches} found");
        Assert.True(found >= 0.97 * speeches, $"{found} of {speeches}");
    }

    [Fact]
    public void DitherAfterAttenuationDoesNotHideClipping()
    {
        Random random = new(4);
        float[] tone = TestSignals.Sine(300, 1.6, 3, 16000);
        short[] clipped = [.. tone.Select(x => (short)Math.Round((Math.Clamp(x, -1, 1) * 9000) + random.NextDouble() - random.NextDouble()))];
        double truth = tone.Count(x => Math.Abs(x) >= 1) / (double)tone.Length;

        Assert.Equal(truth, Measure(clipped).ClippedShare!.Value, 0.05 * truth);
    }

    [Fact]
    public void CleanSpeechHasNone()
    {
        int checkedCount = 0;
        List<string> alarms = [];
        foreach (string path in TestSignals.Prompts(every: 5))
        {
            short[] speech = TestSignals.ReadPrompt(path);
            int peak = speech.Max(x => Math.Abs((int)x));
            if (peak >= 32000)
                continue;
            checkedCount++;
            foreach (int divisor in (int[])[1, 3, 10, 30])
            {
                short[] quieter = [.. speech.Select(x => (short)(x / divisor))];
                if (Measure(quieter).Runs > 0)
                    alarms.Add($"{Path.GetFileName(path)} / {divisor}");
                if (Measure([.. quieter.Select(x => (short)(x / 256 * 256))]).Runs > 0)
                    alarms.Add($"{Path.GetFileName(path)} / {divisor} in 8 bits");
                if (Measure([.. quieter.Select(x => G711.MuLawValues[G711.EncodeMuLaw(x)])]).Runs > 0)
                    alarms.Add($"{Path.GetFileName(path)} / {divisor} in μ-law");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{alarms.Count} alarms in {checkedCount * 12}: {string.Join(", ", alarms)}");
        Assert.True(alarms.Count <= checkedCount * 12 / 1000, string.Join(", ", alarms));
    }

    [Theory]
    [InlineData(50, 0.3)]
    [InlineData(20, 0.9)]
    [InlineData(440, 0.01)]
    [InlineData(1000, 0.999)]
    public void SmoothTonesHaveNone(double hertz, double amplitude)
    {
        float[] tone = TestSignals.Sine(hertz, amplitude, 2, 48000);

        Assert.Equal(0, Measure(tone).Runs);
        Assert.Equal(0, Measure(TestSignals.ToShort(tone)).Runs);
    }

    [Fact]
    public void SilenceAndConstantsHaveNone()
    {
        Assert.Null(Measure(Array.Empty<short>()).ClippedShare);
        Assert.Equal(new ClippingSummary(0, 0, 0, null), Measure(new short[5000]));
        Assert.Equal(new ClippingSummary(0, 0, 0, null), Measure([.. Enumerable.Repeat((short)20000, 5000)]));
    }

    [Fact]
    public void DoesNotDependOnHowTheSamplesCome() =>
        Prop.ForAll<int>(seed =>
        {
            short[] samples = [.. TestSignals.ToShort(TestSignals.Phrases(0.7, 8000, seed, 0.5)).Select(x => Math.Clamp(x, (short)-9000, (short)11000))];
            ClippingDetector pieces = new(), floats = new();
            TestSignals.FeedInPieces<short>(samples, seed, pieces.Add);
            TestSignals.FeedInPieces<float>(TestSignals.ToFloat(samples), seed + 1, floats.Add);
            ClippingSummary whole = Measure(samples);
            return whole.Runs > 0 && pieces.Finish() == whole && floats.Finish() == whole;
        }).QuickCheckThrowOnFailure();

    private static int Plateau(short[] samples, Predicate<short> isOn)
    {
        int count = 0, run = 0;
        foreach (short sample in samples)
        {
            run = isOn(sample) ? run + 1 : 0;
            count += run == 3 ? 3 : run > 3 ? 1 : 0;
        }

        return count;
    }

    private static ClippingSummary Measure(short[] samples)
    {
        ClippingDetector detector = new();
        detector.Add(samples);
        return detector.Finish();
    }

    private static ClippingSummary Measure(float[] samples)
    {
        ClippingDetector detector = new();
        detector.Add(samples);
        return detector.Finish();
    }
}
