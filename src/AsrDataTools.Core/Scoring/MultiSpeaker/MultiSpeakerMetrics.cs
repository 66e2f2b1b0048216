namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>What metrics have in common.</summary>
public static class MultiSpeakerMetrics
{
    /// <summary>Words match only within the collar; segments need times.</summary>
    public static bool IsTimeConstrained(this MultiSpeakerMetric metric) => metric is MultiSpeakerMetric.Tcp or MultiSpeakerMetric.TcOrc or MultiSpeakerMetric.DiTcp;

    /// <summary>Speakers are paired one to one.</summary>
    public static bool PairsSpeakers(this MultiSpeakerMetric metric) => metric is MultiSpeakerMetric.Cp or MultiSpeakerMetric.Tcp;

    /// <summary>The one of the same constraint that forgives the speakers of the reference's utterances.</summary>
    public static MultiSpeakerMetric Forgiving(this MultiSpeakerMetric metric) => metric.IsTimeConstrained() ? MultiSpeakerMetric.TcOrc : MultiSpeakerMetric.Orc;
}
