namespace AsrDataTools.Scoring.Words;

/// <summary>Word errors in one tenth of the utterances: deletions at the end tell of audio cut off, for example.</summary>
public sealed record PositionWordError
{
    /// <summary>1 for the first tenth of the reference words of each utterance, 10 for the last.</summary>
    public int Tenth { get; init; }

    public long Words { get; init; }

    public long Correct { get; init; }

    public long Substitutions { get; init; }

    public long Deletions { get; init; }

    /// <summary>Counted where the reference word before them stands.</summary>
    public long Insertions { get; init; }

    public double? WordErrorRate { get; init; }

    /// <summary>Deletions over words.</summary>
    public double? DeletionRate { get; init; }
}
