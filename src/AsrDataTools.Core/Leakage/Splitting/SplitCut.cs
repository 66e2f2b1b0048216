namespace AsrDataTools.Leakage.Splitting;

/// <summary>A speaker, session or sentence that ties splits together, and what it costs to cut it.</summary>
public sealed record SplitCut
{
    public LeakageKind Kind { get; init; }

    /// <summary>The speaker, the session, or the sentence.</summary>
    public required string Label { get; init; }

    /// <summary>Utterances that share it.</summary>
    public int Items { get; init; }

    /// <summary>Utterances to leave out for it.</summary>
    public int Dropped { get; init; }

    public double DroppedSeconds { get; init; }

    /// <summary>The splits that it would tie together.</summary>
    public TextList Splits { get; init; } = TextList.Empty;

    /// <summary>Ids of the utterances to leave out for it.</summary>
    public TextList DroppedIds { get; init; } = TextList.Empty;
}
