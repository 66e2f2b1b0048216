using AsrDataTools.Statistics;
using MathNet.Numerics.LinearAlgebra;

namespace AsrDataTools.Core.Tests.Statistics;

/// <summary>
/// The table with given margins that is nearest to a seed by Kullback–Leibler divergence, found by Newton's method on the dual: minimise
/// Σ seed·exp(Aᵀλ) − λ·targets. Nothing of it is iterative proportional fitting.
/// </summary>
internal static class RakingDual
{
    public static double[] Solve(double[] seed, IReadOnlyList<FittingMargin> margins)
    {
        double[] targets = [.. margins.SelectMany(margin => margin.Targets)];
        int[] offsets = [.. margins.Select((_, m) => margins.Take(m).Sum(margin => margin.Targets.Length))];
        Vector<double> dual = Vector<double>.Build.Dense(targets.Length);
        double value = Value(seed, margins, offsets, dual, targets, out double[] table);
        for (int step = 0; step < 200; step++)
        {
            Matrix<double> curvature = Matrix<double>.Build.Dense(targets.Length, targets.Length);
            Vector<double> gradient = -Vector<double>.Build.DenseOfArray(targets);
            for (int c = 0; c < seed.Length; c++)
            {
                for (int m = 0; m < margins.Count; m++)
                {
                    int i = offsets[m] + margins[m].Categories[c];
                    gradient[i] += table[c];
                    for (int n = 0; n < margins.Count; n++) curvature[i, offsets[n] + margins[n].Categories[c]] += table[c];
                }
            }

            if (gradient.AbsoluteMaximum() < 1e-13) break;
            // The margins share one whole, so the curvature has flat directions; a trace of ridge picks one of the equal answers.
            for (int i = 0; i < targets.Length; i++) curvature[i, i] += 1e-12;
            Vector<double> move = -curvature.Solve(gradient);
            double length = 1;
            double next = Value(seed, margins, offsets, dual + move, targets, out double[] moved);
            while (!(next <= value + 1e-14) && length > 1e-8)
            {
                length /= 2;
                next = Value(seed, margins, offsets, dual + (length * move), targets, out moved);
            }

            dual += length * move;
            (value, table) = (next, moved);
        }

        return table;
    }

    private static double Value(double[] seed, IReadOnlyList<FittingMargin> margins, int[] offsets, Vector<double> dual, double[] targets, out double[] table)
    {
        table = new double[seed.Length];
        for (int c = 0; c < seed.Length; c++)
        {
            double exponent = 0;
            for (int m = 0; m < margins.Count; m++) exponent += dual[offsets[m] + margins[m].Categories[c]];
            table[c] = seed[c] * Math.Exp(exponent);
        }

        return table.Sum() - dual.DotProduct(Vector<double>.Build.DenseOfArray(targets));
    }
}
