namespace AsrDataTools.Governance.Consent;

/// <summary>What a record of the ledger does.</summary>
public enum ConsentAction
{
    /// <summary>Speech of the speaker may be used for the purposes named.</summary>
    Grant,

    /// <summary>It may no longer be used, for the purposes named or, where none is, for any.</summary>
    Revoke,
}
