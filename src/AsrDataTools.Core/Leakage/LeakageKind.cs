namespace AsrDataTools.Leakage;

/// <summary>The ways in which speech of one side is on the other side too; the most telling first.</summary>
public enum LeakageKind
{
    /// <summary>The same bytes, under whatever name, or the very same file.</summary>
    SameFile,

    /// <summary>The same samples in another container or lossless coding, or as one channel of several.</summary>
    SameSamples,

    /// <summary>Times that overlap in the same recording.</summary>
    TimeOverlap,

    /// <summary>The same sound after coding, gain, noise, cutting: found by its fingerprint.</summary>
    SameAudio,

    /// <summary>The same words, once normalised.</summary>
    SameText,

    /// <summary>Nearly the same words: word 3-shingles with a Jaccard similarity above the threshold.</summary>
    NearText,

    /// <summary>The same recording or session, at other times.</summary>
    SameRecording,

    /// <summary>The same speaker.</summary>
    SameSpeaker,
}
