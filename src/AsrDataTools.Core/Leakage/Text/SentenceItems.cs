namespace AsrDataTools.Leakage;

/// <summary>The items of a side by what they say: two numbers an item, whatever the number of sentences.</summary>
internal sealed class SentenceItems
{
    private readonly IReadOnlyList<LeakageItem> _items;
    private readonly int[] _sentences;
    private readonly int[] _starts;
    private readonly int[] _ordered;

    /// <param name="items">By ascending number.</param>
    /// <param name="sentences">The sentence of each item; −1 for none.</param>
    /// <param name="count">Sentences there are.</param>
    public SentenceItems(IReadOnlyList<LeakageItem> items, int[] sentences, int count)
    {
        (_items, _sentences) = (items, sentences);
        _starts = new int[count + 1];
        foreach (int sentence in sentences)
        {
            if (sentence >= 0) _starts[sentence + 1]++;
        }

        for (int sentence = 0; sentence < count; sentence++) _starts[sentence + 1] += _starts[sentence];
        _ordered = new int[_starts[count]];
        int[] next = _starts[..count];
        for (int index = 0; index < sentences.Length; index++)
        {
            if (sentences[index] >= 0) _ordered[next[sentences[index]]++] = index;
        }
    }

    /// <summary>The items that say a sentence, in their order.</summary>
    public LeakageItem[] this[int sentence]
    {
        get
        {
            LeakageItem[] items = new LeakageItem[Count(sentence)];
            for (int i = 0; i < items.Length; i++) items[i] = _items[_ordered[_starts[sentence] + i]];
            return items;
        }
    }

    /// <summary>How many items say a sentence.</summary>
    public int Count(int sentence) => _starts[sentence + 1] - _starts[sentence];

    /// <summary>The sentence of an item: −1 where it has no words; null where the item is not of this side.</summary>
    public int? Of(LeakageItem item)
    {
        int index = IndexOf(item);
        return index < 0 ? null : _sentences[index];
    }

    /// <summary>The sentences, in the order in which the items say them first.</summary>
    public IEnumerable<int> InOrder()
    {
        for (int index = 0; index < _sentences.Length; index++)
        {
            int sentence = _sentences[index];
            if (sentence >= 0 && _ordered[_starts[sentence]] == index) yield return sentence;
        }
    }

    // Numbers ascend, mostly without gaps.
    private int IndexOf(LeakageItem item)
    {
        if (_items.Count == 0) return -1;
        int low = 0, high = _items.Count - 1, guess = item.Number - _items[0].Number;
        while (low <= high)
        {
            guess = guess < low || guess > high ? (low + high) >> 1 : guess;
            int number = _items[guess].Number;
            if (number == item.Number) return ReferenceEquals(_items[guess], item) ? guess : -1;
            if (number < item.Number) low = guess + 1;
            else high = guess - 1;
            guess = -1;
        }

        return -1;
    }
}
