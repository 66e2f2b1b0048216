namespace AsrDataTools.Scoring.Diarization;

/// <summary>
/// Diarization errors of one recording (or channel of one), or of all together. With them stands how they were scored, since
/// rates with another collar or without overlap are other rates.
/// </summary>
public sealed record DiarizationErrorResult
{
    /// <summary>The value of <see cref="Recording"/> in the row that pools all.</summary>
    public const string Overall = "Overall";

    public required string Recording { get; init; }

    /// <summary>Channel as the source has it; null where recordings are not parted by channel, and in the pooled row.</summary>
    public string? Channel { get; init; }

    /// <summary>(miss + false alarm + confusion) / speaker time; null without speaker time.</summary>
    public double? DiarizationErrorRate { get; init; }

    /// <summary>Interval of the pooled rate over recordings; null in rows of one recording and with fewer than two.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Mean over reference speakers of their Jaccard errors, on all of evaluated time.</summary>
    public double? JaccardErrorRate { get; init; }

    public double? JaccardLow { get; init; }

    public double? JaccardHigh { get; init; }

    /// <summary>Scored time, seconds.</summary>
    public double ScoredSeconds { get; init; }

    /// <summary>Reference speaker time within it; what the rate divides by.</summary>
    public double SpeakerSeconds { get; init; }

    public double MissSeconds { get; init; }

    public double FalseAlarmSeconds { get; init; }

    public double ConfusionSeconds { get; init; }

    /// <summary>Speakers of the reference; in the pooled row their sum over recordings.</summary>
    public int ReferenceSpeakers { get; init; }

    public int HypothesisSpeakers { get; init; }

    /// <summary>Recordings that the row stands for.</summary>
    public int Recordings { get; init; }

    /// <summary>Seconds on either side of each reference boundary that were not scored.</summary>
    public double CollarSeconds { get; init; }

    /// <summary>Whether overlapping reference speech was left out.</summary>
    public bool SkipOverlap { get; init; }

    internal static DiarizationErrorResult Of(string recording, string? channel, int recordings, DiarizationErrors errors, DiarizationOptions options) => new()
    {
        Recording = recording,
        Channel = channel,
        DiarizationErrorRate = errors.DiarizationErrorRate,
        JaccardErrorRate = errors.JaccardErrorRate,
        ScoredSeconds = errors.ScoredSeconds,
        SpeakerSeconds = errors.SpeakerSeconds,
        MissSeconds = errors.MissSeconds,
        FalseAlarmSeconds = errors.FalseAlarmSeconds,
        ConfusionSeconds = errors.ConfusionSeconds,
        ReferenceSpeakers = errors.ReferenceSpeakers,
        HypothesisSpeakers = errors.HypothesisSpeakers,
        Recordings = recordings,
        CollarSeconds = options.CollarSeconds,
        SkipOverlap = options.SkipOverlap,
    };
}
