namespace AsrDataTools.Reporting;

/// <summary>Counts rows, hours and speakers by one property.</summary>
internal sealed class CardTally
{
    private readonly Dictionary<string, (long Rows, double Hours, HashSet<string> Speakers)> _values = new(StringComparer.Ordinal);
    private bool _any;

    public void Add(string? value, double hours = 0, string? speaker = null)
    {
        _any |= value is not null;
        (long rows, double sum, HashSet<string> speakers) = _values.TryGetValue(value ?? "", out (long, double, HashSet<string>) known) ? known : (0, 0, new(StringComparer.Ordinal));
        if (speaker is not null) speakers.Add(speaker);
        _values[value ?? ""] = (rows + 1, sum + hours, speakers);
    }

    /// <summary>Those with most hours first; nothing where no row has a value.</summary>
    public IReadOnlyList<CardShare> ToList() => !_any ? [] :
    [
        .. _values
            .OrderByDescending(entry => entry.Value.Hours).ThenByDescending(entry => entry.Value.Rows).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new CardShare(entry.Key.Length == 0 ? null : entry.Key, entry.Value.Rows, entry.Value.Hours, entry.Value.Speakers.Count)),
    ];
}
