namespace AsrDataTools.Annotation.Depth;

/// <summary>What may be asked of an annotation beyond its level.</summary>
public enum DepthTag
{
    /// <summary>What is said.</summary>
    Text,

    /// <summary>Who talks at once: tags, or turns that overlap.</summary>
    Overlap,

    /// <summary>Times of words.</summary>
    WordTimes,

    /// <summary>Sounds that are no words.</summary>
    Events,

    /// <summary>Names, numbers, drugs.</summary>
    Entities,

    Intent,

    Sentiment,

    /// <summary>Language of segments, or of the whole.</summary>
    Language,

    Topic,
}
