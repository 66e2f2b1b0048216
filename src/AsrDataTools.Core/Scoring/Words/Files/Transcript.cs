namespace AsrDataTools.Scoring.Words;

/// <summary>One side of a pair: the text of one utterance, from wherever it comes.</summary>
public sealed record Transcript
{
    public required string Id { get; init; }

    /// <summary>Name of the audio or text file without folder and ending: the second try to find the other side.</summary>
    public string? FileName { get; init; }

    /// <summary>The text of a file by itself: two such are a pair whatever their names.</summary>
    public bool IsWholeFile { get; init; }

    public required string Text { get; init; }

    public string? Speaker { get; init; }

    public string? Recording { get; init; }

    /// <summary>The recogniser's text, where a file holds both (NeMo's <c>pred_text</c>).</summary>
    public string? Hypothesis { get; init; }

    /// <summary>Whether the text is in the notation of NIST's files.</summary>
    public bool InNistNotation { get; init; }

    /// <summary>A property or column by name; null where there is none.</summary>
    public Func<string, object?> Property { get; init; } = static _ => null;

    /// <summary>Absolute path of the file it was read from.</summary>
    public string? SourcePath { get; init; }

    public long? SourceLine { get; init; }
}
