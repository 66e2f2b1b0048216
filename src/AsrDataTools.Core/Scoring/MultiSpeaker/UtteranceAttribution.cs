using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>To which speaker the hypothesis gives an utterance of the reference, and to which it should have.</summary>
public sealed record UtteranceAttribution
{
    public required string Recording { get; init; }

    public required string Speaker { get; init; }

    public double? StartSeconds { get; init; }

    public double? EndSeconds { get; init; }

    /// <summary>The hypothesis's speaker who stands for the utterance's; null where nobody does.</summary>
    public string? ExpectedSpeaker { get; init; }

    /// <summary>The hypothesis's speaker to whom it goes in the best combination; null without any.</summary>
    public string? HypothesisSpeaker { get; init; }

    /// <summary>Its words.</summary>
    public int Words { get; init; }

    /// <summary>Those of them that are right there.</summary>
    public int Correct { get; init; }

    /// <summary>Not with the expected speaker, and words of it are right where it is.</summary>
    public bool IsMisattributed { get; init; }

    public string? Text { get; init; }

    /// <summary>Whether the combination is the best there is or the best that was found.</summary>
    public CombinationSearch Search { get; init; }

    public AlignmentConvention Convention { get; init; }

    public required string Normalizer { get; init; }

    /// <summary>Absolute path of the reference's file.</summary>
    public string? SourcePath { get; init; }

    /// <summary>Line in it, counted from 1; 0 where it was not read from one.</summary>
    public long SourceLine { get; init; }
}
