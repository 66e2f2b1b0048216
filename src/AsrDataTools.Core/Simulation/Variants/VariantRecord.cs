namespace AsrDataTools.Simulation;

/// <summary>What the journal keeps of one variant: all that cannot be told from its parent.</summary>
/// <param name="Id">Of the variant.</param>
/// <param name="Key">Hash of everything that it is made from; the same key, the same bytes.</param>
/// <param name="File">Name of the recording within the output folder.</param>
/// <param name="Channel">Name of the preset, <c>Match</c> or <c>Custom</c>.</param>
/// <param name="Chain">The stages and their settings.</param>
/// <param name="SampleRate">Hz.</param>
/// <param name="Samples">How many were written.</param>
/// <param name="ParentChannel">Of the parent's recording, counted from 1.</param>
/// <param name="TimeScale">Time in the variant over time in the parent.</param>
/// <param name="Facts">What was drawn and measured: column names and values, in order.</param>
/// <param name="Overlaps">Where others were laid over.</param>
public sealed record VariantRecord(
    string Id, string Key, string File, string Channel, string Chain, int SampleRate, long Samples, int ParentChannel, double TimeScale,
    IReadOnlyList<KeyValuePair<string, string>> Facts, IReadOnlyList<OverlappedTalk> Overlaps);
