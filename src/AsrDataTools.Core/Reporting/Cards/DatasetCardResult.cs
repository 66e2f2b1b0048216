namespace AsrDataTools.Reporting;

/// <summary>A card that was written.</summary>
public sealed record DatasetCardResult
{
    /// <summary>The first file; absolute.</summary>
    public required string Path { get; init; }

    /// <summary>All files.</summary>
    public TextList Files { get; init; } = TextList.Empty;

    public required string Name { get; init; }

    public double Hours { get; init; }

    public long Utterances { get; init; }

    public int Speakers { get; init; }

    /// <summary>What is not measured or not said.</summary>
    public TextList Gaps { get; init; } = TextList.Empty;

    /// <summary>Properties that Croissant 1.1 requires and nobody has said.</summary>
    public TextList MissingRequired { get; init; } = TextList.Empty;
}
