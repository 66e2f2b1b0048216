namespace AsrDataTools.Governance.Redaction;

/// <summary>What became of a text.</summary>
/// <param name="Input">The text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Entries">What was replaced; the file is not told yet.</param>
/// <param name="Recordings">The recordings that it tells of, absolute.</param>
/// <param name="Windows">What of them nobody may hear.</param>
/// <param name="Failure">Why there is no copy; null where there is one.</param>
internal sealed record ProtectedText(
    ProtectionInput Input,
    string Kind,
    IReadOnlyList<ProtectionMapEntry> Entries,
    IReadOnlyList<string> Recordings,
    IReadOnlyList<(string Recording, RedactionWindow Window)> Windows,
    SpeechDataException? Failure);
