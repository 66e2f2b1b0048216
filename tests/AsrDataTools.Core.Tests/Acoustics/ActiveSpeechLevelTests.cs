using AsrDataTools.Acoustics;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Acoustics;

public class ActiveSpeechLevelTests
{
    [Theory]
    [InlineData(8000)]
    [InlineData(11025)]
    [InlineData(16000)]
    [InlineData(44100)]
    [InlineData(192000)]
    public void FollowsTheDefinitionAtAnyRate(int sampleRate)
    {
        float[] signal = TestSignals.Phrases(4, sampleRate, seed: 3);
        (double level, double activity) = SpeechMixture.ActiveLevel(signal, sampleRate);
        ActiveLevel found = Measure(signal, sampleRate);

        Assert.Equal(level, found.LevelDbov!.Value, 0.02);
        Assert.Equal(activity, found.ActivityFactor!.Value, 0.005);
    }

    [Fact]
    public void SteadyToneIsActiveThroughout()
    {
        ActiveLevel found = Measure(TestSignals.Sine(440, 0.5, 20, 16000), 16000);

        Assert.Equal((20 * Math.Log10(0.5)) - 3.01, found.LevelDbov!.Value, 0.05);
        Assert.InRange(found.ActivityFactor!.Value, 0.99, 1);
    }

    [Fact]
    public void PausesLeaveTheLevelAndLowerTheActivity()
    {
        float[] speech = TestSignals.Sine(440, 0.25, 10, 8000);
        ActiveLevel alone = Measure(speech, 8000), padded = Measure([.. speech, .. new float[80000]], 8000);

        Assert.Equal(alone.LevelDbov!.Value, padded.LevelDbov!.Value, 0.15);
        Assert.InRange(padded.ActivityFactor!.Value, 0.5, 0.52);
    }

    [Theory]
    [InlineData(0, "digital silence")]
    [InlineData(1e-5, "level below the range of P.56 (about -74 dBov)")]
    public void AbstainsWithAReason(double amplitude, string reason)
    {
        ActiveLevel found = Measure(TestSignals.Sine(440, amplitude, 5, 16000), 16000);

        Assert.Null(found.LevelDbov);
        Assert.Null(found.ActivityFactor);
        Assert.Equal(reason, found.Abstained);
    }

    [Fact]
    public void DoesNotDependOnHowTheSamplesCome() =>
        Prop.ForAll<int>(seed =>
        {
            float[] signal = TestSignals.Phrases(0.5 + (Math.Abs(seed % 7) / 3.0), 16000, seed);
            ActiveSpeechLevel level = new(16000);
            level.Add(TestSignals.Sine(100, 1, 0.3, 16000));
            level.Finish();
            level.Reset();
            TestSignals.FeedInPieces<float>(signal, seed, level.Add);
            return level.Finish() == Measure(signal, 16000);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void FollowsTheDefinitionOnSpeech()
    {
        List<double> deviations = [];
        foreach (string path in TestSignals.Prompts(every: 12))
        {
            float[] speech = TestSignals.ToFloat(TestSignals.ReadPrompt(path));
            ActiveLevel found = Measure(speech, 8000);
            (double level, double _) = SpeechMixture.ActiveLevel(speech, 8000);
            if (found.LevelDbov is double measured)
                deviations.Add(Math.Abs(measured - level));
            else
                Assert.True(path.Contains("silence", StringComparison.Ordinal) || double.IsInfinity(level), path);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{deviations.Count} prompts: mean {deviations.Average():F4} dB, largest {deviations.Max():F4} dB");
        Assert.InRange(deviations.Max(), 0, 0.05);
        Assert.InRange(deviations.Average(), 0, 0.01);
    }

    private static ActiveLevel Measure(float[] signal, int sampleRate)
    {
        ActiveSpeechLevel level = new(sampleRate);
        level.Add(signal);
        return level.Finish();
    }
}
