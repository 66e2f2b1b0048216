using AsrDataTools.Corpus;

namespace AsrDataTools.Leakage;

/// <summary>What is to be done with a manifest row that comes to an index.</summary>
public enum FingerprintNeed
{
    /// <summary>It is not in the index: its recording must be fingerprinted.</summary>
    New,

    /// <summary>It is in the index, but its recording has another size or time than it had: it must be fingerprinted anew.</summary>
    Changed,

    /// <summary>It is in the index as it is.</summary>
    Unchanged,

    /// <summary>It came before in this run.</summary>
    Repeated,
}

/// <summary>
/// Tells which rows of a run must be fingerprinted and takes over from the former index what need not be. Rows are the same
/// when they name the same span and channel of the same path.
/// </summary>
public sealed class FingerprintIndexUpdate
{
    private readonly FingerprintIndex? _former;
    private readonly Dictionary<(string Path, double Start, double? Length, int? Channel), List<int>> _items = [];
    private readonly HashSet<(string Path, double Start, double? Length, int? Channel)> _seen = [];

    /// <param name="former">The index as it was; null for one that is made anew. It must stay open as long as this is in use.</param>
    public FingerprintIndexUpdate(FingerprintIndex? former)
    {
        _former = former;
        for (int i = 0; i < former?.Items.Count; i++)
        {
            if (!_items.TryGetValue(former.Items[i].Key, out List<int>? items))
                _items.Add(former.Items[i].Key, items = []);
            items.Add(i);
        }
    }

    /// <summary>Says what a row needs; an unchanged one is added to the builder at once.</summary>
    /// <exception cref="SpeechDataException">The row names no recording (<c>UtteranceWithoutAudio</c>).</exception>
    public FingerprintNeed Take(SpeechUtterance utterance, FingerprintIndexBuilder builder)
    {
        FingerprintItem now = FingerprintSource.Of(utterance);
        if (!_seen.Add(now.Key))
            return FingerprintNeed.Repeated;
        if (!_items.TryGetValue(now.Key, out List<int>? items))
            return FingerprintNeed.New;
        FingerprintItem before = _former!.Items[items[0]];
        if (before.FileBytes != now.FileBytes || before.FileWrittenUtc != now.FileWrittenUtc)
            return FingerprintNeed.Changed;
        foreach (int item in items)
            builder.Add(_former, item);
        return FingerprintNeed.Unchanged;
    }

    /// <summary>Adds to the builder what the former index holds beside the rows that came.</summary>
    /// <param name="builder">The index to be.</param>
    /// <param name="dropMissing">Leaves out items whose recordings are no longer there.</param>
    /// <returns>How many were added, and how many left out.</returns>
    public (int Kept, int Dropped) KeepOthers(FingerprintIndexBuilder builder, bool dropMissing)
    {
        int kept = 0, dropped = 0;
        for (int i = 0; i < _former?.Items.Count; i++)
        {
            FingerprintItem item = _former.Items[i];
            if (_seen.Contains(item.Key))
                continue;
            if (dropMissing && !File.Exists(item.Path))
            {
                dropped++;
                continue;
            }

            builder.Add(_former, i);
            kept++;
        }

        return (kept, dropped);
    }
}
