namespace AsrDataTools.Annotation;

/// <summary>What a source says of one of its speakers.</summary>
public sealed record AnnotationSpeaker
{
    /// <summary>As segments refer to it.</summary>
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>In the words of the source: male, female, child …</summary>
    public string? Gender { get; init; }

    public string? Accent { get; init; }

    /// <summary>What has no place above, by the source's own names.</summary>
    public NamedValues Extra { get; init; } = NamedValues.Empty;

    /// <summary>Line in the file that it was read from, counted from 1; 0 where it was not.</summary>
    public long SourceLine { get; init; }

    internal SourceRow? Source { get; set; }

    public override string ToString() => Id;
}
