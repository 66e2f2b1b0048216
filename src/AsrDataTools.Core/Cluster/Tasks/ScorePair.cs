using System.Globalization;
using System.Text.Json;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Cluster;

/// <summary>A pair of reference and hypothesis as a shard holds it: paired already, with the values that it is grouped by.</summary>
internal sealed record ScorePair
{
    public required string Id { get; init; }

    public required string Reference { get; init; }

    public required string Hypothesis { get; init; }

    public string? Speaker { get; init; }

    public string? Recording { get; init; }

    public bool InNistNotation { get; init; }

    public bool IsHypothesisMissing { get; init; }

    /// <summary>Of each property that is grouped by, in their order: a number, a text, or null.</summary>
    public IReadOnlyList<JsonElement> Groups { get; init; } = [];

    public static ScorePair Of(TranscriptPair pair, IReadOnlyList<string> groupBy) => new()
    {
        Id = pair.Id,
        Reference = pair.Reference,
        Hypothesis = pair.Hypothesis,
        Speaker = pair.Speaker,
        Recording = pair.Recording,
        InNistNotation = pair.InNistNotation,
        IsHypothesisMissing = pair.IsHypothesisMissing,
        Groups = [.. groupBy.Select(name => JobJson.Element(Kept(UtteranceGroups.ValueOf(pair, name))))],
    };

    public TranscriptPair ToPair() => new()
    {
        Id = Id,
        Reference = Reference,
        Hypothesis = Hypothesis,
        InNistNotation = InNistNotation,
    };

    // What groups are made of: numbers, which are put in bands, and texts.
    private static object? Kept(object? value) => value switch
    {
        double or float or int or long or short or byte or uint when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) => number,
        null => null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
