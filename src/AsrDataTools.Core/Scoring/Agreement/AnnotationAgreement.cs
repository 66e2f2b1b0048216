using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.Agreement;

/// <summary>How far annotators agree: two of them, or all at once. What cannot be told is null.</summary>
public sealed record AnnotationAgreement
{
    /// <summary>Whom the row compares.</summary>
    public required TextList Annotators { get; init; }

    /// <summary>The tier; null for all speech.</summary>
    public string? Tier { get; init; }

    /// <summary>The one speaker that the row is about; null for all.</summary>
    public string? Speaker { get; init; }

    /// <summary>Recordings that at least two of them annotated.</summary>
    public int Recordings { get; init; }

    /// <summary>Time that was compared, seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Two annotators: share of time with the same label, silence included, 0…1.</summary>
    public double? Agreement { get; init; }

    /// <summary>Two annotators: Cohen's κ of the labels over time.</summary>
    public double? Kappa { get; init; }

    public double? KappaLow { get; init; }

    public double? KappaHigh { get; init; }

    /// <summary>Krippendorff's nominal α of the labels over time.</summary>
    public double? Alpha { get; init; }

    public double? AlphaLow { get; init; }

    public double? AlphaHigh { get; init; }

    /// <summary>Krippendorff's interval α, where all labels are numbers; time without a label is missing.</summary>
    public double? IntervalAlpha { get; init; }

    /// <summary>Two annotators: F of starts and ends within 20 ms, 0…1.</summary>
    public double? BoundaryF20 { get; init; }

    /// <summary>Within 50 ms.</summary>
    public double? BoundaryF50 { get; init; }

    public double? BoundaryF50Low { get; init; }

    public double? BoundaryF50High { get; init; }

    /// <summary>Within 100 ms.</summary>
    public double? BoundaryF100 { get; init; }

    /// <summary>Median absolute deviation of the boundaries paired within 100 ms, ms.</summary>
    public double? MedianDeviationMilliseconds { get; init; }

    /// <summary>Their 90th percentile, ms.</summary>
    public double? NinetiethDeviationMilliseconds { get; init; }

    /// <summary>Their mean with its sign, ms: positive where the second annotator is later.</summary>
    public double? BiasMilliseconds { get; init; }

    /// <summary>Two annotators, speech: diarization error rate of the second against the first, no collar, overlap scored.</summary>
    public double? DiarizationErrorRate { get; init; }

    public double? DiarizationErrorLow { get; init; }

    public double? DiarizationErrorHigh { get; init; }

    /// <summary>Two annotators, speech with text: words of the first.</summary>
    public long? Words { get; init; }

    /// <summary>Word error rate of the second against the first, speaker by speaker; null without words of the first.</summary>
    public double? WordErrorRate { get; init; }

    public double? WordErrorLow { get; init; }

    public double? WordErrorHigh { get; init; }

    /// <summary>What the alignment of words minimised; null where no words were compared.</summary>
    public AlignmentConvention? Convention { get; init; }

    /// <summary>How words were brought to one writing; null where none were compared.</summary>
    public string? Normalizer { get; init; }
}
