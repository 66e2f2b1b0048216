using System.Globalization;
using AsrDataTools.Coverage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Word errors by accent: do the intervals of rates, of the projection and of adjusted ratios hold the truth?</summary>
internal sealed class AccentErrorAccuracy : IAccuracyStudy
{
    private const int Draws = 1000;

    // Some speakers ten times as hard as others: shown, not held to the target.
    private const double Harsh = 0.6;

    // Few speakers first: below ten there must be no interval at all.
    private static readonly AccentErrorPopulation[] Populations =
    [
        new(9, 0.4, false, false),
        new(10, 0.4, false, false),
        new(20, 0.4, false, false),
        new(20, 0.4, true, false),
        new(20, 0.7, false, true),
        new(20, 0.7, true, true),
        new(50, 0.7, true, true),
        new(100, 0.4, true, false),
    ];

    public string Name => "accent-error";

    public IEnumerable<AccuracyRow> Run() => Populations.SelectMany(Rows);

    private static IEnumerable<AccuracyRow> Rows(AccentErrorPopulation population, int number)
    {
        WordErrorReport[] reports = new WordErrorReport[Draws];
        Parallel.For(0, Draws, draw => reports[draw] = WordErrorAnalysis.Run(
            population.Draw(new SeededRandom(draw, number)), new() { Traffic = AccentErrorPopulation.Traffic, ReferenceAccent = AccentErrorPopulation.Accents[0].Name }));
        string against = string.Create(
            CultureInfo.InvariantCulture,
            $"{population.Speakers} speakers an accent, σ {population.SpeakerSpread}{(population.IsUneven ? ", 1 to 39 utterances" : "")}{(population.OneChannelEach ? ", each on one channel" : "")}");
        if (population.Speakers < new WordErrorOptions().MinimumSpeakers)
        {
            double unknown = 100.0 * reports.Count(report => report.Projected!.Low is null && report.Accents.All(row => row.Low is null && row.AdjustedRatio is null)) / Draws;
            yield return new(nameof(AccentWordError.AdjustedRatio), against, "no interval and no adjusted ratio", unknown, "%", Draws, "100", unknown == 100);
            yield break;
        }

        foreach (AccentErrorPopulation.Accent accent in AccentErrorPopulation.Accents.Skip(1))
        {
            AccentWordError[] rows = [.. reports.Select(report => report.Accents.Single(row => row.Accent == accent.Name))];
            double bias = Math.Exp(rows.Average(row => Math.Log(row.AdjustedRatio!.Value))) / accent.Ratio - 1;
            yield return Coverage(
                nameof(AccentWordError.AdjustedRatio), string.Create(CultureInfo.InvariantCulture, $"{against}; {accent.Name}, {accent.Ratio}"), population,
                rows.Select(row => (row.AdjustedLow, row.AdjustedHigh)), accent.Ratio, string.Create(CultureInfo.InvariantCulture, $"; geometric mean off by {bias:+0.0 %;−0.0 %}"));
        }

        foreach (AccentErrorPopulation.Accent accent in AccentErrorPopulation.Accents.Take(2))
        {
            yield return Coverage(
                nameof(AccentWordError.WordErrorRate), $"{against}; {accent.Name}", population,
                reports.Select(report => report.Accents.Single(row => row.Accent == accent.Name)).Select(row => (row.Low, row.High)), population.RateOf(accent), "");
        }

        yield return Coverage(
            nameof(ProjectedWordError), against, population, reports.Select(report => (report.Projected!.Low, report.Projected.High)), population.Projected, "");
    }

    private static AccuracyRow Coverage(
        string measure, string against, AccentErrorPopulation population, IEnumerable<(double? Low, double? High)> intervals, double truth, string more)
    {
        (double? Low, double? High)[] all = [.. intervals];
        double held = 100.0 * all.Count(interval => interval.Low <= truth && truth <= interval.High) / all.Length;
        bool isHeldTo = population.Speakers >= 20 && population.SpeakerSpread < Harsh;
        return new(measure, against, $"95 % interval holds the truth{more}", held, "%", all.Length, isHeldTo ? "93 … 97" : "", isHeldTo ? held is >= 93 and <= 97 : null);
    }
}
