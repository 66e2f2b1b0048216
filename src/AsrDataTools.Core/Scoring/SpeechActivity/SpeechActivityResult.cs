namespace AsrDataTools.Scoring.SpeechActivity;

/// <summary>Detection errors of one recording (or channel of one), or of all together, under one collar.</summary>
public sealed record SpeechActivityResult
{
    /// <summary>The value of <see cref="Recording"/> in the row that pools all.</summary>
    public const string Overall = "Overall";

    public required string Recording { get; init; }

    /// <summary>Channel as the source has it; null where recordings are not parted by channel, and in the pooled row.</summary>
    public string? Channel { get; init; }

    /// <summary>0.75 · miss + 0.25 · false alarm probability, 0…1; null where nothing is scored.</summary>
    public double? DetectionCost { get; init; }

    /// <summary>Interval of the pooled cost over recordings; null in rows of one recording and with fewer than two.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Missed / scored speech, 0…1; null without speech.</summary>
    public double? MissProbability { get; init; }

    /// <summary>Falsely alarmed / scored non-speech, 0…1; null without non-speech.</summary>
    public double? FalseAlarmProbability { get; init; }

    public double MissSeconds { get; init; }

    public double FalseAlarmSeconds { get; init; }

    /// <summary>Scored speech, seconds.</summary>
    public double SpeechSeconds { get; init; }

    /// <summary>Scored non-speech, seconds.</summary>
    public double NonSpeechSeconds { get; init; }

    /// <summary>Recordings that the row stands for.</summary>
    public int Recordings { get; init; }

    /// <summary>Seconds next to speech that were cut from non-speech.</summary>
    public double CollarSeconds { get; init; }

    internal static SpeechActivityResult Of(string recording, string? channel, int recordings, SpeechActivityErrors errors, double collarSeconds) => new()
    {
        Recording = recording,
        Channel = channel,
        DetectionCost = errors.DetectionCost,
        MissProbability = errors.MissProbability,
        FalseAlarmProbability = errors.FalseAlarmProbability,
        MissSeconds = errors.MissSeconds,
        FalseAlarmSeconds = errors.FalseAlarmSeconds,
        SpeechSeconds = errors.SpeechSeconds,
        NonSpeechSeconds = errors.NonSpeechSeconds,
        Recordings = recordings,
        CollarSeconds = collarSeconds,
    };
}
