using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

public sealed class RatePowerTests
{
    // Speakers alike and words that err singly: the textbook's n = t² R / h².
    [Fact]
    public void WithoutSpreadOnlyWordsCount()
    {
        RatePower power = new(new(0.1, 0, 1, double.PositiveInfinity), 0.95);

        Assert.Equal(1.962 * Math.Sqrt(0.1 / 100_000), power.HalfWidth([.. Enumerable.Repeat(100.0, 1000)])!.Value, 5);
        int needed = power.Needed(100, 0.01)!.Value;
        Assert.InRange(needed, 38, 42); // 1.96² · 0.1 / 0.01² = 3,842 words
    }

    // No number of words makes up for few speakers.
    [Fact]
    public void WithSpreadSpeakersCount()
    {
        RatePower power = new(new(0.15, 0.5, 2, double.PositiveInfinity), 0.95);
        double few = power.HalfWidth([.. Enumerable.Repeat(100_000.0, 20)])!.Value, many = power.HalfWidth([.. Enumerable.Repeat(300.0, 200)])!.Value;

        Assert.True(few > many);
        Assert.Equal(2.093 * 0.075 / Math.Sqrt(20), few, 3);
        Assert.Null(power.HalfWidth([5000]));
        Assert.NotNull(power.HalfWidth([.. Enumerable.Repeat(500.3, 10)]));
        Assert.Null(power.HalfWidth([]));
    }

    [Fact]
    public void WhatIsAddedSufficesAndOneLessDoesNot()
    {
        RatePower power = new(new(0.15, 0.5, 2, double.PositiveInfinity), 0.95);
        double[] there = [900, 120, 4000, 300];
        int added = power.Added(there, 250, 0.02)!.Value;

        Assert.True(power.HalfWidth([.. there, .. Enumerable.Repeat(250.0, added)]) <= 0.02);
        Assert.True(power.HalfWidth([.. there, .. Enumerable.Repeat(250.0, added - 1)]) > 0.02);
        Assert.Equal(0, power.Added([.. Enumerable.Repeat(300.0, 500)], 300, 0.02));
        Assert.Null(power.Needed(100, 1e-6));
    }

    // Ten speakers of whom one has most of the words are in effect two: of them no spread is known, and no margin is told.
    [Fact]
    public void FewEffectiveSpeakersHaveNoMargin()
    {
        RatePower power = new(ErrorSpread.Assumed(0.15), 0.95);
        double[] uneven = [4000, .. Enumerable.Repeat(200.0, 9)];

        Assert.Null(power.HalfWidth(uneven));
        Assert.Null(power.HalfWidth([.. Enumerable.Repeat(5000.0, 9)]));
        Assert.True(power.Added(uneven, 200, 0.5) > 0);
        Assert.Equal(10, power.Needed(1_000_000, 0.5));
    }

    [Fact]
    public void TheSpreadOfASampleIsFound()
    {
        // Half of the speakers err twice as often as the others, one error in each utterance or two: no clumps.
        List<IReadOnlyList<(long, long)>> speakers = [];
        for (int i = 0; i < 40; i++) speakers.Add([.. Enumerable.Range(0, 50).Select(_ => (i % 2 == 0 ? 1L : 2L, 10L))]);
        ErrorSpread spread = ErrorSpread.Of(speakers)!;

        Assert.Equal(0.15, spread.Rate, 10);
        Assert.Equal(Math.Sqrt((40 * (40.0 / 39 / 9) + 3 * 0.25) / 43), spread.SpeakerVariation, 6);
        Assert.Equal(0, spread.Dispersion, 10);
        Assert.False(spread.IsAssumed);
        Assert.InRange(spread.DegreesOfFreedom, 2, 39);
    }

    // Of speakers who spread more than is assumed nothing is taken away, and speakers who seem alike are not believed to be.
    [Theory]
    [InlineData(5, 0.7027)]
    [InlineData(1, 0.2401)]
    public void TheAssumptionOnlyAddsToWhatIsFound(long hard, double expected)
    {
        List<IReadOnlyList<(long, long)>> speakers = [];
        for (int i = 0; i < 10; i++) speakers.Add([.. Enumerable.Range(0, 50).Select(_ => (i % 2 == 0 ? 1L : hard, 10L))]);
        Assert.Equal(expected, ErrorSpread.Of(speakers)!.SpeakerVariation, 1e-3);
    }

    [Fact]
    public void FewSpeakersDoNotTellTheSpreadButTheRate()
    {
        ErrorSpread spread = ErrorSpread.Of([[(3, 10)], [(1, 10)], [(2, 10)]])!;

        Assert.True(spread.IsAssumed);
        Assert.Equal((0.2, ErrorSpread.AssumedVariation), (spread.Rate, spread.SpeakerVariation));
        Assert.Null(ErrorSpread.Of([[(0, 10)]]));
        Assert.Null(ErrorSpread.Of([]));
    }
}
