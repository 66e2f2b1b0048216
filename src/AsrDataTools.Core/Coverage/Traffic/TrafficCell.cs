namespace AsrDataTools.Coverage;

/// <summary>Traffic of one accent, one channel …, as far as the source tells them apart.</summary>
public sealed record TrafficCell
{
    /// <summary>Canonical label; null where the source has none that is usable, or gives a margin of another column.</summary>
    public string? Accent { get; init; }

    /// <summary>The other columns, by dimension (<c>Environment</c>, <c>Gender</c>, <c>Region</c>, <c>Hour</c> …); those left blank are absent.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>In the unit of the table, ≥ 0.</summary>
    public double Amount { get; init; }
}
