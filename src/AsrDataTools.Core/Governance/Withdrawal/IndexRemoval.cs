using AsrDataTools.Leakage;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Writes a fingerprint index anew without some of its items.</summary>
internal static class IndexRemoval
{
    /// <param name="path">The index, absolute.</param>
    /// <param name="items">What goes, by place.</param>
    /// <param name="cancellation">Gives up before anything is changed.</param>
    public static void Remove(string path, IReadOnlyCollection<SpeechDataItem> items, CancellationToken cancellation)
    {
        HashSet<(long, string)> going = [.. items.Select(item => (item.Row!.Value, item.Id!))];
        using FingerprintIndex index = FingerprintIndex.Open(path);
        if (going.Any(one => one.Item1 > index.Items.Count || index.Items[(int)one.Item1 - 1].Id != one.Item2))
            throw new RemovalRefused(path, "has changed since it was searched. Search again");
        using FingerprintIndexBuilder builder = new(path);
        for (int place = 0; place < index.Items.Count; place++)
        {
            if (!going.Contains((place + 1, index.Items[place].Id))) builder.Add(index, place);
        }

        builder.Complete(cancellation);
    }
}
