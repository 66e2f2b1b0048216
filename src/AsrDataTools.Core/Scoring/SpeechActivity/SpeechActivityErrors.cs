using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Scoring.SpeechActivity;

/// <summary>
/// What a detector of speech got wrong, in times that add: the sum over recordings is the pooled result. Times are kept in whole
/// nanoseconds, so that the sum is exact in any order.
/// </summary>
public sealed record SpeechActivityErrors
{
    /// <summary>Weight of the probability of a miss in the cost; a false alarm has the rest (OpenSAD15 to OpenSAT20).</summary>
    public const double MissWeight = 0.75;

    /// <summary>Nothing scored.</summary>
    public static SpeechActivityErrors None { get; } = new();

    internal long SpeechTime { get; init; }

    internal long NonSpeechTime { get; init; }

    internal long MissTime { get; init; }

    internal long FalseAlarmTime { get; init; }

    /// <summary>Scored speech of the reference, seconds.</summary>
    public double SpeechSeconds => SpeechTime / Interval.PerSecond;

    /// <summary>Scored non-speech of the reference, seconds: what the collars leave.</summary>
    public double NonSpeechSeconds => NonSpeechTime / Interval.PerSecond;

    /// <summary>Scored speech that the detector took for none.</summary>
    public double MissSeconds => MissTime / Interval.PerSecond;

    /// <summary>Scored non-speech that it took for speech.</summary>
    public double FalseAlarmSeconds => FalseAlarmTime / Interval.PerSecond;

    /// <summary>Missed / speech, 0…1; null without speech.</summary>
    public double? MissProbability => SpeechTime > 0 ? (double)MissTime / SpeechTime : null;

    /// <summary>Falsely alarmed / non-speech, 0…1; null without non-speech.</summary>
    public double? FalseAlarmProbability => NonSpeechTime > 0 ? (double)FalseAlarmTime / NonSpeechTime : null;

    /// <summary>
    /// 0.75 · miss probability + 0.25 · false alarm probability, 0…1. Of a recording that is all speech or all non-speech the
    /// other term is 0, as scoreFile_SAD.pl has it since version 2.1; null where nothing is scored.
    /// </summary>
    public double? DetectionCost => SpeechTime + NonSpeechTime == 0 ? null : CostOf(MissProbability, FalseAlarmProbability);

    public static SpeechActivityErrors operator +(SpeechActivityErrors a, SpeechActivityErrors b) => new()
    {
        SpeechTime = a.SpeechTime + b.SpeechTime,
        NonSpeechTime = a.NonSpeechTime + b.NonSpeechTime,
        MissTime = a.MissTime + b.MissTime,
        FalseAlarmTime = a.FalseAlarmTime + b.FalseAlarmTime,
    };

    internal static double CostOf(double? miss, double? falseAlarm) => MissWeight * (miss ?? 0) + (1 - MissWeight) * (falseAlarm ?? 0);
}
