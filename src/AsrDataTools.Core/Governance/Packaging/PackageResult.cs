namespace AsrDataTools.Governance.Packaging;

/// <summary>A package that was made.</summary>
public sealed record PackageResult
{
    /// <summary>Absolute path of the package's folder.</summary>
    public required string Path { get; init; }

    /// <summary>Rows of its manifest.</summary>
    public long Utterances { get; init; }

    /// <summary>Files of its payload, the manifest among them.</summary>
    public long PayloadFiles { get; init; }

    /// <summary>Bytes of its payload.</summary>
    public long PayloadBytes { get; init; }

    /// <summary>Files that an interrupted run had copied, checked again and kept.</summary>
    public long Resumed { get; init; }

    public TextList Algorithms { get; init; } = TextList.Empty;

    /// <summary>Head of the consent ledger, as stored.</summary>
    public string? ConsentLedgerHead { get; init; }

    /// <summary>Whether the contract is met; null without one.</summary>
    public bool? MeetsContract { get; init; }

    /// <summary>sha256 of the tag manifest: one line that stands for the whole package, to be sent another way.</summary>
    public required string Seal { get; init; }
}
