namespace AsrDataTools.Governance.Redaction;

/// <summary>A file and its protected copy.</summary>
public sealed record ProtectedFile
{
    /// <summary>The original, absolute; it is as it was.</summary>
    public required string Path { get; init; }

    /// <summary>The copy, absolute.</summary>
    public required string OutputPath { get; init; }

    /// <summary>Annotation, Manifest, Text or Audio.</summary>
    public required string Kind { get; init; }

    /// <summary>Values replaced in it and in its name.</summary>
    public required int Replaced { get; init; }

    /// <summary>How much of a recording is silenced or toned, seconds; null for a text.</summary>
    public double? MutedSeconds { get; init; }

    /// <summary>Whether the name is another one, since the old one held personal data.</summary>
    public required bool IsRenamed { get; init; }

    /// <summary>Whether samples outside the windows are those of the original, bit by bit; null for a text.</summary>
    public bool? IsExact { get; init; }

    /// <summary>Pass where the second search found nothing; Unknown for a recording of which no text tells what is said.</summary>
    public required Verdict Verdict { get; init; }
}
