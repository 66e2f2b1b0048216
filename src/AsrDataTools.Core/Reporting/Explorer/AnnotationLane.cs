namespace AsrDataTools.Reporting.Explorer;

/// <summary>What a lane beside the waveform shows.</summary>
internal enum LaneKind
{
    Speaker,
    Overlap,
    Words,
    Other,
    RecognisedWords,
}

/// <summary>A row of labelled stretches beside the waveform.</summary>
internal sealed record AnnotationLane(LaneKind Kind, string Name, IReadOnlyList<LaneItem> Items);

/// <summary>A stretch of a lane, seconds from the start of the utterance.</summary>
internal readonly record struct LaneItem(double Start, double End, string? Label);
