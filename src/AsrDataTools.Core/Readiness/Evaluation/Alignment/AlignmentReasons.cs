
namespace AsrDataTools.Readiness;

/// <summary>Says in plain words, with figures, how the evaluation set differs from production and what it cannot tell.</summary>
internal static class AlignmentReasons
{
    private const int MostMargins = 5;
    private const int MostSlices = 4;

    /// <summary>Most telling first; never empty.</summary>
    public static IEnumerable<string> For(AlignmentEvidence evidence, EvaluationGateSettings settings)
    {
        IReadOnlyList<EvaluationAlignment> margins = evidence.Of(AlignmentKind.Margin), power = evidence.Of(AlignmentKind.Power), slices = evidence.Of(AlignmentKind.Slice);
        EvaluationAlignment[] apart = [.. margins.Where(row => row.Weight > EvidenceWeight.Informative && GateVerdict.IsTelling(AlignmentFacts.Of(row))).OrderByDescending(row => row.Verdict == Verdict.Fail).ThenByDescending(row => row.Weight)];
        foreach (EvaluationAlignment row in apart.Take(MostMargins)) yield return Apart(row);
        if (apart.Length > MostMargins) yield return $"likeness: {apart.Length - MostMargins} more measures differ, {string.Join(", ", apart.Skip(MostMargins).Select(row => Label(row.Name)))}";
        if (apart.Length == 0) yield return Alike(margins);
        yield return Size(power[0], settings);
        if (Missing(power) is { } missing) yield return missing;
        EvaluationAlignment[] wide = [.. power.Skip(1).Where(row => row is { Verdict: Verdict.Warn, Utterances: > 0 })];
        if (wide.Length > 0) yield return $"size: too small to bound {Named(wide, row => row.MarginPoints is { } points ? Counted.Text($"{row.Name} (±{points:0.0})") : $"{row.Name} ({row.Speakers} speakers)")}";
        foreach (EvaluationAlignment row in slices.Where(row => row.Verdict is Verdict.Warn or Verdict.Fail))
            yield return Counted.Text($"required: {row.Remarks[0]}: {row.Speakers:N0} speakers and {row.Words ?? 0:N0} words, at least {row.NeededSpeakers} and {row.NeededWords:N0} are needed{(row.ProductionShare is { } share ? $"; {share:0.# %} of production" : "")}");
        foreach (EvaluationAlignment row in margins.Concat(slices).Where(row => row.Verdict == Verdict.Unknown && AlignmentComparison.IsEssential(row)))
            yield return $"{(row.Kind == AlignmentKind.Slice ? "required" : "likeness")}: {Label(row.Name)}: no answer{(row.Remarks.Count > 0 ? $" ({row.Remarks})" : "")}";
    }

    private static string Apart(EvaluationAlignment row)
    {
        string effect = Counted.Text($"{row.Effect} {row.Size:0.00}{Amounts.Interval(row.Low, row.High, "0.00")}");
        string told = row.Remarks.FirstOrDefault(remark => remark.StartsWith("short of", StringComparison.Ordinal) || remark.StartsWith("by ", StringComparison.Ordinal)) is { } remark ? $", {remark}" : "";
        return row switch
        {
            { Name: AcousticEffect.UncoveredShare } => Counted.Text($"likeness: {row.Size:0 %} of production's seconds have no neighbour in evaluation{Amounts.Interval(row.Low, row.High, "0 %")}"),
            { Production: { } live, Evaluation: { } held } => $"likeness: {Label(row.Name)} of evaluation is {held}, of production {live} ({effect}{told})",
            _ => $"likeness: decisive measures together tell evaluation from production ({effect}{told})",
        };
    }

    private static string Alike(IReadOnlyList<EvaluationAlignment> margins)
    {
        EvaluationAlignment[] passed = [.. margins.Where(row => row.Verdict == Verdict.Pass)];
        return passed.Length == 0 ? "likeness: nothing of evaluation and production could be compared" : $"likeness: evaluation is like production in {string.Join(", ", passed.Select(row => Label(row.Name)))}";
    }

    private static string Size(EvaluationAlignment row, EvaluationGateSettings settings)
    {
        string basis = row.IsAssumed == true ? Counted.Text($"if {row.ErrorRate:0.# %} of words are wrong") : Counted.Text($"at {row.ErrorRate:0.0 %} word errors");
        return row.MarginPoints is { } points
            ? Counted.Text($"size: {row.Speakers:N0} speakers and {row.Words ?? 0:N0} words bound word errors to ±{points:0.0} points, {basis}; ±{settings.MarginPoints:0.##} is asked for")
            : $"size: no margin of word errors can be told{(row.Remarks.Count > 0 ? $" ({row.Remarks[0]})" : "")}";
    }

    private static string? Missing(IReadOnlyList<EvaluationAlignment> power)
    {
        EvaluationAlignment[] missing = [.. power.Where(row => row.Utterances == 0)];
        return missing.Length == 0 ? null : $"missing: evaluation has nothing of {Named(missing, row => Counted.Text($"{row.Name} ({row.ProductionShare:0.# %} of production)"))}";
    }

    private static string Named(EvaluationAlignment[] rows, Func<EvaluationAlignment, string> name) =>
        string.Join(", ", rows.Take(MostSlices).Select(name)) + (rows.Length > MostSlices ? $" and {rows.Length - MostSlices} more" : "");

    private static string Label(string name)
    {
        string title = AlignmentFacts.Title(name);
        return char.ToLowerInvariant(title[0]) + title[1..];
    }
}
