using System.Collections;
using AsrDataTools.Corpus;

namespace AsrDataTools.Leakage.Splitting;

/// <summary>The utterances of a split corpus with the names of their splits, each made when it is asked for; those left out are not there.</summary>
internal sealed class SplitUtterances : IReadOnlyList<SpeechUtterance>
{
    private readonly IReadOnlyList<LeakageItem> _items;
    private readonly int[] _splits;
    private readonly IReadOnlyList<(string Name, double Share)> _names;
    private readonly int[] _kept;

    /// <param name="items">The corpus.</param>
    /// <param name="splits">By item; −1 for one that is left out.</param>
    /// <param name="names">Of the splits.</param>
    public SplitUtterances(IReadOnlyList<LeakageItem> items, int[] splits, IReadOnlyList<(string Name, double Share)> names)
    {
        (_items, _splits, _names) = (items, splits, names);
        _kept = [.. Enumerable.Range(0, splits.Length).Where(item => splits[item] >= 0)];
    }

    public int Count => _kept.Length;

    public SpeechUtterance this[int index] => _items[_kept[index]].Utterance with { Split = _names[_splits[_kept[index]]].Name };

    public IEnumerator<SpeechUtterance> GetEnumerator()
    {
        for (int index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
