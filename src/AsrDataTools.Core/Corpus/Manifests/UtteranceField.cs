namespace AsrDataTools.Corpus.Manifests;

/// <summary>What a column of a manifest can stand for. The times also come in milliseconds or as an end.</summary>
public enum UtteranceField
{
    Id,
    AudioPath,
    StartSeconds,
    StartMilliseconds,
    EndSeconds,
    EndMilliseconds,
    DurationSeconds,
    DurationMilliseconds,
    Channel,
    Text,
    Speaker,
    Recording,
    Accent,
    Language,
    Gender,
    Domain,
    Device,
    Environment,
    SampleRate,
    Codec,
    Bandwidth,
    BitDepth,
    Channels,
    RecordedAt,
    Split,
    License,
    Purpose,
    Weight,
}
