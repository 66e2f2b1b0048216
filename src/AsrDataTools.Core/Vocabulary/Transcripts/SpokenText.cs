namespace AsrDataTools.Vocabulary;

/// <summary>What is said in one utterance, and where it comes from.</summary>
public sealed record SpokenText
{
    public required string Text { get; init; }

    /// <summary>Null where it is not known: then each utterance stands for itself.</summary>
    public string? Recording { get; init; }

    public string? Speaker { get; init; }

    /// <summary>Absolute path of the file that it was read from.</summary>
    public string? SourcePath { get; init; }

    /// <summary>Line in it, counted from 1.</summary>
    public long? SourceLine { get; init; }
}
