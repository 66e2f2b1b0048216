using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>A fact, or a gate's having no answer, that somebody accepts for a time as it was on a day: an entry of a baseline.</summary>
public sealed record AcceptedFact
{
    /// <summary>"Gate.Accent|Ratio|fr-CA"; of a gate without an answer "Gate.Accent".</summary>
    public required string SuppressionId { get; init; }

    public string Gate { get; init; } = "";

    /// <summary>As in <see cref="GateEvidence"/>; null where it is the gate as a whole.</summary>
    public string? Measure { get; init; }

    /// <summary>An accent, a slice, a unit; null where the fact is of the whole.</summary>
    public string? Of { get; init; }

    /// <summary>What the fact said: it may say no worse.</summary>
    public required Verdict Verdict { get; init; }

    public double? Value { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>Why it may be so.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day on which it counts.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>Whether it no longer counts on a day.</summary>
    public bool HasExpired(DateOnly day) => Expires < day;

    /// <summary>Reason, owner and last day, in words.</summary>
    public string Justification => string.Create(CultureInfo.InvariantCulture, $"{Reason} ({Owner}, until {Expires:yyyy-MM-dd})");

    public override string ToString() => $"{SuppressionId}: {Justification}";
}
