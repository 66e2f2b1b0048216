namespace AsrDataTools.Coverage;

/// <summary>How word errors by accent are judged.</summary>
public sealed record WordErrorOptions
{
    /// <summary>Share of traffic by canonical accent, of minutes where they are known; empty without traffic. Need not sum to 1.</summary>
    public IReadOnlyDictionary<string, double> Traffic { get; init; } = new Dictionary<string, double>();

    /// <summary>The accent that others are compared with; null for that with most traffic, without traffic that with most words.</summary>
    public string? ReferenceAccent { get; init; }

    /// <summary>An accent of fewer speakers gets a rate, but neither interval nor adjusted ratio.</summary>
    public int MinimumSpeakers { get; init; } = 10;

    public double ConfidenceLevel { get; init; } = 0.95;
}
