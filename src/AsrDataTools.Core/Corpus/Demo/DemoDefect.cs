namespace AsrDataTools.Corpus.Demo;

/// <summary>One defect that was planted on purpose.</summary>
/// <param name="Gate">The gate that should see it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file concerned, relative to the corpus; null when it is a matter of the whole corpus.</param>
/// <param name="Detail">In words.</param>
internal sealed record DemoDefect(string Gate, string Kind, string? Path, string Detail)
{
    /// <summary>The other file of a pair.</summary>
    public string? OtherPath { get; init; }

    public double? StartSeconds { get; init; }

    public double? EndSeconds { get; init; }

    /// <summary>How large it is, in <see cref="Unit"/>.</summary>
    public double? Value { get; init; }

    public string? Unit { get; init; }
}
