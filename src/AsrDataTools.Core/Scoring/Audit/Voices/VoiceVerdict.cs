namespace AsrDataTools.Scoring.Audit;

/// <summary>Whether each speaker id is one voice, and each voice one id.</summary>
public enum VoiceVerdict
{
    /// <summary>Nothing tells: no embeddings, too few, or they do not tell speakers apart.</summary>
    Unknown,

    /// <summary>Nothing is suspicious.</summary>
    Pass,

    /// <summary>Some ids are suspicious: see the findings.</summary>
    Warn,
}
