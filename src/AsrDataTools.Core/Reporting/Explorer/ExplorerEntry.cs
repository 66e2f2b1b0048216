using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>All that the page says of one utterance.</summary>
internal sealed record ExplorerEntry
{
    public required SpeechUtterance Utterance { get; init; }

    /// <summary>Null where there is no audio, or it could not be read.</summary>
    public ClipPicture? Picture { get; init; }

    /// <summary>Why the audio could not be read.</summary>
    public string? Failure { get; init; }

    public AcousticProfile? Profile { get; init; }

    /// <summary>What was recognised; null where nobody said.</summary>
    public string? Hypothesis { get; init; }

    /// <summary>Null without reference or hypothesis.</summary>
    public UtteranceScore? Score { get; init; }

    public IReadOnlyList<AnnotationLane> Lanes { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Length, seconds: as read, else as declared; null where neither is known.</summary>
    public double? Seconds => Picture?.Seconds ?? Utterance.DurationSeconds;
}
