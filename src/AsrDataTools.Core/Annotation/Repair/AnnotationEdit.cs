namespace AsrDataTools.Annotation.Repair;

/// <summary>One change that a fix makes.</summary>
public sealed record AnnotationEdit
{
    /// <summary>Absolute path of the file that is repaired.</summary>
    public string? Path { get; init; }

    public required string Recording { get; init; }

    /// <summary>The fix that makes it.</summary>
    public required string Fix { get; init; }

    /// <summary>Where it is, before the change.</summary>
    public double? StartSeconds { get; init; }

    /// <summary>Line before the change, counted from 1; null where the source has none.</summary>
    public long? Line { get; init; }

    public required string Before { get; init; }

    /// <summary>Empty where something is taken away.</summary>
    public required string After { get; init; }

    /// <summary>Where the old file is kept; null where it stays in place.</summary>
    public string? Backup { get; init; }
}
