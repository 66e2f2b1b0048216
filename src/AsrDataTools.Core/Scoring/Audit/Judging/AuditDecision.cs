namespace AsrDataTools.Scoring.Audit;

/// <summary>What a sheet says of the delivery.</summary>
public enum AuditDecision
{
    /// <summary>As good as contracted, as far as the agreed risks go.</summary>
    Accept,

    /// <summary>Not as good as contracted, as far as the agreed risks go.</summary>
    Reject,

    /// <summary>A sequential plan has not heard enough.</summary>
    Continue,

    /// <summary>The sheet does not tell.</summary>
    Unknown,
}
