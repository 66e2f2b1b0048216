namespace AsrDataTools.Scoring.Diarization;

/// <summary>
/// What diarization got wrong, in times and counts that add: the sum over recordings is the pooled result. Times are kept in
/// whole nanoseconds, so that the sum is exact in any order.
/// </summary>
public sealed record DiarizationErrors
{
    /// <summary>Nothing scored.</summary>
    public static DiarizationErrors None { get; } = new();

    internal long ScoredTime { get; init; }

    internal long SpeakerTime { get; init; }

    internal long MissTime { get; init; }

    internal long FalseAlarmTime { get; init; }

    internal long ConfusionTime { get; init; }

    /// <summary>Scored time of the recordings, seconds (md-eval: scored time).</summary>
    public double ScoredSeconds => ScoredTime / Interval.PerSecond;

    /// <summary>Reference speaker time in it, a second of two speakers counting twice (md-eval: scored speaker time).</summary>
    public double SpeakerSeconds => SpeakerTime / Interval.PerSecond;

    /// <summary>Speaker time for which the hypothesis has fewer speakers than the reference.</summary>
    public double MissSeconds => MissTime / Interval.PerSecond;

    /// <summary>Speaker time for which it has more.</summary>
    public double FalseAlarmSeconds => FalseAlarmTime / Interval.PerSecond;

    /// <summary>Speaker time given to somebody whom the map does not take for the reference's speaker (md-eval: speaker error).</summary>
    public double ConfusionSeconds => ConfusionTime / Interval.PerSecond;

    /// <summary>(miss + false alarm + confusion) / speaker time, from 0 up, beyond 1 where much is made up; null without speaker time.</summary>
    public double? DiarizationErrorRate =>
        SpeakerTime > 0 ? (double)(MissTime + FalseAlarmTime + ConfusionTime) / SpeakerTime : null;

    /// <summary>Speakers of the reference that speak in evaluated time.</summary>
    public int ReferenceSpeakers { get; init; }

    /// <summary>Speakers of the hypothesis that speak in evaluated time.</summary>
    public int HypothesisSpeakers { get; init; }

    /// <summary>Sum over the reference's speakers of their Jaccard errors.</summary>
    public double JaccardErrorSum { get; init; }

    /// <summary>Mean over the reference's speakers of their Jaccard errors, 0…1; null without any.</summary>
    public double? JaccardErrorRate => ReferenceSpeakers > 0 ? JaccardErrorSum / ReferenceSpeakers : null;

    public static DiarizationErrors operator +(DiarizationErrors a, DiarizationErrors b) => new()
    {
        ScoredTime = a.ScoredTime + b.ScoredTime,
        SpeakerTime = a.SpeakerTime + b.SpeakerTime,
        MissTime = a.MissTime + b.MissTime,
        FalseAlarmTime = a.FalseAlarmTime + b.FalseAlarmTime,
        ConfusionTime = a.ConfusionTime + b.ConfusionTime,
        ReferenceSpeakers = a.ReferenceSpeakers + b.ReferenceSpeakers,
        HypothesisSpeakers = a.HypothesisSpeakers + b.HypothesisSpeakers,
        JaccardErrorSum = a.JaccardErrorSum + b.JaccardErrorSum,
    };
}
