namespace AsrDataTools.Coverage;

/// <summary>Counts what became of every distinct label of training.</summary>
internal sealed class LabelTally
{
    private readonly Dictionary<(string? Raw, string? Accent, AccentLabelStatus), Entry> _entries = [];

    public void Add(AccentLabel label, AccentPlacement placement, double? seconds)
    {
        (string?, string?, AccentLabelStatus) key = (string.IsNullOrWhiteSpace(label.Raw) ? null : label.Raw, label.Accent, label.Status);
        if (!_entries.TryGetValue(key, out Entry? entry)) _entries.Add(key, entry = new(label, placement));
        entry.Rows++;
        entry.Seconds += seconds;
        if (seconds is not null) entry.Seconds ??= seconds;
    }

    /// <summary>Most rows first.</summary>
    public IReadOnlyList<AccentLabelFate> Fates() =>
    [
        .. _entries.OrderByDescending(pair => pair.Value.Rows).ThenBy(pair => pair.Key.Raw, StringComparer.Ordinal).Select(pair => new AccentLabelFate
        {
            Raw = pair.Key.Raw,
            Accent = pair.Key.Accent,
            CountsFor = pair.Value.Placement.Accent,
            Status = pair.Value.Placement is { Accent: null, Candidates.Count: > 0 } ? AccentLabelStatus.Ambiguous : pair.Value.Label.Status,
            Source = "Training",
            Rows = pair.Value.Rows,
            Hours = pair.Value.Seconds / 3600,
            Remark = pair.Value.Placement is { Accent: null, Candidates: { Count: > 0 } candidates }
                ? $"may be {string.Join(" or ", candidates)}"
                : pair.Value.Label.Remark,
        }),
    ];

    private sealed class Entry(AccentLabel label, AccentPlacement placement)
    {
        public AccentLabel Label { get; } = label;

        public AccentPlacement Placement { get; } = placement;

        public long Rows { get; set; }

        public double? Seconds { get; set; }
    }
}
