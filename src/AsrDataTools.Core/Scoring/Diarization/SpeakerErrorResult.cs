namespace AsrDataTools.Scoring.Diarization;

/// <summary>
/// One speaker of the reference and the speaker of the hypothesis that stands for it under the map of least Jaccard error; all of
/// evaluated time, no collar and no exclusion of overlap.
/// </summary>
public sealed record SpeakerErrorResult
{
    public required string Recording { get; init; }

    public string? Channel { get; init; }

    public required string Speaker { get; init; }

    /// <summary>Null where nobody in the hypothesis stands for the speaker.</summary>
    public string? HypothesisSpeaker { get; init; }

    /// <summary>Time of the reference's speaker, seconds.</summary>
    public double SpeakerSeconds { get; init; }

    /// <summary>Part of it in which the hypothesis's speaker is silent.</summary>
    public double MissSeconds { get; init; }

    /// <summary>Time of the hypothesis's speaker in which the reference's is silent.</summary>
    public double FalseAlarmSeconds { get; init; }

    /// <summary>(miss + false alarm) / time in which either speaks, 0…1.</summary>
    public double JaccardErrorRate { get; init; }
}
