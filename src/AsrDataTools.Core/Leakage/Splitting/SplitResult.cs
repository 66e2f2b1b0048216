using AsrDataTools.Corpus;

namespace AsrDataTools.Leakage.Splitting;

/// <summary>A split corpus.</summary>
/// <param name="Utterances">With their split, in the order of the corpus; none where no split stands.</param>
/// <param name="Report">How it came out, or why it did not.</param>
public sealed record SplitResult(IReadOnlyList<SpeechUtterance> Utterances, SplitReport Report);
