namespace AsrDataTools.Simulation;

/// <summary>Where another speaker was laid over an utterance.</summary>
/// <param name="Speaker">Label of the other speaker; else the utterance that the speech is from.</param>
/// <param name="StartSeconds">In the variant.</param>
/// <param name="EndSeconds">In the variant.</param>
public sealed record OverlappedTalk(string Speaker, double StartSeconds, double EndSeconds);
