using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Governance.Packaging;

/// <summary>What a package is held against beside its own manifests.</summary>
public sealed record PackageAuditOptions
{
    public PackageVerificationOptions Verification { get; init; } = PackageVerificationOptions.Default;

    /// <summary>The contract; null for the one in the package, if it has one.</summary>
    public DeliveryContract? Contract { get; init; }

    /// <summary>Look at no contract.</summary>
    public bool SkipContract { get; init; }

    /// <summary>The head that the package must say; null for any.</summary>
    public LedgerHead? ExpectedHead { get; init; }

    /// <summary>Absolute path of the ledger, which must still begin with what it was when the package was made; null for none.</summary>
    public string? Ledger { get; init; }

    /// <summary>The key of the head's HMAC; null to look at none.</summary>
    public byte[]? Key { get; init; }
}
