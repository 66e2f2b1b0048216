using System.Globalization;
using AsrDataTools.Coverage;

namespace AsrDataTools.Readiness;

/// <summary>What to do about accents, each with a number of hours and speakers.</summary>
internal static class AccentRemedies
{
    private const int Most = 8;

    /// <summary>Largest purchase first; empty when there is nothing to do.</summary>
    public static IEnumerable<string> For(AccentEvidence evidence, GateEvidenceList facts, AccentGateSettings settings)
    {
        CollectionTarget[] targets = [.. evidence.Targets.Where(target => target.AddHours > 0).OrderByDescending(target => target.AddHours)];
        Dictionary<string, AccentCoverage> rows = evidence.Accents.ToDictionary(row => row.Accent);
        List<string> remedies = [.. targets.Take(Most).Select(target => Collect(target, rows.GetValueOrDefault(target.Accent), settings))];
        if (targets.Length > Most)
        {
            CollectionTarget[] rest = targets[Most..];
            remedies.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"collect {Amounts.Hours(rest.Sum(target => target.AddHours))} of {rest.Length} more accents from {rest.Sum(target => target.AddSpeakers)} speakers: Get-CollectionPlan lists them"));
        }

        foreach (GateEvidence fact in facts.Where(fact => AccentFacts.IsOpen(fact) && fact.Subject is null))
        {
            remedies.Add(fact.Measure == AccentFacts.TrafficUnlabelledShare
                ? string.Create(CultureInfo.InvariantCulture, $"tell the accent of the {fact.Value:0.# %} of traffic that has none: a sample of it, labelled, will do")
                : string.Create(CultureInfo.InvariantCulture, $"label {fact.Value:0.# %} of training's hours with their accent, or map their labels: more than {settings.UnlabelledThreshold:0 %} without leaves no answer"));
        }

        return remedies;
    }

    private static string Collect(CollectionTarget target, AccentCoverage? row, AccentGateSettings settings)
    {
        string what = $"collect {Amounts.Hours(target.AddHours)} of {target.Accent}{(target.Environment is null ? "" : $" in {target.Environment}")}";
        string whom = target.AddSpeakers == 1 ? "1 new speaker" : string.Create(CultureInfo.InvariantCulture, $"at least {target.AddSpeakers:N0} new speakers");
        string why = row is not null && target.RatioBefore >= settings.MinimumRatio && row.Speakers < settings.MinimumSpeakers
            ? string.Create(CultureInfo.InvariantCulture, $"it has {row.Speakers} speakers of the {settings.MinimumSpeakers} that an answer needs")
            : string.Create(CultureInfo.InvariantCulture, $"it has {target.RatioBefore:0.00} of its share of traffic, and then {target.RatioAfter:0.00}");
        return $"{what} from {whom}: {why}";
    }
}
