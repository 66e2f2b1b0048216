namespace AsrDataTools.Vocabulary;

/// <summary>A sentence to be read, and which missing examples it gives.</summary>
public sealed record CollectionPrompt
{
    /// <summary>Place on the sheet, from 1.</summary>
    public int Number { get; init; }

    public required string Text { get; init; }

    /// <summary>How often it is to be read, each time by somebody else.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Of one reading.</summary>
    public int Words { get; init; }

    /// <summary>Missing examples, by weight, that all readings give.</summary>
    public double Gain { get; init; }

    /// <summary>The terms that it is there for, each with the examples that all readings give of it.</summary>
    public TextList Terms { get; init; } = TextList.Empty;

    /// <summary>Where the sentence is from; of a template, the template's place.</summary>
    public string? SourcePath { get; init; }

    public long? SourceLine { get; init; }

    public override string ToString() => Text;
}

/// <summary>A term and how many examples of it are missing.</summary>
/// <param name="Term">With its aliases, class and weight.</param>
/// <param name="Needed">Examples to collect, above 0.</param>
public sealed record NeededTerm(DomainTerm Term, long Needed);
