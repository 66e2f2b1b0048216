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

    /// <summary>Gates that are asked; the others do not run, cost nothing and have no answer. All six unless narrowed.</summary>
    public IReadOnlyList<Gate> Gate { get; init; } = Enum.GetValues<Gate>();

    /// <summary>Gates whose Unknown makes the overall answer Unknown; all that are asked unless narrowed.</summary>
    public IReadOnlyList<Gate> RequiredGate { get => field ?? Gate; init; }

    /// <summary>Gates that are not asked, in their order.</summary>
    public IEnumerable<Gate> NotAsked => Enum.GetValues<Gate>().Except(Gate);

    /// <summary>The file of what is known and accepted; absolute. Null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>Start of every pseudo-random sequence; the same seed and inputs give the same answer.</summary>
    public long Seed { get; init; } = 1;

    public AcousticGateSettings Acoustics { get; init; } = new();

    public AccentGateSettings Accent { get; init; } = new();

    public AnnotationGateSettings Annotation { get; init; } = new();

    public EvaluationGateSettings Evaluation { get; init; } = new();

    public VocabularyGateSettings Vocabulary { get; init; } = new();

    public GovernanceGateSettings Governance { get; init; } = new();

    /// <summary>The plan, if it can be followed.</summary>
    /// <exception cref="SpeechDataException">A gate is required but not asked (<c>RequiredGateNotAsked</c>).</exception>
    public ReadinessPlan Checked()
    {
        Gate[] idle = [.. RequiredGate.Except(Gate)];
        return idle.Length == 0 ? this : throw new SpeechDataException(
            "RequiredGateNotAsked",
            SpeechDataProblem.InvalidArgument,
            $"{Join(idle)} {(idle.Length == 1 ? "is" : "are")} required but not asked: only {Join(Gate)} {(Gate.Count == 1 ? "is" : "are")}. Add {(idle.Length == 1 ? "it" : "them")} to Gate, or narrow RequiredGate.",
            Source);
    }

    private static string Join(IEnumerable<Gate> gates) => string.Join(", ", gates);
}
