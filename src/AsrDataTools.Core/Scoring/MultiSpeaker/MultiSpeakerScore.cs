using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>What one metric makes of one recording.</summary>
public sealed record MultiSpeakerScore
{
    public required string Recording { get; init; }

    public MultiSpeakerMetric Metric { get; init; }

    public WordCounts Words { get; init; }

    /// <summary>Speakers of the reference.</summary>
    public int ReferenceSpeakers { get; init; }

    public int HypothesisSpeakers { get; init; }

    /// <summary>Speakers of the reference beyond the number that the hypothesis has.</summary>
    public int MissedSpeakers => Math.Max(0, ReferenceSpeakers - HypothesisSpeakers);

    /// <summary>Speakers of the hypothesis beyond the number that the reference has.</summary>
    public int FalseAlarmSpeakers => Math.Max(0, HypothesisSpeakers - ReferenceSpeakers);

    /// <summary>How the combination was found; null where speakers are paired.</summary>
    public CombinationSearch? Search { get; init; }

    /// <summary>By speaker, where they are paired.</summary>
    public IReadOnlyList<SpeakerWordErrorResult> Speakers { get; init; } = [];

    /// <summary>By utterance of the reference, where these are combined with speakers of the hypothesis.</summary>
    public IReadOnlyList<UtteranceAttribution> Utterances { get; init; } = [];
}
