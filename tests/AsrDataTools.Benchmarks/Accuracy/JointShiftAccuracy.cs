using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;
using MathNet.Numerics.Distributions;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// The joint row against populations of which exactly one of eight measures is shifted. The truth of its area under the curve is what
/// the procedure reaches on average over draws of the same size: areas are taken on clusters that the classifier has not seen, so
/// their mean has no bias towards either end. What no classifier can surpass on the blurred measures is known in closed form and
/// stands beside it.
/// </summary>
internal sealed class JointShiftAccuracy : IAccuracyStudy
{
    private const int Replicates = 200;

    private static readonly double[] Shifts = [0, 0.4, 0.8, 2.5];

    private static readonly (int Speakers, int Recordings, int Draws)[] Sizes = [(10, 10, 160), (40, 25, 60), (200, 100, 6)];

    public string Name => "joint-shift";

    public IEnumerable<AccuracyRow> Run()
    {
        AcousticShift[][][] drawn = [.. Shifts.Select(shift => Sizes.Select(size => Draw(shift, size)).ToArray())];
        for (int i = 0; i < Shifts.Length; i++) yield return Verdicts(Shifts[i], drawn[i]);
        for (int i = 0; i < Shifts.Length; i++)
        {
            if (Shifts[i] > 0) yield return Drivers(Shifts[i], drawn[i]);
        }

        for (int size = 0; size < Sizes.Length; size++)
        {
            double small = Share(drawn[0][size], row => row.PValue <= 0.05);
            yield return new AccuracyRow(
                nameof(AcousticShift.PValue), $"no shift; {Sizes[size].Speakers} speakers", "p ≤ 0.05", small, "%", drawn[0][size].Length, "≤ 8", small <= 8);
            // The mean of a few draws is no truth to hold intervals against.
            if (Sizes[size].Draws >= 50) yield return Coverage(size, [.. drawn.Select(sizes => sizes[size])]);
        }
    }

    private static AccuracyRow Coverage(int size, AcousticShift[][] rows)
    {
        double[] truths = [.. Shifts.Select((shift, i) => shift == 0 ? 0.5 : rows[i].Average(row => row.Auc!.Value))];
        double[] held = [.. truths.Select((truth, i) => Share(rows[i], row => row.Low <= truth && truth <= row.High))];
        string each = string.Join(", ", truths.Select((truth, i) => string.Create(CultureInfo.InvariantCulture, $"{truth:0.00}: {held[i]:0}")));
        return new AccuracyRow(
            nameof(AcousticShift.Auc), $"{Sizes[size].Speakers} speakers with {Sizes[size].Recordings} recordings",
            $"95 % interval holds the truth; by truth {each}", held.Average(), "%", rows.Sum(r => r.Length), "≥ 93", held.Average() >= 93);
    }

    private static AccuracyRow Drivers(double shift, AcousticShift[][] sizes)
    {
        double named = sizes.Min(rows => Share(rows, row => row.Drivers.Count == 0 || row.Drivers.SequenceEqual([ShiftedIn(row)])));
        return new AccuracyRow(
            nameof(AcousticShift.Drivers), Against(shift, sizes), $"the shifted measure alone, or none ({Percentages(sizes, row => row.Drivers.Count == 0)}), at the worst n",
            named, "%", sizes.Sum(rows => rows.Length), "≥ 95", named >= 95);
    }

    private static string Against(double shift, AcousticShift[][] sizes) => string.Create(
        CultureInfo.InvariantCulture,
        $"one of 8 measures by {shift} σ; n {string.Join(" / ", sizes.Select(rows => rows[0].ReferenceCount.ToString("N0", CultureInfo.InvariantCulture)))} of {string.Join(" / ", sizes.Select(rows => rows[0].ReferenceClusters))} speakers");

    private static string Percentages(AcousticShift[][] sizes, Func<AcousticShift, bool> holds) =>
        string.Join(" / ", sizes.Select(rows => Share(rows, holds).ToString("0", CultureInfo.InvariantCulture))) + " %";

    // The draw put it behind the remarks.
    private static string ShiftedIn(AcousticShift row) => row.Remarks[^1];

    private static AccuracyRow Verdicts(double shift, AcousticShift[][] sizes)
    {
        Verdict usual = sizes[^1].GroupBy(row => row.Verdict).MaxBy(group => group.Count())!.Key;
        double agreed = sizes.Min(rows => Share(rows, row => row.Verdict == usual || row.Verdict == Verdict.Unknown));
        string areas = string.Join(" / ", sizes.Select(rows => rows.Average(row => row.Auc!.Value).ToString("0.00", CultureInfo.InvariantCulture)));
        double best = Normal.CDF(0, 1, shift / Math.Sqrt(2 * (1 + JointShiftPopulation.Blur * JointShiftPopulation.Blur)));
        return new AccuracyRow(
            nameof(AcousticShift.Verdict),
            string.Create(CultureInfo.InvariantCulture, $"{Against(shift, sizes)}; best area {best:0.00}, reached {areas}"),
            $"{usual} as mostly at 20,000, or Unknown ({Percentages(sizes, row => row.Verdict == Verdict.Unknown)}), at the worst n", agreed, "%", sizes.Sum(r => r.Length), "≥ 95", agreed >= 95);
    }

    private static AcousticShift[] Draw(double shift, (int Speakers, int Recordings, int Draws) size)
    {
        AcousticShift[] rows = new AcousticShift[size.Draws];
        Parallel.For(0, size.Draws, draw =>
        {
            SeededRandom random = new(draw, size.Speakers + (int)(1000 * shift));
            int measure = draw % JointShiftPopulation.Measures.Count;
            AcousticComparisonOptions options = new()
            {
                Measures = [AcousticShift.Joint, .. JointShiftPopulation.Measures],
                Replicates = Replicates,
                ThrottleLimit = 1,
                Seed = draw,
                ClusterBy = ShiftClustering.Speaker,
            };
            ShiftContext context = new(
                JointShiftPopulation.Draw(random, size.Speakers, size.Recordings, "p", measure, 0),
                JointShiftPopulation.Draw(random, size.Speakers, size.Recordings, "t", measure, shift), options);
            AcousticShift row = JointShift.Compare(context, CancellationToken.None);
            rows[draw] = row with { Remarks = new TextList([.. row.Remarks, JointShiftPopulation.Measures[measure]]) };
        });
        return rows;
    }

    private static double Share(AcousticShift[] rows, Func<AcousticShift, bool> holds) => 100.0 * rows.Count(holds) / rows.Length;
}
