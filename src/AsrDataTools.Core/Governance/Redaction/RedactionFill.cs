namespace AsrDataTools.Governance.Redaction;

/// <summary>What stands in place of redacted speech.</summary>
public enum RedactionFill
{
    /// <summary>Digital silence.</summary>
    Silence,

    /// <summary>A sine of 1 kHz at −20 dB of full scale (10 % of its amplitude).</summary>
    Tone,
}
