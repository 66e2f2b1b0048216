using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>How recordings of several speakers are scored.</summary>
public sealed record MultiSpeakerOptions
{
    /// <summary>How words are compared; the alignment is always the one of fewest errors.</summary>
    public WordScoringOptions Words { get; init; } = new() { Convention = AlignmentConvention.Minimum };

    /// <summary>Seconds by which a word of the hypothesis may miss a word of the reference and still match it.</summary>
    public double CollarSeconds { get; init; } = 5;

    public CombinationSearch Search { get; init; }
}
