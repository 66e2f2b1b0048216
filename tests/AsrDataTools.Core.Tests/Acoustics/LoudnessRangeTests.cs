using AsrDataTools.Acoustics;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Acoustics;

public class LoudnessRangeTests
{
    /// <summary>EBU Tech 3342, cases 1 to 4: 20 s each.</summary>
    [Theory]
    [InlineData(10, new double[] { -20, -30 })]
    [InlineData(5, new double[] { -20, -15 })]
    [InlineData(20, new double[] { -40, -20 })]
    [InlineData(15, new double[] { -50, -35, -20, -35, -50 })]
    public void MeetsTech3342(double expected, double[] levels)
    {
        foreach (int sampleRate in (int[])[8000, 48000])
        {
            Loudness loudness = new(sampleRate);
            foreach (double dbfs in levels)
                loudness.Add(TestSignals.Sine(1000, Math.Pow(10, dbfs / 20), 20, sampleRate));
            loudness.Finish();

            Assert.Equal(expected, loudness.FinishRange().Lu!.Value, 0.02);
        }
    }

    [Fact]
    public void FollowsTheDefinition()
    {
        Random random = new(5);
        double[] energies = [.. Enumerable.Range(0, 900).Select(n => Math.Pow(10, (Math.Sin(n / 40.0) * 1.5) - 4 + random.NextDouble()))];
        LoudnessRange range = new(1);
        foreach (double energy in energies)
            range.Add(energy);

        double[] blocks = [.. Enumerable.Range(0, energies.Length - 29).Select(n => energies.Skip(n).Take(30).Average()).Select(Lufs).Where(x => x > -70)];
        double gate = Lufs(blocks.Average(x => Math.Pow(10, (x + 0.691) / 10))) - 20;
        double[] passed = [.. blocks.Where(x => x >= gate).Order()];
        double expected = passed[(int)Math.Round(0.95 * (passed.Length - 1))] - passed[(int)Math.Round(0.1 * (passed.Length - 1))];

        Assert.Equal(expected, range.Finish().Lu!.Value, 0.02);
    }

    [Theory]
    [InlineData(9.9, 0.5, "shorter than 10 s")]
    [InlineData(20, 0.00001, "below the gate of -70 LUFS throughout")]
    public void AbstainsWithAReason(double seconds, double amplitude, string reason)
    {
        Loudness loudness = new(8000);
        loudness.Add(TestSignals.Sine(1000, amplitude, seconds, 8000));
        loudness.Finish();

        Assert.Equal(new RangeOfLoudness(null, reason), loudness.FinishRange());
    }

    [Fact]
    public void DoesNotDependOnHowTheSamplesCome() =>
        Prop.ForAll<int>(seed =>
        {
            float[] signal = TestSignals.Phrases(12, 4000, seed);
            Loudness whole = new(4000), pieces = new(4000);
            pieces.Add(TestSignals.Sine(100, 1, 15, 4000));
            pieces.Finish();
            pieces.Reset();
            whole.Add(signal);
            TestSignals.FeedInPieces<float>(signal, seed, pieces.Add);
            whole.Finish();
            pieces.Finish();
            return whole.FinishRange() == pieces.FinishRange();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private static double Lufs(double energy) => -0.691 + (10 * Math.Log10(energy));
}
