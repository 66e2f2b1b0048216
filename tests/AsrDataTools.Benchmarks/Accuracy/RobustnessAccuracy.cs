using System.Globalization;
using AsrDataTools.Scoring.Robustness;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Gaps and curves against a recogniser whose chance of an error is logistic in the signal-to-noise ratio, with speakers who are easier and
/// harder: how far the estimates lie from those of all speakers, and how often the intervals hold them.
/// </summary>
internal sealed class RobustnessAccuracy : IAccuracyStudy
{
    private const int Populations = 300;
    private const int Utterances = 6;
    private const int Words = 10;
    private const double AtZero = 0.5;
    private const double Slope = -0.2;
    private const double Clean = -2.5;
    private const double Spread = 0.4;

    private static readonly double[] Ratios = [0, 5, 10, 15];

    public string Name => "robustness";

    public IEnumerable<AccuracyRow> Run()
    {
        foreach (int speakers in (int[])[10, 20, 60])
        {
            Result[] results = [.. Enumerable.Range(0, Populations).AsParallel().Select(population => Measured(speakers, population))];
            string against = string.Create(CultureInfo.InvariantCulture, $"known recogniser, {speakers} speakers");
            foreach ((string measure, Func<Result, (double? Value, double? Low, double? High)> of, double truth, double scale, string unit) in new (string, Func<Result, (double?, double?, double?)>, double, double, string)[]
            {
                ("Gap at 0 dB", result => (result.Gap.Gap, result.Gap.GapLow, result.Gap.GapHigh), Mean(AtZero) - Mean(Clean), 100, "points"),
                ("LogOddsPerUnit", result => (result.Curve.LogOddsPerUnit, result.Curve.LogOddsLow, result.Curve.LogOddsHigh), MarginalSlope(), 1, "1/dB"),
                ("RatePerUnit", result => (result.Curve.RatePerUnit, result.Curve.RateLow, result.Curve.RateHigh), MarginalStep(), 100, "points/dB"),
                ("Projected WER", result => (result.Projected.WordErrorRate, result.Projected.Low, result.Projected.High), (0.5 * Mean(Clean)) + (0.25 * Mean(AtZero)) + (0.25 * Mean(AtZero + (10 * Slope))), 100, "points"),
            })
            {
                (double? Value, double? Low, double? High)[] values = [.. results.Select(of)];
                yield return new(measure, against, "truth", scale * truth, unit, Populations);
                yield return new(measure, against, "mean error", scale * (values.Average(value => value.Value!.Value) - truth), unit, Populations);
                yield return new(measure, against, "mean absolute error", scale * values.Average(value => Math.Abs(value.Value!.Value - truth)), unit, Populations);
                double coverage = 100.0 * values.Count(value => value.Low <= truth && truth <= value.High) / Populations;
                yield return new(measure, against, "95 % intervals that hold it", coverage, "%", Populations, "≥ 90", coverage >= 90);
            }
        }
    }

    private static Result Measured(int speakers, int population)
    {
        SeededRandom random = new(11, (1000L * speakers) + population);
        WordScorer scorer = new(new WordScoringOptions());
        RobustnessMaterial material = new("parent_id", cleanIsApart: false);
        for (int speaker = 0; speaker < speakers; speaker++)
        {
            double ease = Spread * random.NextNormal();
            for (int utterance = 0; utterance < Utterances; utterance++)
            {
                string id = FormattableString.Invariant($"{speaker}-{utterance}");
                material.Add(Score(scorer, id, null, null, speaker, Clean + ease, random));
                foreach (double ratio in Ratios) material.Add(Score(scorer, FormattableString.Invariant($"{id}-{ratio}"), id, ratio, speaker, AtZero + (Slope * ratio) + ease, random));
            }
        }

        RobustnessOptions options = new() { Summing = new WordErrorOptions { GroupBy = ["snr_db"], Replicates = 1000 } };
        ProductionMix mix = new(new Dictionary<string, double> { ["Clean"] = 2, ["0"] = 1, ["10"] = 1 });
        IReadOnlyList<RobustnessGap> rows = RobustnessAnalysis.Measure(material, options, mix, exception => throw exception, CancellationToken.None);
        return new(rows[1], rows[^1], DoseResponse.Measure(material, "snr_db", options, exception => throw exception, CancellationToken.None));
    }

    private static UtteranceScore Score(WordScorer scorer, string id, string? parent, double? ratio, int speaker, double logOdds, SeededRandom random)
    {
        double chance = Chance(logOdds);
        string[] said = [.. Enumerable.Range(0, Words).Select(index => $"w{index}")];
        return scorer.Score(new TranscriptPair
        {
            Id = id,
            Reference = string.Join(' ', said),
            Hypothesis = string.Join(' ', said.Select(word => random.NextDouble() < chance ? "x" + word : word)),
            Speaker = FormattableString.Invariant($"{speaker}"),
            Property = name => name == "parent_id" ? parent : name == "snr_db" ? ratio : null,
        });
    }

    private static double Chance(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    // Over all speakers, by the trapezium rule on their spread.
    private static double Mean(double logOdds)
    {
        (double sum, double weights) = (0, 0);
        for (double z = -6; z <= 6; z += 0.01)
        {
            double weight = Math.Exp(-z * z / 2);
            (sum, weights) = (sum + (weight * Chance(logOdds + (Spread * z))), weights + weight);
        }

        return sum / weights;
    }

    // What the curve of all speakers together has: flatter than that of each.
    private static (double Intercept, double Slope) Marginal()
    {
        (double intercept, double slope) = (0, 0);
        for (int round = 0; round < 100; round++)
        {
            (double g0, double g1, double h00, double h01, double h11) = (0, 0, 0, 0, 0);
            foreach (double x in Ratios)
            {
                double p = Chance(intercept + (slope * x)), weight = p * (1 - p), miss = Mean(AtZero + (Slope * x)) - p;
                (g0, g1, h00, h01, h11) = (g0 + miss, g1 + (miss * x), h00 + weight, h01 + (weight * x), h11 + (weight * x * x));
            }

            double determinant = (h00 * h11) - (h01 * h01);
            (intercept, slope) = (intercept + (((h11 * g0) - (h01 * g1)) / determinant), slope + (((h00 * g1) - (h01 * g0)) / determinant));
        }

        return (intercept, slope);
    }

    private static double MarginalSlope() => Marginal().Slope;

    private static double MarginalStep() => Marginal() is var (intercept, slope) ? (Chance(intercept + (slope * Ratios[^1])) - Chance(intercept + (slope * Ratios[0]))) / (Ratios[^1] - Ratios[0]) : 0;

    private sealed record Result(RobustnessGap Gap, RobustnessGap Projected, RobustnessCurve Curve);
}
