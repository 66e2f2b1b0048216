using AsrDataTools.Annotation;

namespace AsrDataTools.Transcription;

/// <summary>What an engine made of one recording: words, or why there are none.</summary>
public sealed record EngineAnswer
{
    /// <summary>The words as the engine writes them; empty where it heard none, which is a result.</summary>
    public string Text { get; init; } = "";

    /// <summary>Words with times, seconds from the start of the prepared audio; none where the engine tells no times.</summary>
    public ValueList<AnnotationWord> Words { get; init; } = ValueList<AnnotationWord>.Empty;

    /// <summary>As the engine detected it; null where it does not say.</summary>
    public string? Language { get; init; }

    /// <summary>Set instead of all else where the recording was not recognised.</summary>
    public SpeechDataException? Failure { get; init; }

    public static EngineAnswer Failed(SpeechDataException failure) => new() { Failure = failure };
}
