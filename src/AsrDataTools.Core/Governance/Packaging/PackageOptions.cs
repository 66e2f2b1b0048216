using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Governance.Packaging;

/// <summary>How a package is made.</summary>
public sealed record PackageOptions
{
    public static PackageOptions Default { get; } = new();

    /// <summary>Checksum algorithms of its manifests, those that may be written: sha256, sha512.</summary>
    public IReadOnlyList<BagAlgorithm> Algorithms { get; init; } = [BagAlgorithm.Sha256];

    /// <summary>Hard links instead of copies: no bytes are written, but a later change of the source changes the package.</summary>
    public bool Link { get; init; }

    /// <summary>Further labels and values of <c>bag-info.txt</c>, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Information { get; init; } = [];

    /// <summary>Head of the consent ledger; null for none.</summary>
    public LedgerHead? LedgerHead { get; init; }

    /// <summary>What the package must be; it is stored with it. Null for none.</summary>
    public DeliveryContract? Contract { get; init; }

    /// <summary>Make the package even where the contract is not met.</summary>
    public bool Force { get; init; }

    /// <summary>Most files copied at once.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Called from the workers with the bytes of each block that was read.</summary>
    public Action<long>? OnBytes { get; init; }

    /// <summary>Called once, before files are read, with the bytes of all of them.</summary>
    public Action<long>? OnStart { get; init; }
}
