using AsrDataTools.Annotation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Annotation;

public sealed class TimeSetTests
{
    private const int Cells = 40;

    // Against sets of whole seconds, cell by cell.
    [Fact]
    public void EveryOperationIsThatOfItsCells()
    {
        SeededRandom random = new(7);
        for (int trial = 0; trial < 2000; trial++)
        {
            (TimeSet Set, bool[] In)[] made = [Made(random), Made(random), Made(random)];
            (TimeSet one, bool[] inOne) = made[0];
            (TimeSet other, bool[] inOther) = made[1];

            Same(TimeSet.Union([one, other]), cell => inOne[cell] || inOther[cell]);
            Same(one.And(other), cell => inOne[cell] && inOther[cell]);
            Same(one.Without(other), cell => inOne[cell] && !inOther[cell]);
            Same(TimeSet.Shared(made.Select(item => item.Set)), cell => made.Count(item => item.In[cell]) >= 2);
            Same(one.Widened(1), cell => Enumerable.Range(cell - 1, 3).Any(near => near is >= 0 and < Cells && inOne[near]));
        }
    }

    [Fact]
    public void WhatHasNoLengthOrNoEdgeIsNone()
    {
        Assert.True(TimeSet.Of([new(1, 1), new(3, 2), new(double.NaN, 4), new(0, double.PositiveInfinity)]).IsEmpty);
        Assert.Equal([new(1, 3)], TimeSet.Of([new(2, 3), new(1, 2)]).Spans);
        Assert.Equal([new(5, 7)], TimeSet.Of([new(1, 2), new(5, 7)]).AtLeast(1.5).Spans);
    }

    private static (TimeSet Set, bool[] In) Made(SeededRandom random)
    {
        (int Start, int End)[] spans = [.. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(Cells - 8)).Select(start => (start, start + random.Next(8)))];
        bool[] inside = [.. Enumerable.Range(0, Cells).Select(cell => spans.Any(span => cell >= span.Start && cell < span.End))];
        return (TimeSet.Of(spans.Select(span => new Stretch(span.Start, span.End))), inside);
    }

    private static void Same(TimeSet set, Func<int, bool> expected)
    {
        for (int cell = 0; cell < Cells; cell++) Assert.Equal(expected(cell), set.Spans.Any(span => span.Start <= cell && cell + 1 <= span.End));
        Assert.Equal(set.Spans.OrderBy(span => span.Start), set.Spans);
        Assert.All(set.Spans.Zip(set.Spans.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
    }
}
