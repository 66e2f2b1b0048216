using MathNet.Numerics.Distributions;

namespace AsrDataTools.Statistics;

/// <summary>
/// A straight line of one slope through several groups, each with a level and a scatter of its own: y = level of the group + slope ·
/// (x − mean of x). M-estimate with Tukey's biweight (tuned to 95 % efficiency for normal errors; Huber and Ronchetti 2009, Robust
/// Statistics, chapter 7), so that a good third of the points may be wrong altogether. Standard errors are sandwich estimates, which do
/// not ask that the scatter be the same everywhere.
/// </summary>
public sealed record RobustLine
{
    private const double Tuning = 4.685;
    private const double Consistency = 1.4826;
    private const int MostRounds = 50;
    private const double Settled = 1e-12;

    private RobustLine()
    {
    }

    /// <summary>Change of y for each unit of x.</summary>
    public double Slope { get; private init; }

    public double SlopeError { get; private init; }

    /// <summary>Mean of x, at which the levels are.</summary>
    public double Middle { get; private init; }

    /// <summary>y of each group at <see cref="Middle"/>; NaN for a group without points.</summary>
    public IReadOnlyList<double> Levels { get; private init; } = [];

    /// <summary>Mean of the groups' levels, and its standard error.</summary>
    public double MeanLevel { get; private init; }

    public double MeanLevelError { get; private init; }

    /// <summary>Mean of the groups' levels at x = 0, and its standard error.</summary>
    public double Start => MeanLevel - (Slope * Middle);

    public double StartError { get; private init; }

    private int Freedom { get; init; }

    /// <summary>Standard errors on either side of an interval.</summary>
    /// <param name="confidenceLevel">For example 0.95.</param>
    public double Reach(double confidenceLevel) => -StudentT.InvCDF(0, 1, Freedom, (1 - confidenceLevel) / 2);

    /// <summary>Fits the line.</summary>
    /// <param name="x">Where; not all the same in every group.</param>
    /// <param name="y">What; as many.</param>
    /// <param name="group">Group of each point, from 0.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="leastScale">Residuals below it are rounding, and weigh alike.</param>
    /// <returns>Null with too few points, or where x does not vary.</returns>
    public static RobustLine? Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> group, int groups, double leastScale)
    {
        Points points = new(x.ToArray(), y.ToArray(), group.ToArray(), groups);
        int freedom = points.X.Length - points.Filled - 1;
        if (freedom < 1) return null;
        double middle = points.X.Average(), slope = 0;
        double[] levels = [.. Enumerable.Range(0, groups).Select(g => Median(points.Of(g, i => points.Y[i])))], scales = new double[groups];
        for (int round = 0; round < MostRounds; round++)
        {
            for (int g = 0; g < groups; g++) scales[g] = Math.Max(leastScale, Consistency * Median(points.Of(g, i => Math.Abs(Residual(i)))));
            double[] weights = [.. points.X.Select((_, i) => Weight(Standard(i)) / (Scale(i) * Scale(i)))];
            if (Solve(points, weights, middle, levels) is not { } next) return null;
            double change = Math.Abs(next - slope);
            slope = next;
            if (round > 1 && change < Settled) break;
        }

        // ψ and its derivative, each over the group's scale.
        double[] score = [.. points.X.Select((_, i) => Standard(i) * Weight(Standard(i)) / Scale(i))];
        double[] bend = [.. points.X.Select((_, i) => Derivative(Standard(i)) / (Scale(i) * Scale(i)))];
        double[] centres = [.. Enumerable.Range(0, groups).Select(g => Sum(g, i => bend[i] * points.X[i]) / Sum(g, i => bend[i]))];
        double correction = (double)points.X.Length / freedom, meat = 0, bread = 0, levelVariance = 0, distance = 0;
        for (int i = 0; i < points.X.Length; i++)
        {
            double offCentre = points.X[i] - centres[points.Group[i]];
            meat += Math.Pow(score[i] * offCentre, 2);
            bread += bend[i] * offCentre * offCentre;
        }

        for (int g = 0; g < groups; g++)
        {
            if (points.Sizes[g] == 0) continue;
            levelVariance += Sum(g, i => score[i] * score[i]) / Math.Pow(Sum(g, i => bend[i]), 2);
            distance += centres[g] - middle;
        }

        double slopeVariance = correction * meat / (bread * bread), filled = points.Filled;
        return new RobustLine
        {
            Slope = slope,
            SlopeError = Math.Sqrt(slopeVariance),
            Middle = middle,
            Levels = [.. levels.Select((level, g) => points.Sizes[g] > 0 ? level : double.NaN)],
            MeanLevel = levels.Where((_, g) => points.Sizes[g] > 0).Average(),
            MeanLevelError = Math.Sqrt((correction * levelVariance / (filled * filled)) + (slopeVariance * Math.Pow(distance / filled, 2))),
            StartError = Math.Sqrt((correction * levelVariance / (filled * filled)) + (slopeVariance * Math.Pow((distance / filled) + middle, 2))),
            Freedom = freedom,
        };

        double Residual(int i) => points.Y[i] - levels[points.Group[i]] - (slope * (points.X[i] - middle));

        double Scale(int i) => scales[points.Group[i]];

        double Standard(int i) => Residual(i) / Scale(i);

        double Sum(int g, Func<int, double> term) => points.Of(g, term).Sum();
    }

    private static double Weight(double residual) => Math.Pow(Math.Max(0, 1 - Math.Pow(residual / Tuning, 2)), 2);

    private static double Derivative(double residual)
    {
        double square = Math.Pow(residual / Tuning, 2);
        return square >= 1 ? 0 : (1 - square) * (1 - (5 * square));
    }

    // Weighted least squares: the slope within groups, then each group's level.
    private static double? Solve(Points points, double[] weights, double middle, double[] levels)
    {
        double[] weight = new double[levels.Length], sumX = new double[levels.Length], sumY = new double[levels.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            weight[points.Group[i]] += weights[i];
            sumX[points.Group[i]] += weights[i] * points.X[i];
            sumY[points.Group[i]] += weights[i] * points.Y[i];
        }

        double top = 0, below = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            int g = points.Group[i];
            if (weights[i] == 0) continue;
            double offCentre = points.X[i] - (sumX[g] / weight[g]);
            top += weights[i] * offCentre * (points.Y[i] - (sumY[g] / weight[g]));
            below += weights[i] * offCentre * offCentre;
        }

        if (!(below > 0)) return null;
        double slope = top / below;
        for (int g = 0; g < levels.Length; g++)
        {
            if (weight[g] > 0) levels[g] = (sumY[g] / weight[g]) - (slope * ((sumX[g] / weight[g]) - middle));
        }

        return slope;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : Quantile.OfSorted(sorted, 0.5);
    }

    private sealed class Points
    {
        private readonly int[][] _members;

        public Points(double[] x, double[] y, int[] group, int groups)
        {
            (X, Y, Group) = (x, y, group);
            _members = [.. Enumerable.Range(0, groups).Select(g => Enumerable.Range(0, x.Length).Where(i => group[i] == g).ToArray())];
            Sizes = [.. _members.Select(members => members.Length)];
        }

        public double[] X { get; }

        public double[] Y { get; }

        public int[] Group { get; }

        public int[] Sizes { get; }

        public int Filled => Sizes.Count(size => size > 0);

        public IEnumerable<double> Of(int group, Func<int, double> term) => _members[group].Select(term);
    }
}
