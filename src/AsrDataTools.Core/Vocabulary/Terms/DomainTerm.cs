namespace AsrDataTools.Vocabulary;

/// <summary>A term of a list, as it stands there.</summary>
public sealed record DomainTerm
{
    public required string Text { get; init; }

    /// <summary>Other ways to say or write it.</summary>
    public TextList Aliases { get; init; } = TextList.Empty;

    /// <summary>Drug, dosage, product …; null where the list has no classes.</summary>
    public string? Class { get; init; }

    /// <summary>How much a missing example of it counts.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Examples that training is to have in any case; null where the list does not say.</summary>
    public int? MinimumExamples { get; init; }

    public string? SourcePath { get; init; }

    /// <summary>Line in it, counted from 1.</summary>
    public long? SourceLine { get; init; }

    public override string ToString() => Text;
}
