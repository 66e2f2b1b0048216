using System.Globalization;
using AsrDataTools.Coverage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Accent coverage in corpora drawn from populations of known shares: do the intervals of the ratio hold the truth, are verdicts
/// right, is the answer Unknown where speakers are few?
/// </summary>
internal sealed class CoverageAccuracy : IAccuracyStudy
{
    private const int Corpora = 1000;
    private const int Replicates = 1000;
    private static readonly (int Least, int Most)[] Bands = [(10, 19), (20, 29), (30, 59), (60, int.MaxValue)];

    public string Name => "coverage";

    public IEnumerable<AccuracyRow> Run()
    {
        TrafficTable traffic = Traffic();
        foreach (SpeakerPopulation population in SpeakerPopulation.All)
        {
            AccentComparisonResult[] results = new AccentComparisonResult[Corpora];
            Parallel.For(0, Corpora, corpus => results[corpus] = Compare(population, traffic, corpus));
            foreach (AccuracyRow row in Rows(population, traffic, results)) yield return row;
        }
    }

    private static IEnumerable<AccuracyRow> Rows(SpeakerPopulation population, TrafficTable traffic, AccentComparisonResult[] results)
    {
        IReadOnlyDictionary<string, double> shares = traffic.Margin(TrafficTable.Accent);
        Dictionary<string, double> truth = Enumerable.Range(0, SpeakerPopulation.Count)
            .ToDictionary(SpeakerPopulation.AccentOf, i => SpeakerPopulation.Truth[i] / shares[SpeakerPopulation.AccentOf(i)]);
        AccentCoverage[] rows = [.. results.SelectMany(result => result.Rows).Where(row => row.Accent != AccentCoverage.Overall)];
        string[] bands =
        [
            .. Bands.Select(band => Held([.. rows.Where(row => row.Speakers >= band.Least && row.Speakers <= band.Most)], truth).ToString("0.0", CultureInfo.InvariantCulture)),
        ];
        AccentCoverage[] judged = [.. rows.Where(row => row.Speakers >= 20)];
        double held = Held(judged, truth);
        yield return new AccuracyRow(
            nameof(AccentCoverage.Ratio),
            $"{population.Name}; 10–19 / 20–29 / 30–59 / 60+ speakers: {string.Join(" / ", bands)}",
            "95 % interval holds the truth, ≥ 20 speakers", held, "%", judged.Length,
            population.HasQuotas ? "≥ 93" : "93–97", population.HasQuotas ? held >= 93 : held is >= 93 and <= 97);

        AccentCoverage[] decided = [.. rows.Where(row => row.Verdict is CoverageVerdict.Under or CoverageVerdict.Over or CoverageVerdict.Proportional)];
        double wrong = 100.0 * decided.Count(row => IsWrong(row.Verdict, truth[row.Accent])) / rows.Length;
        yield return new AccuracyRow(
            nameof(AccentCoverage.Verdict), $"{population.Name}; {100.0 * decided.Length / rows.Length:0} % of accents decided", "wrong verdicts", wrong, "%", rows.Length, "≤ 2.5", wrong <= 2.5);

        AccentCoverage[] few = [.. rows.Where(row => row.Speakers is > 0 and < 10)];
        double unknown = 100.0 * few.Count(row => row.Verdict == CoverageVerdict.Unknown) / few.Length;
        yield return new AccuracyRow(nameof(AccentCoverage.Verdict), $"{population.Name}; 1–9 speakers", "Unknown", unknown, "%", few.Length, "100", unknown == 100);

        double variation = SpeakerPopulation.Truth.Select((share, i) => Math.Abs(share - shares[SpeakerPopulation.AccentOf(i)])).Sum() / 2;
        double within = 100.0 * results.Count(result => result.Overall.TotalVariationLow <= variation && variation <= result.Overall.TotalVariationHigh) / results.Length;
        yield return new AccuracyRow(
            nameof(AccentCoverage.TotalVariation),
            string.Create(CultureInfo.InvariantCulture, $"{population.Name}; truth {variation:0.000}, mean {results.Average(result => result.Overall.TotalVariation!.Value):0.000}"),
            "95 % interval holds the truth", within, "%", results.Length);
    }

    // Proportional says that an accent has its share, not that it has no more.
    private static bool IsWrong(CoverageVerdict verdict, double ratio) => verdict switch
    {
        CoverageVerdict.Under => ratio >= 0.8,
        CoverageVerdict.Over => ratio <= 1.25,
        _ => ratio < 0.8,
    };

    private static double Held(IReadOnlyCollection<AccentCoverage> rows, Dictionary<string, double> truth) =>
        100.0 * rows.Count(row => row.RatioLow <= truth[row.Accent] && truth[row.Accent] <= row.RatioHigh) / rows.Count;

    private static AccentComparisonResult Compare(SpeakerPopulation population, TrafficTable traffic, int corpus)
    {
        AccentComparison comparison = new(traffic, new(), new() { Replicates = Replicates, Seed = corpus, ThrottleLimit = 1 });
        foreach (Corpus.SpeechUtterance utterance in population.Draw(new SeededRandom(4711, corpus))) comparison.Add(utterance);
        return comparison.Complete();
    }

    // Ratios of about 0.15 to 3 in the population.
    private static TrafficTable Traffic()
    {
        double[] shares = [0.05, 0.05, 0.05, 0.15, 0.075, 0.075, 0.1, 0.45];
        return TrafficReader.Read(
            "traffic", ["accent", "share"],
            shares.Select((share, i) => ((IReadOnlyList<string?>)[SpeakerPopulation.AccentOf(i), share.ToString(CultureInfo.InvariantCulture)], "row")),
            new(), error => throw error);
    }
}
