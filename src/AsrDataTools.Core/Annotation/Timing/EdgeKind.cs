namespace AsrDataTools.Annotation.Timing;

/// <summary>Which edge of speech.</summary>
public enum EdgeKind
{
    /// <summary>Where speech begins after a pause.</summary>
    Onset,

    /// <summary>Where it ends before one.</summary>
    Offset,
}
