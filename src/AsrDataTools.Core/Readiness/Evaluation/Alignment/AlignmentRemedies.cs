namespace AsrDataTools.Readiness;

/// <summary>What to do about an evaluation set that does not mirror production, each with a number.</summary>
internal static class AlignmentRemedies
{
    private const int MostSlices = 3;

    /// <summary>What is missing first, of each property the largest slice; then likeness, then size.</summary>
    public static IEnumerable<string> For(AlignmentEvidence evidence)
    {
        IReadOnlyList<EvaluationAlignment> power = evidence.Of(AlignmentKind.Power);
        EvaluationAlignment[] named =
        [
            .. power.Skip(1).Where(row => row.Utterances == 0).OrderByDescending(row => row.ProductionShare).DistinctBy(row => row.Name.Split('=')[0]).Take(MostSlices),
            .. evidence.Of(AlignmentKind.Margin).Where(row => row.Verdict is Verdict.Fail or Verdict.Warn && row.Weight == EvidenceWeight.Decisive && row.Remedy is not null).Take(1),
            .. evidence.Of(AlignmentKind.Margin).Where(row => row.Verdict == Verdict.Unknown && AlignmentComparison.IsEssential(row)),
            .. evidence.Of(AlignmentKind.Slice),
            power[0],
        ];
        return named.Select(row => row.Remedy).OfType<string>().Distinct(StringComparer.Ordinal).Select(remedy => $"in the evaluation set, {remedy}");
    }
}
