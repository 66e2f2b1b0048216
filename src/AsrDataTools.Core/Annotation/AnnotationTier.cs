namespace AsrDataTools.Annotation;

/// <summary>A named layer of annotation: a speaker, the words, the events.</summary>
public sealed record AnnotationTier
{
    public required string Name { get; init; }

    /// <summary>What its segments speak of.</summary>
    public AnnotationKind Kind { get; init; }

    /// <summary>Whether it holds words with times rather than segments.</summary>
    public bool IsWords { get; init; }

    /// <summary>Whether its labels are moments rather than stretches.</summary>
    public bool IsPoints { get; init; }

    public string? Speaker { get; init; }

    /// <summary>Name of the tier that this one hangs on.</summary>
    public string? Parent { get; init; }

    /// <summary>What has no place above, by the source's own names.</summary>
    public NamedValues Extra { get; init; } = NamedValues.Empty;

    /// <summary>Edges between two stretches that are both empty: they bear no label but belong to the file.</summary>
    internal ValueList<double> SilentEdges { get; init; } = ValueList<double>.Empty;

    public override string ToString() => Name;
}
