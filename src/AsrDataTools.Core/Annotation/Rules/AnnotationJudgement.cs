namespace AsrDataTools.Annotation.Rules;

/// <summary>What came of one file or document.</summary>
public sealed class AnnotationJudgement
{
    /// <summary>Faults, rule by rule, recording by recording.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>What could not be read, and rules that failed.</summary>
    public List<SpeechDataException> Failures { get; } = [];

    /// <summary>Recordings without audio, where there should be some.</summary>
    public List<string> WithoutAudio { get; } = [];

    public long Recordings { get; internal set; }

    public long Segments { get; internal set; }

    public long Words { get; internal set; }

    internal List<(AnnotationRule Rule, CorpusNote Note)> Notes { get; } = [];
}
