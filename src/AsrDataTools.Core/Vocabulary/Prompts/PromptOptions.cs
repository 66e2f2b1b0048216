namespace AsrDataTools.Vocabulary;

/// <summary>Which sentences may be read, and how often.</summary>
public sealed record PromptOptions
{
    public TokenOptions Tokens { get; init; } = new();

    /// <summary>Most readings of one sentence.</summary>
    public int MaximumRepeats { get; init; } = 5;

    public int MinimumWords { get; init; } = 3;

    public int MaximumWords { get; init; } = 30;

    /// <summary>Most sentences.</summary>
    public int MaximumPrompts { get; init; } = int.MaxValue;

    /// <summary>Whether sentences of production may be taken that hold what points at a person: numbers of accounts, spellings, addresses, dates.</summary>
    public bool AllowIdentifiers { get; init; }
}
