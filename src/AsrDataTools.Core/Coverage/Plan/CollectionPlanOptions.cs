namespace AsrDataTools.Coverage;

/// <summary>What a plan has to reach, and what a speaker may give.</summary>
public sealed record CollectionPlanOptions
{
    /// <summary>Share of training that each stratum is to have, as a part of its share of traffic; above 0, below 1.</summary>
    public double FloorRatio { get; init; } = 0.8;

    /// <summary>
    /// Speech that a new speaker is meant to give, minutes. 30 is about what speakers of LibriSpeech (25 to 30) and of Fisher
    /// (up to three calls of ten minutes) gave.
    /// </summary>
    public double MinutesPerSpeaker { get; init; } = 30;

    /// <summary>Least speech worth hiring a speaker for, minutes; 5 is one side of a ten-minute call.</summary>
    public double MinimumMinutesPerSpeaker { get; init; } = 5;

    /// <summary>Speakers that each stratum of traffic is to have, existing ones counted: with fewer than 10 coverage is Unknown.</summary>
    public int MinimumSpeakers { get; init; } = 10;

    /// <summary>Largest share of a stratum's hours that a new speaker may hold, above 0 to 1; 1 for no limit.</summary>
    public double MaximumSpeakerShare { get; init; } = 1;

    /// <summary>What speech and speakers cost; null where the plan is not priced.</summary>
    public CollectionPrices? Prices { get; init; }

    /// <summary>Most that may be spent, in the currency of <see cref="Prices"/>; null for whatever the plan takes.</summary>
    public double? Budget { get; init; }

    /// <exception cref="SpeechDataException"><c>PlanOptionInvalid</c>: which option, and what it may be.</exception>
    internal void Check()
    {
        Require(FloorRatio is > 0 and < 1, $"The floor ratio is {FloorRatio}; it must lie above 0 and below 1: at 1 every hour bought for one accent would take share from another, without end.");
        Require(MinutesPerSpeaker > 0 && double.IsFinite(MinutesPerSpeaker), $"{MinutesPerSpeaker} minutes a speaker: give more than 0.");
        Require(MinimumMinutesPerSpeaker >= 0 && MinimumMinutesPerSpeaker <= MinutesPerSpeaker, $"At least {MinimumMinutesPerSpeaker} minutes a speaker: give 0 up to the {MinutesPerSpeaker} minutes that a speaker is meant to give.");
        Require(MinimumSpeakers >= 0, $"At least {MinimumSpeakers} speakers: give 0 or more.");
        Require(MaximumSpeakerShare is > 0 and <= 1, $"The largest share of a speaker is {MaximumSpeakerShare}; it must lie above 0 and be at most 1.");
        Require(Budget is null or >= 0, $"The budget is {Budget}; give 0 or more.");
        if (Budget is not null && Prices is null)
            throw new SpeechDataException("BudgetWithoutPrice", SpeechDataProblem.InvalidArgument, "A budget needs prices: say what an hour costs (-CostPerHour).");
    }

    private static void Require(bool condition, FormattableString message)
    {
        if (!condition) throw new SpeechDataException("PlanOptionInvalid", SpeechDataProblem.InvalidArgument, FormattableString.Invariant(message));
    }
}
