namespace AsrDataTools.Governance.Withdrawal;

/// <summary>One thing that has to go when a speaker withdraws.</summary>
public sealed record SpeechDataItem
{
    public required SpeechDataKind Kind { get; init; }

    /// <summary>Absolute path of the file, or of the folder of a package or a data directory.</summary>
    public required string Path { get; init; }

    /// <summary>The utterance's or segment's own name, where it has one.</summary>
    public string? Id { get; init; }

    /// <summary>Seconds from the start of the recording; null for its beginning.</summary>
    public double? StartSeconds { get; init; }

    /// <summary>Seconds from the start of the recording; null for its end.</summary>
    public double? EndSeconds { get; init; }

    /// <summary>Channel of the recording, from 1; null for all.</summary>
    public int? Channel { get; init; }

    /// <summary>Line of a table, or place in an index, from 1.</summary>
    public long? Row { get; init; }

    /// <summary>The pseudonym.</summary>
    public required string Speaker { get; init; }

    /// <summary>Why it is the speaker's.</summary>
    public required string Reason { get; init; }

    /// <summary>The file or folder that was searched and found to hold it: where its absence is to be proved.</summary>
    public required string Root { get; init; }

    /// <summary>Absolute path of the ledger with the withdrawal: it names the speaker and stays.</summary>
    public string? Ledger { get; init; }

    /// <summary>Head of the ledger with the withdrawal, as text; null where none was written.</summary>
    public string? LedgerHead { get; init; }
}
