namespace AsrDataTools.Readiness;

/// <summary>How speech comes about.</summary>
public enum SpeakingStyle
{
    /// <summary>Read or prompted.</summary>
    Read,

    /// <summary>Free: calls, conversations, interviews.</summary>
    Spontaneous,
}
