using AsrDataTools.Coverage;

namespace AsrDataTools.Readiness;

/// <summary>What to do about accents, each with a number of hours and speakers.</summary>
internal static class AccentRemedies
{
    private const int Most = 8;

    /// <summary>What falls short today first, and largest purchases first; empty when there is nothing to do.</summary>
    public static IEnumerable<string> For(AccentEvidence evidence, GateEvidenceList facts, AccentGateSettings settings)
    {
        HashSet<string> wanting = [.. facts.Where(fact => GateVerdict.IsTelling(fact) || AccentFacts.IsOpen(fact)).Select(fact => fact.Subject).OfType<string>()];

        // What is bought of one accent takes share from the others, so a part of the plan alone would leave them short.
        CollectionTarget[] targets = wanting.Count == 0 ? [] : [.. evidence.Targets.OrderBy(target => target.RatioBefore >= settings.MinimumRatio).ThenByDescending(target => target.AddHours)];
        Dictionary<string, AccentCoverage> rows = evidence.Accents.ToDictionary(row => row.Accent);
        List<string> remedies = [.. targets.Take(Most).Select(target => Collect(target, rows.GetValueOrDefault(target.Accent), settings))];
        if (targets.Length > Most)
        {
            CollectionTarget[] rest = targets[Most..];
            remedies.Add(Counted.Text(
                $"collect {Amounts.Hours(rest.Sum(target => target.AddHours))} of {rest.Length} more accents from {rest.Sum(target => target.AddSpeakers)} speakers: Get-CollectionPlan lists them"));
        }

        remedies.AddRange(wanting.Where(accent => targets.All(target => target.Accent != accent)).Select(accent => rows[accent]).Select(Tell));
        remedies.AddRange(facts.Where(AccentFacts.IsOpen).Select(fact => Label(fact, evidence, settings)).OfType<string>());
        return remedies;
    }

    // At the floor by the figures, but the interval holds it; the remark says how many speakers would tell.
    private static string Tell(AccentCoverage row) => Counted.Text(
        $"bring more speakers of {row.Accent}, or more labels: {row.Ratio:0.00}{Amounts.Interval(row.RatioLow, row.RatioHigh, "0.00")} of its share of traffic does not tell whether the floor is reached{(row.Remarks.Count > 0 ? $" ({row.Remarks})" : "")}");

    private static string? Label(GateEvidence fact, AccentEvidence evidence, AccentGateSettings settings)
    {
        if (fact.Measure == AccentFacts.TrafficUnlabelledShare)
            return Counted.Text($"tell the accent of the {fact.Value:0.# %} of traffic that has none: a sample of it, labelled, will do");
        if (fact.Measure != nameof(AccentCoverage.UnlabelledShare)) return null;
        string[] labels = [.. evidence.Labels.Where(label => label.Raw is not null).Take(3).Select(label => $"'{label.Raw}'")];
        return Counted.Text(
            $"label {fact.Value:0.# %} of training's hours with their accent, or map their labels{(labels.Length > 0 ? $" ({string.Join(", ", labels)})" : "")}: more than {settings.UnlabelledThreshold:0 %} without leaves no answer");
    }

    private static string Collect(CollectionTarget target, AccentCoverage? row, AccentGateSettings settings)
    {
        string what = $"collect {Amounts.Hours(target.AddHours)} of {target.Accent}{(target.Environment is null ? "" : $" in {target.Environment}")}";
        string whom = target.AddSpeakers == 1 ? "1 new speaker" : Counted.Text($"at least {target.AddSpeakers:N0} new speakers");
        bool isAtFloor = target.RatioBefore >= settings.MinimumRatio;
        string why = isAtFloor && row?.Speakers < settings.MinimumSpeakers
            ? Counted.Text($"it has {row.Speakers} speakers of the {settings.MinimumSpeakers} that an answer needs")
            : isAtFloor
            ? Counted.Text($"it has {target.RatioBefore:0.00} of its share of traffic, and would fall below {settings.MinimumRatio:0.##} as the others grow")
            : Counted.Text($"it has {target.RatioBefore:0.00} times its share of traffic now, and {target.RatioAfter:0.00} times once collected");
        return $"{what} from {whom}: {why}";
    }
}
