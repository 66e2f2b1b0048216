namespace AsrDataTools.Readiness;

/// <summary>The six gates, in the order in which they are asked.</summary>
internal static class ReadinessGates
{
    /// <summary>Fresh gates for one audit.</summary>
    public static IReadOnlyList<IReadinessGate> Make() =>
    [
        new AcousticGate(),
        new AccentGate(),
        new AnnotationGate(),
        new VocabularyGate(),
        new EvaluationGate(),
        new GovernanceGate(),
    ];
}
