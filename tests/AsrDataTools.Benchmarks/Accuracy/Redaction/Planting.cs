namespace AsrDataTools.Benchmarks.Accuracy.Redaction;

/// <summary>What is done to a stretch of speech, and what the annotation says of it.</summary>
internal enum Planting
{
    SilencedTagged,
    TonedTagged,
    NoiseTagged,
    SpokenTagged,
    HalfSilencedTagged,
    SilencedUntagged,
    TonedUntagged,
}
