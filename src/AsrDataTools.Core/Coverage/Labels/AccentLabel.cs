namespace AsrDataTools.Coverage;

/// <summary>What became of a label.</summary>
public enum AccentLabelStatus
{
    /// <summary>It stands for one accent.</summary>
    Known,

    /// <summary>Nothing is said: blank, other, unknown …</summary>
    Unlabelled,

    /// <summary>It could be one of several accents: "foreign"; or it is coarser than what it is held against.</summary>
    Ambiguous,

    /// <summary>It names several accents, none of which holds the others.</summary>
    Multiple,

    /// <summary>The table and the user's map have no such label; equal labels in traffic still match.</summary>
    Unrecognised,
}

/// <summary>A label as written and what it stands for.</summary>
/// <param name="Raw">As the manifest or the traffic has it.</param>
/// <param name="Accent">Canonical label; the trimmed text itself when unrecognised; null for the other statuses.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Remark">Why, or how it was read, where that is not plain; null otherwise.</param>
public sealed record AccentLabel(string? Raw, string? Accent, AccentLabelStatus Status, string? Remark = null);
