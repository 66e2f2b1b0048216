using AsrDataTools.Acoustics;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Charts;

/// <summary>How one numeric measure is distributed in production and in training.</summary>
/// <param name="Measure">Property of <see cref="AcousticProfile"/>.</param>
/// <param name="Title">As people call it.</param>
/// <param name="Unit">Of <paramref name="Edges"/>.</param>
/// <param name="Edges">Bin edges, ascending, one more than bins; the outermost bins hold what lies beyond as well.</param>
/// <param name="Production">Share of production's profiles in each bin, 0…1.</param>
/// <param name="Training">Share of training's profiles in each bin, 0…1.</param>
/// <param name="ProductionMedian">In the unit; null where nothing was measured.</param>
/// <param name="TrainingMedian">In the unit; null where nothing was measured.</param>
public sealed record DistributionChart(
    string Measure,
    string Title,
    string Unit,
    IReadOnlyList<double> Edges,
    IReadOnlyList<double> Production,
    IReadOnlyList<double> Training,
    double? ProductionMedian,
    double? TrainingMedian)
{
    /// <summary>Share of the evaluation set's profiles in each bin, 0…1; empty without a set.</summary>
    public IReadOnlyList<double> Evaluation { get; init; } = [];

    /// <summary>In the unit; null where nothing was measured.</summary>
    public double? EvaluationMedian { get; init; }

    private const int Bins = 24;

    /// <summary>Null when neither side has a value.</summary>
    /// <param name="evaluation">Profiles of the evaluation set; empty without one.</param>
    public static DistributionChart? Of(AcousticEvidence evidence, IReadOnlyList<AcousticProfile> evaluation, string measure)
    {
        AcousticWording wording = AcousticWording.Of(measure);
        double[] production = Sorted(evidence.Production, wording);
        double[] training = Sorted(evidence.Training, wording);
        double[] held = Sorted(evaluation, wording);
        double[] pooled = [.. production.Concat(training).Concat(held).Order()];
        if (pooled.Length == 0) return null;
        double[] edges = EdgesOf(pooled);
        return new(
            measure, wording.Title, wording.Unit, edges, Shares(production, edges), Shares(training, edges), Median(production), Median(training))
        { Evaluation = held.Length == 0 ? [] : Shares(held, edges), EvaluationMedian = Median(held) };
    }

    // A few outliers must not squeeze everything else into one bin.
    private static double[] EdgesOf(double[] pooled)
    {
        double low = pooled[(int)(0.005 * (pooled.Length - 1))], high = pooled[(int)Math.Ceiling(0.995 * (pooled.Length - 1))];
        if (high - low < 1e-9)
        {
            double margin = Math.Max(0.5, Math.Abs(low) * 0.05);
            (low, high) = (low - margin, high + margin);
        }

        return [.. Enumerable.Range(0, Bins + 1).Select(index => low + ((high - low) * index / Bins))];
    }

    private static double[] Shares(double[] values, double[] edges)
    {
        double[] shares = new double[Bins];
        double width = (edges[^1] - edges[0]) / Bins;
        foreach (double value in values)
        {
            shares[(int)Math.Clamp((value - edges[0]) / width, 0, Bins - 1)] += 1.0 / values.Length;
        }

        return shares;
    }

    private static double[] Sorted(IReadOnlyList<AcousticProfile> profiles, AcousticWording wording) =>
        [.. ProfileValue.Numbers(profiles, wording.Measure).Where(double.IsFinite).Select(value => value * wording.Scale).Order()];

    private static double? Median(double[] sorted) => sorted.Length == 0
        ? null
        : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
