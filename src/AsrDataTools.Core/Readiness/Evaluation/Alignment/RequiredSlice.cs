namespace AsrDataTools.Readiness;

/// <summary>What an evaluation set must have some of to tell of production.</summary>
public enum RequiredSlice
{
    /// <summary>Speakers whom training does not have.</summary>
    HeldOutSpeaker,

    /// <summary>Accents that training does not have.</summary>
    UnseenAccent,

    /// <summary>A low signal-to-noise ratio.</summary>
    Noisy,

    /// <summary>Several people speaking at once.</summary>
    Overlapped,

    /// <summary>Many listed domain terms.</summary>
    DomainTerm,
}
