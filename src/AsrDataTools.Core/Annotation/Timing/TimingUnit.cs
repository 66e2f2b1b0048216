namespace AsrDataTools.Annotation.Timing;

/// <summary>What the times are of.</summary>
public enum TimingUnit
{
    /// <summary>Segments of speech: turns, utterances.</summary>
    Segments,

    /// <summary>Words.</summary>
    Words,
}
