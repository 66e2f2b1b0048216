namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// A word error rate of recordings in which several people speak. What each forgives is what it is for: see
/// docs/methods/multi-speaker-scoring.md.
/// </summary>
public enum MultiSpeakerMetric
{
    /// <summary>
    /// cpWER: each speaker's words in one string, the speakers of both sides paired one to one so that errors are fewest
    /// (Watanabe et al. 2020, CHiME-6).
    /// </summary>
    Cp,

    /// <summary>tcpWER: cpWER in which words match only within a collar of time (von Neumann et al. 2023, CHiME-7).</summary>
    Tcp,

    /// <summary>
    /// ORC-WER: each utterance of the reference goes to the hypothesis's speaker where it costs least, whoever spoke it
    /// (Sklyar et al. 2022): what is left when speakers are forgiven.
    /// </summary>
    Orc,

    /// <summary>ORC-WER within a collar of time.</summary>
    TcOrc,

    /// <summary>DI-cpWER: each segment of the hypothesis goes to the reference's speaker where it costs least.</summary>
    DiCp,

    /// <summary>DI-cpWER within a collar of time.</summary>
    DiTcp,
}
