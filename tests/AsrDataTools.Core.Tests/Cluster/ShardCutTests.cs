using AsrDataTools.Cluster;
using FsCheck;
using FsCheck.Fluent;

namespace AsrDataTools.Core.Tests.Cluster;

public sealed class ShardCutTests
{
    [Fact]
    public void ShardsHaveAboutTheSameAudio()
    {
        double[] seconds = [.. Enumerable.Range(0, 1000).Select(row => 1.0 + (row * 7919 % 13))];
        IReadOnlyList<int> cut = ShardCut.Cut(seconds, 8);

        Assert.Equal(8, cut.Count);
        int first = 0;
        foreach (int rows in cut)
        {
            // Off by less than one row at either end.
            Assert.InRange(seconds.Skip(first).Take(rows).Sum(), (seconds.Sum() / 8) - 14, (seconds.Sum() / 8) + 14);
            first += rows;
        }
    }

    [Fact]
    public void ARowLongerThanAShardStandsAlone() => Assert.Equal([2, 1, 2], ShardCut.Cut([1, 1, 1000, 1, 1], 50));

    [Fact]
    public void RowsOfUnknownLengthAreCutByTheirNumber() => Assert.Equal([2, 2, 2], ShardCut.Cut([0, 0, 0, 0, 0, 0], 3));

    [Fact]
    public void EveryRowIsInOneShard() => Prop.ForAll<double[], int>((lengths, count) =>
    {
        double[] seconds = [.. lengths.Select(length => double.IsFinite(length) ? Math.Abs(length) % 1e6 : 0)];
        int wanted = Math.Clamp(Math.Abs(count % 100), 1, Math.Max(1, seconds.Length));
        IReadOnlyList<int> cut = ShardCut.Cut(seconds, wanted);
        return cut.Sum() == seconds.Length && cut.All(rows => rows > 0) && cut.Count <= wanted;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(100, 1)]
    [InlineData(0.25, 4)]
    [InlineData(0.0001, 60)]
    public void HoursMakeACount(double hours, int count) => Assert.Equal(count, ShardCut.CountOf([.. Enumerable.Repeat(60.0, 60)], hours));
}
