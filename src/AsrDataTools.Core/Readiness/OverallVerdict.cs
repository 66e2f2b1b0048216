namespace AsrDataTools.Readiness;

/// <summary>How six answers become one: Fail, else Unknown in a required gate, else Warn, else Pass.</summary>
public static class OverallVerdict
{
    /// <summary>An optional gate that is Unknown does not count; a gate that fails counts whether required or not.</summary>
    /// <returns>Unknown when no gate gave an answer: too little evidence is never Pass.</returns>
    public static Verdict Of(IReadOnlyCollection<GateResult> gates)
    {
        if (gates.Any(gate => gate.Verdict == Verdict.Fail)) return Verdict.Fail;
        if (gates.All(gate => gate.Verdict == Verdict.Unknown)) return Verdict.Unknown;
        if (gates.Any(gate => gate is { Required: true, Verdict: Verdict.Unknown })) return Verdict.Unknown;
        return gates.Any(gate => gate.Verdict == Verdict.Warn) ? Verdict.Warn : Verdict.Pass;
    }

    /// <summary>As <see cref="Of"/>, but for what a baseline accepts; null without one.</summary>
    public static Verdict? OfNew(IReadOnlyCollection<GateResult> gates) => gates.Count == 0 || gates.Any(gate => gate.NewVerdict is null)
        ? null
        : Of([.. gates.Select(gate => gate with { Verdict = gate.NewVerdict!.Value })]);

    /// <summary>The row that sums up: the reasons of the gates that decide, gravest first, and the remedies of all (<see cref="Ordered"/>).</summary>
    /// <param name="gates">Answers with <see cref="GateResult.Required"/> set.</param>
    /// <param name="run">What was judged and how.</param>
    public static GateResult Summarise(IReadOnlyCollection<GateResult> gates, AuditRun? run = null)
    {
        Verdict verdict = Of(gates);
        GateResult[] speaking = [.. gates
            .Where(gate => gate.Verdict is Verdict.Fail or Verdict.Warn)
            .OrderByDescending(gate => gate.Verdict)];
        List<string> reasons = [.. speaking.SelectMany(gate => gate.Reasons.Take(3).Select(reason => $"{gate.Gate}: {reason}"))];
        string[] open = [.. gates.Where(gate => gate.Verdict == Verdict.Unknown).Select(gate => gate.Required ? gate.Gate : $"{gate.Gate} (optional)")];
        if (open.Length > 0) reasons.Add($"no answer from {string.Join(", ", open)}");
        Gate[] notAsked = [.. run?.Plan.NotAsked ?? []];
        if (reasons.Count == 0) reasons.Add(notAsked.Length == 0 ? "every gate passes" : "every gate that was asked passes");
        if (notAsked.Length > 0) reasons.Add($"not asked, so that nothing is known of them: {string.Join(", ", notAsked)}");
        if (run?.Drift is { Verdict: Verdict.Warn or Verdict.Fail } drift)
        {
            reasons.Add(FormattableString.Invariant($"production has changed since the run of {drift.Since:yyyy-MM-dd}: {string.Join(", ", drift.Reasons)}"));
        }

        if (run?.Baseline is { } baseline) reasons.Add(Accepted(baseline, OfNew(gates)));
        return new GateResult
        {
            Gate = GateResult.Overall,
            Verdict = verdict,
            NewVerdict = OfNew(gates),
            Required = true,
            Reasons = new(reasons),
            Remedies = new(Ordered(gates).Select(remedy => remedy.Text)),
            Run = run,
        };
    }

    /// <summary>
    /// The remedies of all gates, each with its gate. Those of the gates that keep the answer from being Pass or Warn come first: of each of
    /// these the weightiest, then of each the next one, and so on; then likewise of gates that warn, then of the others.
    /// </summary>
    /// <param name="gates">Answers with <see cref="GateResult.Required"/> set; each has its own remedies weightiest first.</param>
    public static IEnumerable<(string Gate, string Text)> Ordered(IReadOnlyCollection<GateResult> gates) => gates
        .SelectMany(gate => gate.Remedies.Select((text, place) => (gate, text, place)))
        .OrderBy(remedy => Turn(remedy.gate))
        .ThenBy(remedy => remedy.place)
        .ThenByDescending(remedy => remedy.gate.Verdict)
        .Select(remedy => (remedy.gate.Gate, remedy.text));

    private static int Turn(GateResult gate) => gate switch
    {
        { Verdict: Verdict.Fail } or { Required: true, Verdict: Verdict.Unknown } => 0,
        { Verdict: Verdict.Warn } => 1,
        { Verdict: Verdict.Unknown } => 2,
        _ => 3,
    };

    private static string Accepted(BaselineUse baseline, Verdict? left) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"but for {baseline.Accepted:N0} facts that the baseline accepts: {left}{(baseline.New.Count == 0 ? "" : $"; new or worse: {string.Join("; ", baseline.New.Take(5))}{(baseline.New.Count > 5 ? $" and {baseline.New.Count - 5:N0} more" : "")}")}");
}
