using AsrDataTools.Acoustics;
using AsrDataTools.Signal;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Acoustics;

public class TruePeakTests
{
    /// <summary>EBU Tech 3341, cases 15 to 19: sines whose samples miss the peak by up to 3 dB.</summary>
    [Theory]
    [InlineData(4, 0, 0.5, -6)]
    [InlineData(4, 45, 0.5, -6)]
    [InlineData(6, 60, 0.5, -6)]
    [InlineData(8, 67.5, 0.5, -6)]
    [InlineData(4, 45, 1.41, 3)]
    public void MeetsTech3341(double period, double degrees, double amplitude, double expected)
    {
        float[] sine = [.. Enumerable.Range(0, 48000).Select(n => (float)(Math.Min(1, Math.Min(n, 47999 - n) / 480.0) * amplitude * Math.Sin((2 * Math.PI * n / period) + (degrees * Math.PI / 180))))];

        Assert.InRange(Decibels(sine) - expected, -0.4, 0.2);
    }

    /// <summary>Four points a sample miss the peak of fs/4 by at most cos(π/16), 0.17 dB.</summary>
    [Fact]
    public void WorstPhaseReadsWhatTheDefinitionReads()
    {
        double lowest = 0, highest = -1;
        for (int phase = 0; phase < 90; phase++)
        {
            float[] sine = [.. Enumerable.Range(0, 4000).Select(n => (float)(Math.Min(1, Math.Min(n, 3999 - n) / 500.0) * Math.Sin((Math.PI / 2 * n) + (phase * Math.PI / 180))))];
            lowest = Math.Min(lowest, Decibels(sine));
            highest = Math.Max(highest, Decibels(sine));
        }

        Assert.Equal(20 * Math.Log10(Math.Cos(Math.PI / 16)), lowest, 0.01);
        Assert.Equal(0, highest, 0.01);
    }

    /// <summary>Every point is interpolated by another filter of the same design; what was left out cannot have mattered.</summary>
    [Fact]
    public void LeavingOutStretchesChangesNothing() =>
        Prop.ForAll<int>(seed =>
        {
            Random random = new(seed);
            float[] signal = TestSignals.Phrases(0.4, 8000, seed, 0.1 + random.NextDouble());
            if (seed % 2 == 0)
                signal = [.. signal.Select((x, n) => (float)((0.1 * x) + (0.7 * Math.Sin(n * random.Next(1, 3) * 0.9))))];
            TruePeak pruned = new();
            pruned.Add(signal);
            return Math.Abs(pruned.Finish() - Everywhere(signal)) < 1e-5;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void DoesNotDependOnHowTheSamplesCome() =>
        Prop.ForAll<int>(seed =>
        {
            float[] signal = TestSignals.Phrases(0.3, 8000, seed);
            TruePeak whole = new(), pieces = new();
            whole.Add(signal);
            pieces.Add(TestSignals.Sine(1000, 1, 0.1, 8000));
            pieces.Finish();
            pieces.Reset();
            TestSignals.FeedInPieces<float>(signal, seed, pieces.Add);
            return whole.Finish() == pieces.Finish();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void IsNeverBelowTheSamplePeak()
    {
        Assert.Equal(0, new TruePeak().Finish());
        TruePeak one = new();
        one.Add([-0.25f]);
        Assert.Equal(0.25, one.Finish());
    }

    private static double Decibels(float[] signal)
    {
        TruePeak peak = new();
        peak.Add(signal);
        return 20 * Math.Log10(peak.Finish());
    }

    private static double Everywhere(float[] signal)
    {
        double[] filter = FirDesign.LowPass(95, 0.125, 60);
        double[] sums = [.. Enumerable.Range(0, 4).Select(phase => filter.Where((_, i) => i % 4 == phase).Sum())];
        double peak = 0;
        for (int m = -48; m < (4 * signal.Length) + 48; m++)
        {
            double value = 0;
            int residue = -1;
            for (int n = Math.Max(0, (m - 47 + 3) / 4); n < signal.Length && (4 * n) - m <= 47; n++)
            {
                int tap = 47 + (4 * n) - m;
                if (tap is < 0 or > 94)
                    continue;
                residue = tap % 4;
                value += filter[tap] * signal[n];
            }

            if (residue >= 0)
                peak = Math.Max(peak, Math.Abs(value / sums[residue]));
        }

        return peak;
    }
}
