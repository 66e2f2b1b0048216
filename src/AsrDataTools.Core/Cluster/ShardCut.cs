namespace AsrDataTools.Cluster;

/// <summary>Cuts the rows of a manifest into shards of about the same audio. Rows stay in their order, so that merging is putting one after the other.</summary>
internal static class ShardCut
{
    /// <param name="seconds">Of each row.</param>
    /// <param name="count">Shards wanted; fewer where single rows are longer than a shard.</param>
    /// <returns>How many rows each shard has.</returns>
    public static IReadOnlyList<int> Cut(IReadOnlyList<double> seconds, int count)
    {
        double total = seconds.Sum();

        // Where nothing says how long anything is, all rows are the same.
        bool even = total <= 0;
        if (even) total = seconds.Count;
        List<int> rows = [];
        double before = 0;
        long current = -1;
        foreach (double own in seconds)
        {
            double length = even ? 1 : own;

            // By the row's middle: the row lies in the shard that has more of it.
            long shard = Math.Min(count - 1, (long)((before + (length / 2)) / total * count));
            if (shard == current) rows[^1]++;
            else rows.Add(1);
            current = shard;
            before += length;
        }

        return rows;
    }

    /// <summary>How many shards of so many hours the audio makes; at least one, at most as many as there are rows.</summary>
    public static int CountOf(IReadOnlyList<double> seconds, double hours) =>
        (int)Math.Clamp(Math.Ceiling(seconds.Sum() / 3600 / hours), 1, Math.Max(1, seconds.Count));
}
