namespace AsrDataTools.Readiness;

/// <summary>
/// What there would be after a purchase: the verdicts are those of what is owned and what is bought together; hours, speakers and terms are
/// what the purchase adds.
/// </summary>
public sealed record DeliveryComparison
{
    /// <summary>1 for the best of the deliveries; those that cannot be told apart share one. Null for other rows, and without an answer.</summary>
    public int? Rank { get; init; }

    /// <summary>Whether this is the one to buy; null where another delivery cannot be told from it, and for rows without a rank.</summary>
    public bool? IsBest { get; init; }

    /// <summary>Whether this is what to buy within the budget; null without a budget.</summary>
    public bool? IsBestBuy { get; init; }

    /// <summary>By what it comes before the next, or after the one ahead; null for rows without a rank.</summary>
    public string? RankReason { get; init; }

    /// <summary>What speaks against one that is ranked first: where another delivery is better. Empty for other rows.</summary>
    public TextList Against { get; init; } = TextList.Empty;

    public DeliveryRole Role { get; init; }

    /// <summary>Name of the delivery; those of several joined by " + ".</summary>
    public required string Delivery { get; init; }

    /// <summary>As <c>Test-ProductionReadiness</c> would say with it in training.</summary>
    public Verdict Verdict { get; init; }

    public Verdict? Acoustics { get; init; }

    public Verdict? Accent { get; init; }

    public Verdict? Annotation { get; init; }

    public Verdict? Vocabulary { get; init; }

    public Verdict? Evaluation { get; init; }

    public Verdict? Governance { get; init; }

    /// <summary>Rows that could be measured.</summary>
    public int Utterances { get; init; }

    /// <summary>Inputs that could not be used.</summary>
    public int Failed { get; init; }

    /// <summary>Audio as delivered, of the rows that could be measured.</summary>
    public double? Hours { get; init; }

    /// <summary>Hours less what is in an earlier utterance of the purchase or owned; each moment counted once.</summary>
    public double? UniqueHours { get; init; }

    /// <summary>Of <see cref="UniqueHours"/>, the time in which somebody speaks on any channel; null where speech was not looked for.</summary>
    public double? UniqueSpeechHours { get; init; }

    /// <summary>Hours that are there twice within the purchase.</summary>
    public double? RepeatedHours { get; init; }

    /// <summary>Hours that are owned and not repeated within the purchase too.</summary>
    public double? OwnedHours { get; init; }

    /// <summary>Hours that a delivery not in this row holds too, whichever was first; null for a row of all.</summary>
    public double? SharedHours { get; init; }

    /// <summary>Utterances whose sound could not be compared; their time counts as unique.</summary>
    public int Unchecked { get; init; }

    /// <summary>Speakers that it names.</summary>
    public int? Speakers { get; init; }

    /// <summary>Of these, such as what is owned does not name.</summary>
    public int? NewSpeakers { get; init; }

    /// <summary>Listed terms that what is owned has too few examples of and this has some of, most needed first; null without a list.</summary>
    public TextList? NewTerms { get; init; }

    /// <summary>Hours still to collect so that every accent reaches its floor, each moment of what is bought counted once; null where traffic does not tell.</summary>
    public double? AccentGapHours { get; init; }

    /// <summary>Hours that are to be collected less than without it; below 0 where it adds to accents of which there is enough.</summary>
    public double? AccentGapClosedHours { get; init; }

    /// <summary>The gap accent by accent, largest first.</summary>
    public TextList AccentGap { get; init; } = TextList.Empty;

    /// <summary>How well a classifier tells training from production by sound, 0.5 (not at all) … 1.</summary>
    public double? AcousticAuc { get; init; }

    public double? AcousticAucLow { get; init; }

    public double? AcousticAucHigh { get; init; }

    /// <summary>Share of production's time that has no neighbours in training, 0…1.</summary>
    public double? UncoveredShare { get; init; }

    /// <summary>Listed terms of production with too few examples in training; null without a list.</summary>
    public int? MissingTerms { get; init; }

    /// <summary>Share of production's words that training has never seen, 0…1.</summary>
    public double? OovTokenRate { get; init; }

    /// <summary>Share of training's speech that is annotated as deep as required, 0…1.</summary>
    public double? AnnotatedShare { get; init; }

    /// <summary>Share of the evaluation set's utterances whose speech is in training, 0…1.</summary>
    public double? LeakedShare { get; init; }

    /// <summary>Of <see cref="LeakedShare"/>, what is not leaked by what is owned already; null for the row of that.</summary>
    public double? LeakedShareAdded { get; init; }

    /// <summary>What breaks a grave demand of the policy.</summary>
    public long? GovernanceErrors { get; init; }

    /// <summary>Of <see cref="GovernanceErrors"/>, more than there are without it; null for the row of what is owned.</summary>
    public long? GovernanceErrorsAdded { get; init; }

    /// <summary>In the caller's currency.</summary>
    public double? Cost { get; init; }

    /// <summary>By <see cref="UniqueHours"/>; null without prices and where nothing is unique.</summary>
    public double? CostPerUniqueHour { get; init; }

    /// <summary>By <see cref="AccentGapClosedHours"/>; null without prices and where nothing is closed.</summary>
    public double? CostPerGapHour { get; init; }

    /// <summary>What to know before buying; why there is no answer, where there is none.</summary>
    public TextList Remarks { get; init; } = TextList.Empty;

    /// <summary>The answers of the gates and the row that sums up, where they were asked for; empty otherwise.</summary>
    public DeliveryGates Gates { get; init; } = DeliveryGates.None;
}
