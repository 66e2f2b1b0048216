namespace AsrDataTools.Readiness;

/// <summary>One gate's answer, or the answer of them all.</summary>
public sealed record GateResult
{
    /// <summary>The value of <see cref="Gate"/> in the row that sums up.</summary>
    public const string Overall = "Overall";

    /// <summary>Acoustics, Accent, Annotation, Vocabulary, Evaluation, Governance, or Overall.</summary>
    public required string Gate { get; init; }

    public Verdict Verdict { get; init; }

    /// <summary>What it would say but for what the baseline accepts; null without a baseline.</summary>
    public Verdict? NewVerdict { get; init; }

    /// <summary>The entry of the baseline that accepts that there is no answer.</summary>
    public AcceptedFact? Accepted { get; init; }

    /// <summary>Whether an Unknown here makes the overall answer Unknown.</summary>
    public bool Required { get; init; }

    public GateEvidenceList Evidence { get; init; } = [];

    /// <summary>Why, in plain words with figures; most telling first.</summary>
    public TextList Reasons { get; init; } = TextList.Empty;

    /// <summary>What to do, each with a number: "collect 12.4 h of telephony audio".</summary>
    public TextList Remedies { get; init; } = TextList.Empty;

    /// <summary>Acoustics only: the comparisons and profiles that the verdict rests on.</summary>
    public AcousticEvidence? Acoustics { get; init; }

    /// <summary>Accent only: the coverage of each accent and what to collect.</summary>
    public AccentEvidence? Accents { get; init; }

    /// <summary>Annotation only: how deep each recording is annotated.</summary>
    public AnnotationEvidence? Annotation { get; init; }

    /// <summary>Evaluation only: what of the evaluation set training holds, and what the recogniser made of it.</summary>
    public EvaluationEvidence? Evaluation { get; init; }

    /// <summary>Vocabulary only: the words of both sides and what training lacks.</summary>
    public VocabularyEvidence? Vocabulary { get; init; }

    /// <summary>Governance only: which demands of the policy are met, and what breaks them.</summary>
    public GovernanceEvidence? Governance { get; init; }

    /// <summary>Overall only: what was judged, with which settings, when.</summary>
    public AuditRun? Run { get; init; }
}
