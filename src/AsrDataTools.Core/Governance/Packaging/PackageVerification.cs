namespace AsrDataTools.Governance.Packaging;

/// <summary>What the verification of one package came to.</summary>
public sealed record PackageVerification
{
    /// <summary>Absolute path of the package.</summary>
    public required string Path { get; init; }

    /// <summary>Fail for any error, else Warn for any warning, else Pass; Unknown where the contents were not read and nothing else is wrong.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Whether everything that the manifests list is there and nothing else is (RFC 8493, section 3: a complete bag).</summary>
    public bool IsComplete { get; init; }

    /// <summary>Whether it is complete and every checksum is right (a valid bag); null where they were not taken.</summary>
    public bool? IsValid { get; init; }

    /// <summary>Of BagIt, as the package says; null where it says none.</summary>
    public string? BagItVersion { get; init; }

    /// <summary>Checksum algorithms of its payload manifests.</summary>
    public TextList Algorithms { get; init; } = TextList.Empty;

    /// <summary>Files that lie in the payload.</summary>
    public long PayloadFiles { get; init; }

    /// <summary>Bytes of the payload.</summary>
    public long PayloadBytes { get; init; }

    /// <summary>Files whose content is another than the manifests say.</summary>
    public long Altered { get; init; }

    /// <summary>Listed files that are not there, the renamed left out.</summary>
    public long Missing { get; init; }

    /// <summary>Payload files in no manifest, the renamed left out.</summary>
    public long Extra { get; init; }

    /// <summary>Files that lie under another name than the manifests say.</summary>
    public long Renamed { get; init; }

    /// <summary>Head of the consent ledger that the package was made under, <c>size:root</c>; null where it says none.</summary>
    public string? ConsentLedgerHead { get; init; }

    /// <summary>What is wrong, worst first.</summary>
    public IReadOnlyList<Finding> Problems { get; init; } = [];
}
