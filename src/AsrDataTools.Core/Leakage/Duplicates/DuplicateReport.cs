namespace AsrDataTools.Leakage;

/// <summary>How much of a delivery is new speech.</summary>
public sealed record DuplicateReport
{
    /// <summary>Utterances of the delivery.</summary>
    public int Items { get; init; }

    /// <summary>Utterances of which any speech is there already.</summary>
    public int DuplicateItems { get; init; }

    /// <summary>Utterances whose sound could not be judged; their seconds count as unique.</summary>
    public int Unchecked { get; init; }

    /// <summary>Utterances whose length is not known; their seconds are in no sum.</summary>
    public int Unmeasured { get; init; }

    /// <summary>Hours of all utterances, as they stand in the manifest.</summary>
    public double Hours { get; init; }

    /// <summary>Hours less the time that is in an earlier utterance or was bought before; each moment counted once.</summary>
    public double UniqueHours { get; init; }

    /// <summary>Hours that are there twice within the delivery.</summary>
    public double RepeatedHours { get; init; }

    /// <summary>Hours that were bought before and are not repeated within the delivery too.</summary>
    public double BoughtBeforeHours { get; init; }

    /// <summary>What could not be checked, and why.</summary>
    public TextList Notes { get; init; } = TextList.Empty;
}
