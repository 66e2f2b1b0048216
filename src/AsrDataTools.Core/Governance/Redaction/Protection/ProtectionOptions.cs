namespace AsrDataTools.Governance.Redaction;

/// <summary>How copies of a corpus are protected.</summary>
public sealed record ProtectionOptions
{
    public ProtectionMode Mode { get; init; } = ProtectionMode.Tag;

    /// <summary>
    /// Key of the hashes in the map, of pseudonyms and of new names, 16 bytes at least; null for one that is forgotten after the run,
    /// which <see cref="ProtectionMode.Pseudonym"/> does not take.
    /// </summary>
    public byte[]? Key { get; init; }

    /// <summary>Whether the whole segment is silenced where no word has times; else its recording is refused.</summary>
    public bool AllowSegmentMute { get; init; }

    public RedactionFill Fill { get; init; } = RedactionFill.Silence;

    /// <summary>Whether files in the output folder are replaced.</summary>
    public bool Replace { get; init; }

    /// <summary>Absolute path of the folder that the copies go to.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>Absolute path of the map.</summary>
    public required string MapPath { get; init; }

    /// <summary>Files at once.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;
}
