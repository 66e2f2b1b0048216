namespace AsrDataTools.Catalog;

/// <summary>One run of the readiness test as its catalog remembers it.</summary>
public sealed record ReadinessRun
{
    /// <summary>Counted up within the catalog.</summary>
    public long RunId { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public double DurationSeconds { get; init; }

    /// <summary>What was judged: the absolute path of the plan, else the paths of both corpora.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Version of the module.</summary>
    public string Version { get; init; } = "";

    /// <summary>The overall answer, of the gates that were asked: those that have an answer here.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>What it would have been but for what the baseline accepted; null without one.</summary>
    public Verdict? NewVerdict { get; init; }

    public Verdict? Acoustics { get; init; }

    public Verdict? Accent { get; init; }

    public Verdict? Annotation { get; init; }

    public Verdict? Vocabulary { get; init; }

    public Verdict? Evaluation { get; init; }

    public Verdict? Governance { get; init; }

    /// <summary>
    /// What answers otherwise than the last time that it was asked of this subject: "Acoustics: Fail → Warn". Empty in the first run.
    /// </summary>
    public TextList Changed { get; init; } = TextList.Empty;

    /// <summary>Hours of audio that were measured; null where no gate that was asked needs them.</summary>
    public double? TrainingHours { get; init; }

    public double? ProductionHours { get; init; }

    public double? EvaluationHours { get; init; }

    /// <summary>Inputs of all corpora that could not be used.</summary>
    public int Failed { get; init; }

    /// <summary>Production against that of the run before: Pass where it sounds as it did. Null where there was none to compare with.</summary>
    public Verdict? ProductionDrift { get; init; }

    /// <summary>What has changed in production, strongest first.</summary>
    public TextList DriftReasons { get; init; } = TextList.Empty;

    /// <summary>The gates' answers by name.</summary>
    internal IEnumerable<(string Gate, Verdict? Verdict)> Answers =>
    [
        (nameof(Acoustics), Acoustics), (nameof(Accent), Accent), (nameof(Annotation), Annotation),
        (nameof(Vocabulary), Vocabulary), (nameof(Evaluation), Evaluation), (nameof(Governance), Governance),
    ];
}
