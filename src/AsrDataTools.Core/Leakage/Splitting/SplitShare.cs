namespace AsrDataTools.Leakage.Splitting;

/// <summary>One split, as it came out.</summary>
public sealed record SplitShare
{
    public required string Split { get; init; }

    public int Items { get; init; }

    public double Seconds { get; init; }

    /// <summary>Speakers known by name.</summary>
    public int Speakers { get; init; }

    /// <summary>Of the seconds, or utterances, of all splits.</summary>
    public double Share { get; init; }

    public double AskedShare { get; init; }
}
