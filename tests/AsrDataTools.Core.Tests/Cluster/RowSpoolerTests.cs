using AsrDataTools.Cluster;

namespace AsrDataTools.Core.Tests.Cluster;

public sealed class RowSpoolerTests
{
    /// <summary>Shards are cut by what lies before a row: a length below zero would make a shard of each row after it.</summary>
    [Fact]
    public void SpanThatEndsBeforeItBeginsCountsNothing()
    {
        using TemporaryFolder folder = new();
        using RowSpooler rows = new(folder["rows"]);
        foreach (double seconds in new[] { 2, -7, 3.5 }) rows.Add(new JobRow([.. "{}"u8], seconds, null, 0));

        Assert.Equal([2, 0, 3.5], rows.Seconds(null, 1, CancellationToken.None));
    }
}
