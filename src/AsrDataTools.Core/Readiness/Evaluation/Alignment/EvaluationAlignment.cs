using System.Text.Json.Serialization;

namespace AsrDataTools.Readiness;

/// <summary>
/// One thing that decides whether an evaluation set tells of production. Which properties have a value depends on <see cref="Kind"/>;
/// shares are of speech seconds, 0…1.
/// </summary>
public sealed record EvaluationAlignment
{
    /// <summary>The <see cref="Name"/> of the rows about the whole set.</summary>
    public const string All = "All";

    public required AlignmentKind Kind { get; init; }

    /// <summary>The measure, property or required slice: <c>Joint</c>, <c>Accent</c>, <c>Noisy</c>; of power the slice: <c>Accent=en-IN</c>.</summary>
    public required string Name { get; init; }

    public Verdict Verdict { get; init; }

    /// <summary>How far this row may move the answer of all.</summary>
    public EvidenceWeight Weight { get; init; }

    /// <summary>Margin: median or commonest value in production, as text with its unit.</summary>
    public string? Production { get; init; }

    /// <summary>Margin: the same in evaluation.</summary>
    public string? Evaluation { get; init; }

    /// <summary>Margin: what <see cref="Size"/> is: "Cliff's δ", "AUC", "total variation", "share of seconds".</summary>
    public string? Effect { get; init; }

    /// <summary>Margin: the effect size.</summary>
    public double? Size { get; init; }

    /// <summary>Margin: interval of <see cref="Size"/>.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Margin: sizes below pass.</summary>
    public double? WarnThreshold { get; init; }

    /// <summary>Margin: sizes from here on fail.</summary>
    public double? FailThreshold { get; init; }

    /// <summary>Power, slice: share of production's speech, or of traffic; null where production does not tell.</summary>
    public double? ProductionShare { get; init; }

    /// <summary>Power, slice: share of the set's speech.</summary>
    public double? EvaluationShare { get; init; }

    /// <summary>Power, slice: utterances of the set.</summary>
    public int? Utterances { get; init; }

    /// <summary>Power, slice: speakers that the set names.</summary>
    public int? Speakers { get; init; }

    /// <summary>Power, slice: words of the set's texts; null without texts.</summary>
    public long? Words { get; init; }

    /// <summary>Power: errors per word that the promise rests on.</summary>
    public double? ErrorRate { get; init; }

    /// <summary>Power: whether <see cref="ErrorRate"/> was assumed, not measured.</summary>
    public bool? IsAssumed { get; init; }

    /// <summary>Power: variance of the rate over that of words that err independently.</summary>
    public double? DesignEffect { get; init; }

    /// <summary>Power: points of word error rate to which the set bounds the slice: half the interval.</summary>
    public double? MarginPoints { get; init; }

    /// <summary>Power: speakers of a set that bounds the rate as asked for; slice: speakers that it must have.</summary>
    public int? NeededSpeakers { get; init; }

    /// <summary>Power, slice: words likewise.</summary>
    public long? NeededWords { get; init; }

    /// <summary>Power, slice: speakers to be added.</summary>
    public int? AddSpeakers { get; init; }

    /// <summary>Power, slice: words to be added.</summary>
    public long? AddWords { get; init; }

    /// <summary>What to do, with numbers; null where nothing is short.</summary>
    public string? Remedy { get; init; }

    /// <summary>The verdict is Unknown only as to whether it is Warn or Fail.</summary>
    [JsonInclude]
    internal bool IsAtLeastWarn { get; init; }

    /// <summary>What limits the row, and why it is Unknown.</summary>
    public TextList Remarks { get; init; } = TextList.Empty;
}
