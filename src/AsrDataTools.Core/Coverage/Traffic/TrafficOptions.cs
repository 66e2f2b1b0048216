namespace AsrDataTools.Coverage;

/// <summary>How traffic is read.</summary>
public sealed record TrafficOptions
{
    /// <summary>The names that labels may have.</summary>
    public AccentLabels Labels { get; init; } = new();

    /// <summary>
    /// Column of the source by what it stands for, where the name does not tell: <c>Accent</c>, an amount (<c>Calls</c>, <c>Hours</c>,
    /// <c>Minutes</c>, <c>Seconds</c>, <c>Share</c>, <c>Percent</c>) or a dimension.
    /// </summary>
    public IReadOnlyDictionary<string, string> ColumnMap { get; init; } = new Dictionary<string, string>();

    /// <summary>Mean minutes of speech of a call, by canonical accent; <see cref="AnyAccent"/> for those not named. Empty to leave calls as calls.</summary>
    public IReadOnlyDictionary<string, double> MinutesPerCall { get; init; } = new Dictionary<string, double>();

    /// <summary>The key in <see cref="MinutesPerCall"/> that stands for all accents not named.</summary>
    public const string AnyAccent = "*";
}
