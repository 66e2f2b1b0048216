namespace AsrDataTools.Coverage;

/// <summary>What a verdict on one cell rests on.</summary>
internal sealed record CoverageEvidence
{
    public double TrafficShare { get; init; }

    /// <summary>Utterances, also those without a duration.</summary>
    public long Rows { get; init; }

    public double Seconds { get; init; }

    /// <summary>Named speakers.</summary>
    public int Speakers { get; init; }

    /// <summary>Most seconds of one speaker.</summary>
    public double LargestSpeaker { get; init; }

    public double? Ratio { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    public double? IfNone { get; init; }

    public double? IfAll { get; init; }

    /// <summary>Seconds without a usable label that may be of this cell.</summary>
    public double PossibleSeconds { get; init; }

    /// <summary>Share of utterances whose duration is not known.</summary>
    public double UnmeasuredShare { get; init; }
}
