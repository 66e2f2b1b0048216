namespace AsrDataTools.Readiness;

/// <summary>What to judge and by which measure: the corpora, the gates that must answer, the settings of each gate.</summary>
public sealed record ReadinessPlan
{
    /// <summary>Audio files, folders and manifests of the training corpus; absolute.</summary>
    public IReadOnlyList<string> Training { get; init; } = [];

    /// <summary>Audio files, folders and manifests of recordings from production; absolute.</summary>
    public IReadOnlyList<string> Production { get; init; } = [];

    /// <summary>Table of production traffic by accent, or a manifest of it; absolute. Null where the production corpus stands for it.</summary>
    public string? Traffic { get; init; }

    /// <summary>The file that the plan was read from; absolute. Null where it was given as a table or by parameters.</summary>
    public string? Source { get; init; }

    /// <summary>The catalog that knows what was measured before, and takes note of the run; absolute. Null for none, or for the one beside the plan.</summary>
    public string? Catalog { get; init; }

    /// <summary>Gates whose Unknown makes the overall answer Unknown; all six unless narrowed.</summary>
    public IReadOnlyList<Gate> RequiredGate { get; init; } = Enum.GetValues<Gate>();

    /// <summary>Start of every pseudo-random sequence; the same seed and inputs give the same answer.</summary>
    public int Seed { get; init; } = 1;

    public AcousticGateSettings Acoustics { get; init; } = new();

    public AccentGateSettings Accent { get; init; } = new();

    public AnnotationGateSettings Annotation { get; init; } = new();

    public EvaluationGateSettings Evaluation { get; init; } = new();
    public VocabularyGateSettings Vocabulary { get; init; } = new();

    public GovernanceGateSettings Governance { get; init; } = new();
}
