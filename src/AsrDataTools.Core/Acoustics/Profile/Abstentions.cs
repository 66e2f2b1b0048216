namespace AsrDataTools.Acoustics;

/// <summary>Collects which measures could not be taken, and why.</summary>
internal sealed class Abstentions
{
    private readonly List<string> _items = [];

    public void Add(string reason, params ReadOnlySpan<string> measures)
    {
        foreach (string measure in measures)
            _items.Add($"{measure}: {reason}");
    }

    public void AddWhere(bool missing, string reason, params ReadOnlySpan<string> measures)
    {
        if (missing)
            Add(reason, measures);
    }

    public TextList ToTextList() => _items.Count == 0 ? TextList.Empty : new TextList(_items);
}
