using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// The comparison of corpora measure by measure, against populations whose difference is known: are verdicts the same at
/// every size, do intervals hold the truth, are identical populations found identical?
/// </summary>
internal sealed class ShiftAccuracy : IAccuracyStudy
{
    private const int Replicates = 400;

    // Recordings that are independent, and recordings of few speakers who resemble themselves.
    private static readonly Size[][] Designs =
    [
        [new(100, 1, 200), new(1000, 1, 40), new(20_000, 1, 8)],
        [new(10, 10, 200), new(40, 25, 100), new(200, 100, 20)],
    ];

    private static readonly Size[] ForCoverage =
    [
        new(100, 1, 200), new(10, 10, 200), new(40, 25, 100), new(200, 5, 100), new(20, 100, 150, true), new(60, 100, 100, true),
    ];

    public string Name => "shift";

    public IEnumerable<AccuracyRow> Run()
    {
        foreach (Size[] design in Designs)
        {
            foreach (ShiftPopulation population in ShiftPopulation.All)
            {
                yield return Verdicts(
                    string.Create(CultureInfo.InvariantCulture, $"{population.Name}, δ {population.Delta:0.00}, W1/σ {population.Wasserstein:0.00}"),
                    population.Verdict, [.. design.Select(size => Draw(population, size))]);
            }
        }

        foreach (CategoricalShiftPopulation population in CategoricalShiftPopulation.All)
        {
            AcousticShift[][] sizes = [.. Designs[1].Select(size => Draw(population, size))];
            yield return Verdicts(
                string.Create(CultureInfo.InvariantCulture, $"ChannelClass, total variation {population.TotalVariation:0.00}"), population.Verdict, sizes);
            double held = Share([.. sizes.SelectMany(rows => rows)], row => row.Low <= population.TotalVariation && population.TotalVariation <= row.High);
            yield return new AccuracyRow(
                nameof(AcousticShift.TotalVariation),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{population.TotalVariation:0.000}; mean {string.Join(" / ", sizes.Select(rows => rows.Average(row => row.TotalVariation!.Value).ToString("0.000", CultureInfo.InvariantCulture)))}"),
                "95 % interval holds the truth", held, "%", sizes.Sum(rows => rows.Length), "≥ 93", held >= 93);
        }

        foreach (Size size in ForCoverage)
        {
            AcousticShift[][] rows = [.. ShiftPopulation.All.Select(population => Draw(population, size))];
            yield return Coverage(size, nameof(AcousticShift.CliffsDelta), rows, (row, truth) => row.Low <= truth.Delta && truth.Delta <= row.High);
            yield return Coverage(
                size, nameof(AcousticShift.Wasserstein), rows, (row, truth) => row.WassersteinLow <= truth.Wasserstein && truth.Wasserstein <= row.WassersteinHigh);
            yield return Bias(size, rows[0], rows[3]);
        }
    }

    private static AcousticShift[] Draw(ShiftPopulation population, Size size) => Draw(
        nameof(AcousticProfile.SnrDb), HashCode(population.Name), size,
        random => population.Production(random, size.Speakers, size.Recordings, size.IsUneven),
        random => population.Training(random, size.Speakers, size.Recordings, size.IsUneven));

    private static AcousticShift[] Draw(CategoricalShiftPopulation population, Size size) => Draw(
        nameof(AcousticProfile.ChannelClass), (int)(1000 * population.TotalVariation), size,
        random => CategoricalShiftPopulation.Production(random, size.Speakers, size.Recordings),
        random => population.Training(random, size.Speakers, size.Recordings));

    private static AcousticShift[] Draw(
        string measure, int stream, Size size, Func<SeededRandom, List<AcousticProfile>> production, Func<SeededRandom, List<AcousticProfile>> training)
    {
        AcousticShift[] rows = new AcousticShift[size.Draws];
        Parallel.For(0, size.Draws, draw =>
        {
            SeededRandom random = new(1 + draw, stream + 7 * size.Speakers + size.Recordings);
            AcousticComparisonOptions options = new()
            {
                Measures = [measure],
                Replicates = Replicates,
                ThrottleLimit = 1,
                Seed = draw,
                ClusterBy = ShiftClustering.Speaker,
            };
            rows[draw] = AcousticComparison.Compare(production(random), training(random), options)[0];
        });
        return rows;
    }

    // The same in every run, which string.GetHashCode is not.
    private static int HashCode(string text) => text.Aggregate(17, (code, letter) => unchecked(31 * code + letter));

    private static AccuracyRow Verdicts(string population, Verdict verdict, AcousticShift[][] sizes)
    {
        double agreed = sizes.Min(rows => Share(rows, row => row.Verdict == Verdict.Unknown || row.Verdict == verdict));
        string unknown = string.Join(" / ", sizes.Select(rows => Share(rows, row => row.Verdict == Verdict.Unknown).ToString("0", CultureInfo.InvariantCulture)));
        string speakers = string.Join(" / ", sizes.Select(rows => rows[0].ReferenceClusters.ToString("N0", CultureInfo.InvariantCulture)));
        bool isSettled = sizes[^1].All(row => row.Verdict != Verdict.Unknown);
        return new AccuracyRow(
            nameof(AcousticShift.Verdict), $"{population}; n 100 / 1,000 / 20,000 of {speakers} speakers",
            $"{verdict}, or Unknown ({unknown} %), at the worst n", agreed, "%", sizes.Sum(rows => rows.Length),
            "≥ 95, none Unknown at 20,000", agreed >= 95 && isSettled);
    }

    private static AccuracyRow Coverage(Size size, string measure, AcousticShift[][] rows, Func<AcousticShift, ShiftPopulation, bool> holds)
    {
        double[] shares = [.. ShiftPopulation.All.Select((population, i) => Share(rows[i], row => holds(row, population)))];
        string each = string.Join(" ", shares.Select(share => share.ToString("0", CultureInfo.InvariantCulture)));
        return new AccuracyRow(
            measure, size.ToString(), $"95 % interval holds the truth; by population {each}", shares.Average(), "%", rows.Sum(r => r.Length),
            "93 … 98", shares.Average() is >= 93 and <= 98);
    }

    private static AccuracyRow Bias(Size size, AcousticShift[] same, AcousticShift[] moved)
    {
        string figures = string.Create(
            CultureInfo.InvariantCulture,
            $"mean without a shift: W1/σ {same.Average(r => r.Wasserstein):0.000}, KS {same.Average(r => r.Ks):0.000}, JS {same.Average(r => r.JensenShannon):0.000}, PSI");
        return new AccuracyRow(
            nameof(AcousticShift.Wasserstein), size.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"{figures} {same.Average(r => r.Psi):0.000}; mean less truth at 1.35 σ"), moved.Average(r => r.Wasserstein!.Value) - 1.35, "σ", moved.Length);
    }

    private static double Share(AcousticShift[] rows, Func<AcousticShift, bool> holds) => 100.0 * rows.Count(holds) / rows.Length;

    /// <summary>Speakers a side, recordings of each, and how often both sides are drawn.</summary>
    private sealed record Size(int Speakers, int Recordings, int Draws, bool IsUneven = false)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Speakers} speakers with {(IsUneven ? "1 … " : "")}{Recordings} recordings");
    }
}
