using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Charts;

/// <summary>Which values a categorical measure takes in production and in training, by share of profiles.</summary>
/// <param name="Measure">Property of <see cref="AcousticProfile"/>.</param>
/// <param name="Title">As people call it.</param>
/// <param name="Categories">Most frequent first; what is too rare to show is gathered in "other", what was not taken is "unknown".</param>
/// <param name="Production">Share of production's profiles, 0…1.</param>
/// <param name="Training">Share of training's profiles, 0…1.</param>
public sealed record CategoryChart(
    string Measure,
    string Title,
    IReadOnlyList<string> Categories,
    IReadOnlyList<double> Production,
    IReadOnlyList<double> Training)
{
    /// <summary>Share of the evaluation set's profiles, 0…1; empty without a set.</summary>
    public IReadOnlyList<double> Evaluation { get; init; } = [];

    private const int Most = 8;

    /// <summary>Null when there are no profiles, or when none has a value.</summary>
    /// <param name="evaluation">Profiles of the evaluation set; empty without one.</param>
    public static CategoryChart? Of(AcousticEvidence evidence, IReadOnlyList<AcousticProfile> evaluation, string measure)
    {
        Dictionary<string, double> production = Shares(evidence.Production, measure), training = Shares(evidence.Training, measure), held = Shares(evaluation, measure);
        string[] all = [.. production.Keys.Union(training.Keys).Union(held.Keys)
            .OrderByDescending(name => production.GetValueOrDefault(name) + training.GetValueOrDefault(name) + held.GetValueOrDefault(name))
            .ThenBy(name => name, StringComparer.Ordinal)];
        if (all.Length == 0 || all is ["unknown" or "none" or "not declared"]) return null;
        string[] shown = [.. all.Take(Most)];
        List<string> categories = [.. shown];
        if (all.Length > Most) categories.Add("other");
        return new(measure, AcousticWording.Of(measure).Title, categories, Column(production), Column(training))
        { Evaluation = evaluation.Count == 0 ? [] : Column(held) };

        List<double> Column(Dictionary<string, double> shares)
        {
            List<double> column = [.. shown.Select(name => shares.GetValueOrDefault(name))];
            if (all.Length > Most) column.Add(Math.Max(0, shares.Values.Sum() - column.Sum()));
            return column;
        }
    }

    private static Dictionary<string, double> Shares(IReadOnlyList<AcousticProfile> profiles, string measure) => profiles
        .GroupBy(profile => ProfileValue.Text(profile, measure))
        .ToDictionary(group => group.Key, group => group.Count() / (double)profiles.Count);
}
