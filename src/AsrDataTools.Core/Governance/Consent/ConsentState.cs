namespace AsrDataTools.Governance.Consent;

/// <summary>Where a speaker's consent stands for one purpose on one day.</summary>
public enum ConsentState
{
    /// <summary>No record says anything.</summary>
    NotGranted,

    Granted,

    /// <summary>It was granted, and its last day is over.</summary>
    Expired,

    Revoked,
}
