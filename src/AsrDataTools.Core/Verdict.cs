namespace AsrDataTools;

/// <summary>
/// The answer of a gate or of one comparison. Interval wholly beyond the fail threshold: Fail; wholly below the warn
/// threshold: Pass; otherwise Warn. Too little evidence is Unknown, never Pass.
/// </summary>
public enum Verdict
{
    Unknown,
    Pass,
    Warn,
    Fail,
}
