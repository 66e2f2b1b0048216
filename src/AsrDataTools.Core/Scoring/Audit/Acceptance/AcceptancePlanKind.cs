namespace AsrDataTools.Scoring.Audit;

/// <summary>How long is listened.</summary>
public enum AcceptancePlanKind
{
    /// <summary>To all that was drawn; then accept or reject.</summary>
    Fixed,

    /// <summary>In the order of the sheet, until the evidence suffices (Wald's sequential probability ratio test, truncated).</summary>
    Sequential,
}
