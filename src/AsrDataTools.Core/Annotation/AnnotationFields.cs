namespace AsrDataTools.Annotation;

/// <summary>What a format has a place for.</summary>
[Flags]
public enum AnnotationFields
{
    None = 0,

    /// <summary>Several recordings in one file.</summary>
    Recordings = 1 << 0,

    /// <summary>Start and end of segments.</summary>
    Times = 1 << 1,

    /// <summary>Segments that have no times.</summary>
    Untimed = 1 << 2,

    /// <summary>Segments of speech; a format without them holds only words or only regions.</summary>
    Segments = 1 << 3,

    Text = 1 << 4,

    Speaker = 1 << 5,

    /// <summary>Names, accents and the like of speakers.</summary>
    SpeakerDetails = 1 << 6,

    Channel = 1 << 7,

    Id = 1 << 8,

    Confidence = 1 << 9,

    /// <summary>Language of a segment.</summary>
    Language = 1 << 10,

    /// <summary>Words with times.</summary>
    Words = 1 << 11,

    WordConfidence = 1 << 12,

    /// <summary>Kind of token: filled pause, fragment …</summary>
    WordType = 1 << 13,

    /// <summary>Tags of a segment, each with its kind and value.</summary>
    Tags = 1 << 14,

    /// <summary>Times of tags that speak of a part of their segment.</summary>
    TagTimes = 1 << 15,

    /// <summary>Gender of speakers.</summary>
    Gender = 1 << 16,

    Tiers = 1 << 17,

    /// <summary>The recording's file.</summary>
    Audio = 1 << 18,

    /// <summary>Length of the recording.</summary>
    Duration = 1 << 19,

    /// <summary>Fields of other formats, by name.</summary>
    Extra = 1 << 20,

    /// <summary>Language of the whole recording.</summary>
    RecordingLanguage = 1 << 21,
}
