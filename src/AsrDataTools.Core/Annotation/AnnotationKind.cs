namespace AsrDataTools.Annotation;

/// <summary>What a segment or a tag speaks of.</summary>
public enum AnnotationKind
{
    /// <summary>Somebody talks; the text, if any, is what is said.</summary>
    Speech,

    /// <summary>A sound that is no word: laughter, breath, noise, music.</summary>
    Event,

    /// <summary>Several talk at once, said so by the annotator.</summary>
    Overlap,

    /// <summary>A name, a number, a drug: what a stretch of speech refers to.</summary>
    Entity,

    Intent,

    Sentiment,

    /// <summary>The language of a stretch.</summary>
    Language,

    Topic,

    /// <summary>A remark of the annotator.</summary>
    Comment,

    /// <summary>To be scored (a row of a UEM).</summary>
    Scored,

    /// <summary>Not to be scored (NOSCORE, IGNORE_TIME_SEGMENT_IN_SCORING).</summary>
    Unscored,

    /// <summary>Anything else; what it is stands in its type or its tier.</summary>
    Other,
}
