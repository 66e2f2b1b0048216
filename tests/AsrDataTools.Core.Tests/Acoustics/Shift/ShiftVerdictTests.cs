using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Acoustics;

public class ShiftVerdictTests
{
    [Theory]
    [InlineData(0, 0.32, Verdict.Pass)]
    [InlineData(0.474, 1, Verdict.Fail)]
    [InlineData(0.34, 0.47, Verdict.Warn)]
    [InlineData(0.30, 0.42, Verdict.Warn)] // About a threshold, but narrow.
    [InlineData(0.40, 0.54, Verdict.Warn)]
    [InlineData(0.20, 0.36, Verdict.Unknown)]
    [InlineData(0.40, 0.80, Verdict.Unknown)]
    [InlineData(0.10, 0.60, Verdict.Unknown)]
    [InlineData(0.00, 0.34, Verdict.Unknown)]
    public void TheIntervalDecides(double low, double high, Verdict expected) =>
        Assert.Equal(expected, ShiftVerdict.Judge(low, high, 0.33, 0.474));

    [Fact]
    public void MoreDataNeverTurnsAPassIntoAFailure()
    {
        // An interval within a wider one: what the wider one settled stays, and no Warn becomes anything but what lies next to it.
        SeededRandom random = new(5);
        for (int i = 0; i < 20_000; i++)
        {
            double[] ends = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble()).Order()];
            Verdict wide = ShiftVerdict.Judge(ends[0], ends[3], 0.33, 0.474);
            Verdict narrow = ShiftVerdict.Judge(ends[1], ends[2], 0.33, 0.474);
            if (wide is Verdict.Pass or Verdict.Fail) Assert.Equal(wide, narrow);
            if (wide == Verdict.Warn) Assert.NotEqual(Verdict.Unknown, narrow);
            if (wide == Verdict.Warn && ends[0] >= 0.33 && ends[3] < 0.474) Assert.Equal(Verdict.Warn, narrow);
        }
    }

    [Theory]
    [InlineData(0.40, 0.80, true, "at least a warning")]
    [InlineData(0.10, 0.40, false, "no failure")]
    [InlineData(0.10, 0.80, false, "the interval spans both thresholds")]
    public void WhatIsNotSettledStillTellsSomething(double low, double high, bool isBeyondWarn, string start)
    {
        JudgedInterval interval = new(low, high, 0.33, 0.474);

        Assert.Equal(Verdict.Unknown, interval.Verdict);
        Assert.Equal(isBeyondWarn, interval.IsBeyondWarn);
        Assert.StartsWith(start, interval.Unsettled("the interval", "speakers"), StringComparison.Ordinal);
    }
}
