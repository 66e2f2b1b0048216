using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.Robustness;

/// <summary>An utterance in some condition and its original.</summary>
/// <param name="Parent">Id of the original.</param>
/// <param name="Variant">In the condition.</param>
/// <param name="Original">Null where the sets are not paired.</param>
internal sealed record RobustnessPair(string Parent, UtteranceScore Variant, UtteranceScore? Original);
