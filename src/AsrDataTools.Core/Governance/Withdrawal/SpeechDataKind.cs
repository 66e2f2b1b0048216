namespace AsrDataTools.Governance.Withdrawal;

/// <summary>What holds a speaker's speech, or speaks of it.</summary>
public enum SpeechDataKind
{
    /// <summary>A recording, or a file that belongs to one, all of which is the speaker's.</summary>
    File = 1,

    /// <summary>The speaker's part of a recording that others speak in too.</summary>
    Segment,

    ManifestRow,

    /// <summary>A segment, words or a speaker's entry in an annotation file.</summary>
    AnnotationSegment,

    /// <summary>A line of a list of ids or paths.</summary>
    Split,

    /// <summary>A BagIt package with one of the others in it, whose checksums must follow.</summary>
    Package,

    /// <summary>An item of a fingerprint index.</summary>
    IndexEntry,

    /// <summary>A recording that was derived from one of the speaker's.</summary>
    Variant,
}
