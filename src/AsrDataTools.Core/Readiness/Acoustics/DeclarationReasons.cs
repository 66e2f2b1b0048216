using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>Says how far one side's manifests and its recordings contradict each other; the verdict does not rest on it.</summary>
/// <param name="Reason">How many profiles, and by which rule most.</param>
/// <param name="Remedy">What to do about how much audio.</param>
internal sealed record DeclarationReasons(string Reason, string Remedy)
{
    /// <summary>Of training, then of production; none for a side without a contradiction.</summary>
    public static IReadOnlyList<DeclarationReasons> For(AcousticEvidence evidence) =>
        [.. new[] { Of("training", evidence.Training), Of("production", evidence.Production) }.OfType<DeclarationReasons>()];

    private static DeclarationReasons? Of(string side, IReadOnlyList<AcousticProfile> profiles)
    {
        DeclarationAudit audit = new();
        foreach (AcousticProfile profile in profiles) audit.Judge(profile);
        if (audit.Contradicted == 0) return null;
        (string rule, long count) = audit.ByRule[0];
        return new(
            Counted.Text(
                $"declarations: {audit.Contradicted:N0} of {audit.Profiles:N0} {side} profiles {(audit.Contradicted == 1 ? "contradicts what its" : "contradict what their")} manifest declares, most often by {rule} ({count:N0})"),
            $"correct the manifest of {side}, or replace {Amounts.Hours(audit.ContradictedSeconds / 3600)} of it whose declarations do not hold: Test-AcousticDeclaration lists them");
    }
}
