namespace AsrDataTools.Coverage;

/// <summary>What shares are shares of.</summary>
public enum SamplingUnit
{
    /// <summary>Seconds of audio.</summary>
    Seconds,

    /// <summary>Utterances, however long.</summary>
    Utterances,
}
