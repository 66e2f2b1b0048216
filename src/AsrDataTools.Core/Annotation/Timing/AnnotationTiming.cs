namespace AsrDataTools.Annotation.Timing;

/// <summary>
/// How good the times of a recording's annotation are, of its segments or of its words; or those of all recordings together. Deviations are
/// annotated less heard, ms: negative where the annotation is early. What cannot be measured is null, and <see cref="Abstained"/> says why.
/// </summary>
public sealed record AnnotationTiming
{
    /// <summary>The value of <see cref="Recording"/> in the rows that sum up.</summary>
    public const string Overall = "Overall";

    public required string Recording { get; init; }

    public TimingUnit Unit { get; init; }

    /// <summary>Recordings that the row is of.</summary>
    public int Recordings { get; init; } = 1;

    /// <summary>Of these with audio that was measured.</summary>
    public int HeardRecordings { get; init; }

    /// <summary>Segments or words with both times.</summary>
    public int Spans { get; init; }

    /// <summary>Median of how far onsets and offsets that have a heard edge lie from it, either way, ms.</summary>
    public double? DeviationMedianMs { get; init; }

    /// <summary>Interval by bootstrap over recordings, as all others; of ten and more together.</summary>
    public double? DeviationMedianLowMs { get; init; }

    public double? DeviationMedianHighMs { get; init; }

    /// <summary>Nine in ten lie no farther, ms.</summary>
    public double? DeviationP90Ms { get; init; }

    /// <summary>Onsets beside a pause that could be judged: with a heard onset within reach, or in silence.</summary>
    public int? OnsetEdges { get; init; }

    public double? OnsetMedianMs { get; init; }

    public double? OnsetMedianLowMs { get; init; }

    public double? OnsetMedianHighMs { get; init; }

    /// <summary>Median absolute deviation from the median.</summary>
    public double? OnsetMadMs { get; init; }

    public double? OnsetP10Ms { get; init; }

    public double? OnsetP90Ms { get; init; }

    /// <summary>Share of judged onsets within 20 ms of the heard one, 0…1.</summary>
    public double? OnsetWithin20 { get; init; }

    public double? OnsetWithin50 { get; init; }

    public double? OnsetWithin100 { get; init; }

    public double? OnsetWithin100Low { get; init; }

    public double? OnsetWithin100High { get; init; }

    public double? OnsetWithin200 { get; init; }

    /// <summary>Offsets before a pause that could be judged.</summary>
    public int? OffsetEdges { get; init; }

    public double? OffsetMedianMs { get; init; }

    public double? OffsetMedianLowMs { get; init; }

    public double? OffsetMedianHighMs { get; init; }

    public double? OffsetMadMs { get; init; }

    public double? OffsetP10Ms { get; init; }

    public double? OffsetP90Ms { get; init; }

    public double? OffsetWithin20 { get; init; }

    public double? OffsetWithin50 { get; init; }

    public double? OffsetWithin100 { get; init; }

    public double? OffsetWithin100Low { get; init; }

    public double? OffsetWithin100High { get; init; }

    public double? OffsetWithin200 { get; init; }

    /// <summary>Judged edges that lie in silence, beyond the reach of any heard edge.</summary>
    public int? SilentEdges { get; init; }

    /// <summary>Edges that lie in heard speech, where there is no pause to judge them by.</summary>
    public int? UnjudgedEdges { get; init; }

    /// <summary>Constant offset, ms: the mean of what onsets and offsets are late by; of a recording that drifts, at its beginning.</summary>
    public double? ShiftMs { get; init; }

    public double? ShiftLowMs { get; init; }

    public double? ShiftHighMs { get; init; }

    /// <summary>How far annotated speech reaches beyond heard speech on either side, ms; negative where it is cut short.</summary>
    public double? PaddingMs { get; init; }

    /// <summary>How much faster the clock of the annotation runs, parts in a million of the recording's time.</summary>
    public double? DriftPpm { get; init; }

    public double? DriftLowPpm { get; init; }

    public double? DriftHighPpm { get; init; }

    /// <summary>The same, ms a minute.</summary>
    public double? DriftMsPerMinute { get; init; }

    /// <summary>What the drift comes to from the first annotated edge to the last, ms.</summary>
    public double? DriftMs { get; init; }

    /// <summary>Median absolute deviation that is left without offset, padding and drift, ms.</summary>
    public double? JitterMs { get; init; }

    /// <summary>Recordings with a constant offset of 50 ms and more that is beyond chance.</summary>
    public int? ShiftedRecordings { get; init; }

    /// <summary>Recordings with a drift of 50 ms and more from beginning to end that is beyond chance.</summary>
    public int? DriftingRecordings { get; init; }

    /// <summary>The step of which the times are multiples, ms; null where there is none, or too few times. In the row that sums up, of all times.</summary>
    public double? GridStepMs { get; init; }

    /// <summary>Share of times that are multiples of it.</summary>
    public double? GridShare { get; init; }

    /// <summary>Chance that times from a finer grid would lie so.</summary>
    public double? GridChance { get; init; }

    /// <summary>Recordings whose times are on a grid of 100 ms and more.</summary>
    public int CoarseRecordings { get; init; }

    /// <summary>Words, with times or not.</summary>
    public int? Words { get; init; }

    /// <summary>Words without start or end, where others have both.</summary>
    public int? UntimedWords { get; init; }

    /// <summary>Of these, numbers, amounts and signs.</summary>
    public int? UntimedNumbers { get; init; }

    public int? ZeroLengthWords { get; init; }

    /// <summary>Words faster than 20 ms a letter.</summary>
    public int? TooShortWords { get; init; }

    /// <summary>Words longer than 0.6 s and 0.1 s a letter.</summary>
    public int? TooLongWords { get; init; }

    /// <summary>Words in runs of one length, or of lengths as their letters.</summary>
    public int? InterpolatedWords { get; init; }

    /// <summary>Words that hold a pause of 0.2 s and more.</summary>
    public int? AbsorbingWords { get; init; }

    /// <summary>Silence in these, ms.</summary>
    public double? AbsorbedMs { get; init; }

    /// <summary>Words in which nothing is heard.</summary>
    public int? SilentWords { get; init; }

    /// <summary>Length of the recording, where its audio was measured, seconds.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>The annotation file; absolute.</summary>
    public string? Path { get; init; }

    /// <summary>The recording's file; absolute.</summary>
    public string? AudioPath { get; init; }

    /// <summary>What is null, and why.</summary>
    public TextList Abstained { get; init; } = TextList.Empty;

    public override string ToString() => FormattableString.Invariant($"{Recording} {Unit}: onsets {OnsetMedianMs:+0;-0;0} ms, offsets {OffsetMedianMs:+0;-0;0} ms");
}
