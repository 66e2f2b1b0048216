namespace AsrDataTools.Readiness;

/// <summary>The six gates, in the order in which they are asked.</summary>
internal static class ReadinessGates
{
    /// <summary>Fresh gates for one audit, of those that are asked.</summary>
    public static IReadOnlyList<IReadinessGate> Make(IReadOnlyCollection<Gate> asked) => [.. All().Where(gate => asked.Contains(gate.Gate))];

    private static IReadinessGate[] All() =>
    [
        new AcousticGate(),
        new AccentGate(),
        new AnnotationGate(),
        new VocabularyGate(),
        new EvaluationGate(),
        new GovernanceGate(),
    ];
}
