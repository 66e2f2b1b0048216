namespace AsrDataTools.Catalog;

/// <summary>One measured fact of one run: a point of a trend.</summary>
public sealed record ReadinessRunEvidence
{
    public long RunId { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public string Gate { get; init; } = "";

    /// <summary>Name as in the measuring cmdlet's output.</summary>
    public string Measure { get; init; } = "";

    /// <summary>What it was taken of, where it is taken of several: an accent, a term.</summary>
    public string? Of { get; init; }

    /// <summary>What the value is: "Cliff's δ", "AUC", "share" …</summary>
    public string Effect { get; init; } = "";

    public double? Value { get; init; }

    /// <summary>Lower bound of the interval.</summary>
    public double? Low { get; init; }

    /// <summary>Upper bound of the interval.</summary>
    public double? High { get; init; }

    /// <summary>The size beyond which it fails.</summary>
    public double? Threshold { get; init; }

    public Verdict Verdict { get; init; }
}
