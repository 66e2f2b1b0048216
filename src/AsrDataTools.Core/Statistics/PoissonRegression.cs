using MathNet.Numerics.LinearAlgebra;

namespace AsrDataTools.Statistics;

/// <summary>
/// Poisson regression with log link and an exposure, by iteratively reweighted least squares (Nelder and Wedderburn 1972,
/// Journal of the Royal Statistical Society A 135), with standard errors robust to clusters (<see cref="ClusterSandwich"/>).
/// </summary>
public static class PoissonRegression
{
    private const int MostIterations = 100;
    private const int MostHalvings = 30;
    private const double Settled = 1e-11;

    /// <param name="columns">Names of the columns. What comes first is kept where columns make each other up.</param>
    /// <param name="observations">Observations, in any order.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PoissonFit Fit(IReadOnlyList<string> columns, IReadOnlyList<PoissonObservation> observations, CancellationToken cancellation = default)
    {
        foreach (PoissonObservation observation in observations)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(observation.Covariates.Length, columns.Count, nameof(observations));
            if (!(observation.Exposure > 0 && double.IsFinite(observation.Exposure) && observation.Count >= 0 && double.IsFinite(observation.Count)))
                throw new ArgumentException($"A count of {observation.Count} over an exposure of {observation.Exposure} cannot be modelled.", nameof(observations));
        }

        double[] infinite = Separate(columns.Count, ref observations);
        DependentColumns dependent = new(Gram(columns.Count, observations));
        int[] kept = [.. dependent.Kept];
        TextList[] dependencies = [.. dependent.Groups
            .Where(group => group.All(column => infinite[column] == 0))
            .Select(group => new TextList(group.Select(column => columns[column])))];
        Solution solution = Solve(kept, observations, cancellation);
        ClusterSandwich? errors = solution.Converged ? Errors(kept, observations, solution, cancellation) : null;
        return new PoissonFit([.. columns.Select(Coefficient)], solution.Converged, solution.Iterations, Dispersion(kept, observations, solution), dependencies);

        PoissonCoefficient Coefficient(string name, int column)
        {
            if (infinite[column] != 0) return new(name, infinite[column], null, null);
            int place = Array.IndexOf(kept, column);
            if (errors is null || place < 0 || !dependent.IsEstimable(column)) return new(name, null, null, null);
            (double StandardError, double DegreesOfFreedom)? error = errors.Of(place);
            return new(name, solution.Beta[place], error?.StandardError, error?.DegreesOfFreedom);
        }
    }

    // A value that goes with no event at all drives its coefficient to infinity: its observations fit exactly there and say
    // nothing of the other coefficients, so both are set aside.
    private static double[] Separate(int columns, ref IReadOnlyList<PoissonObservation> observations)
    {
        double[] infinite = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            int tested = column;
            double[] values = [.. observations.Select(observation => observation.Covariates[tested])];
            if (infinite[column] != 0 || values.All(value => value == 0)) continue;
            if (values.Any(value => value > 0) && values.Any(value => value < 0)) continue;
            if (observations.Any(observation => observation.Count > 0 && observation.Covariates[tested] != 0)) continue;
            infinite[column] = values.Any(value => value > 0) ? double.NegativeInfinity : double.PositiveInfinity;
            observations = [.. observations.Where(observation => observation.Covariates[tested] == 0)];
            column = -1; // What is left may separate another column.
        }

        return infinite;
    }

    private static double[,] Gram(int columns, IReadOnlyList<PoissonObservation> observations)
    {
        double[,] gram = new double[columns, columns];
        foreach (PoissonObservation observation in observations)
        {
            for (int i = 0; i < columns; i++)
            {
                double value = observation.Covariates[i];
                if (value == 0) continue;
                for (int j = 0; j < columns; j++) gram[i, j] += value * observation.Covariates[j];
            }
        }

        return gram;
    }

    private static Solution Solve(int[] kept, IReadOnlyList<PoissonObservation> observations, CancellationToken cancellation)
    {
        if (kept.Length == 0 || observations.All(observation => observation.Count == 0)) return new(Vector<double>.Build.Dense(Math.Max(1, kept.Length)), false, 0);

        // The customary start: each mean near its own count.
        if (Step(kept, observations, observation => observation.Count + 0.1) is not { } beta) return new(Vector<double>.Build.Dense(kept.Length), false, 0);
        double deviance = Deviance(kept, observations, beta);
        for (int iteration = 1; iteration <= MostIterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            Vector<double> current = beta;
            if (Step(kept, observations, observation => Mean(kept, observation, current)) is not { } next) return new(current, false, iteration);
            double better = Deviance(kept, observations, next);
            for (int halving = 0; halving < MostHalvings && !(better <= deviance + Settled * (Math.Abs(deviance) + 1)); halving++)
            {
                next = (next + current) / 2;
                better = Deviance(kept, observations, next);
            }

            if (!double.IsFinite(better)) return new(beta, false, iteration);
            bool isSettled = (next - current).AbsoluteMaximum() < 1e-9 * (1 + next.AbsoluteMaximum()) && Math.Abs(deviance - better) <= Settled * (Math.Abs(better) + 1);
            (beta, deviance) = (next, better);
            if (isSettled) return new(beta, true, iteration);
        }

        return new(beta, false, MostIterations);
    }

    // Weighted least squares of the working response ln(μ/exposure) + (y − μ)/μ, weights μ. Null where means have run so far
    // apart that the weights no longer hold the columns apart.
    private static Vector<double>? Step(int[] kept, IReadOnlyList<PoissonObservation> observations, Func<PoissonObservation, double> mean)
    {
        Matrix<double> information = Matrix<double>.Build.Dense(kept.Length, kept.Length);
        Vector<double> right = Vector<double>.Build.Dense(kept.Length);
        foreach (PoissonObservation observation in observations)
        {
            double mu = mean(observation);
            double response = Math.Log(mu / observation.Exposure) + (observation.Count - mu) / mu;
            AddProduct(kept, observation, mu, information);
            for (int i = 0; i < kept.Length; i++) right[i] += observation.Covariates[kept[i]] * mu * response;
        }

        return new DependentColumns(information.ToArray()).Kept.Count == kept.Length ? information.Cholesky().Solve(right) : null;
    }

    private static ClusterSandwich Errors(int[] kept, IReadOnlyList<PoissonObservation> observations, Solution solution, CancellationToken cancellation)
    {
        Matrix<double> information = Matrix<double>.Build.Dense(kept.Length, kept.Length);
        foreach (PoissonObservation observation in observations) AddProduct(kept, observation, Mean(kept, observation, solution.Beta), information);
        ClusterSandwich sandwich = new(information);
        foreach (IGrouping<int, PoissonObservation> cluster in observations.GroupBy(observation => observation.Cluster))
        {
            cancellation.ThrowIfCancellationRequested();
            Matrix<double> own = Matrix<double>.Build.Dense(kept.Length, kept.Length);
            Vector<double> score = Vector<double>.Build.Dense(kept.Length);
            foreach (PoissonObservation observation in cluster)
            {
                double mu = Mean(kept, observation, solution.Beta);
                AddProduct(kept, observation, mu, own);
                for (int i = 0; i < kept.Length; i++) score[i] += observation.Covariates[kept[i]] * (observation.Count - mu);
            }

            sandwich.Add(own, score);
        }

        return sandwich;
    }

    private static void AddProduct(int[] kept, PoissonObservation observation, double weight, Matrix<double> sum)
    {
        for (int i = 0; i < kept.Length; i++)
        {
            double value = observation.Covariates[kept[i]] * weight;
            if (value == 0) continue;
            for (int j = 0; j < kept.Length; j++) sum[i, j] += value * observation.Covariates[kept[j]];
        }
    }

    private static double Mean(int[] kept, PoissonObservation observation, Vector<double> beta)
    {
        double sum = 0;
        for (int i = 0; i < kept.Length; i++) sum += observation.Covariates[kept[i]] * beta[i];
        return observation.Exposure * Math.Exp(sum);
    }

    private static double Deviance(int[] kept, IReadOnlyList<PoissonObservation> observations, Vector<double> beta) => 2 * observations.Sum(observation =>
    {
        double mu = Mean(kept, observation, beta), count = observation.Count;
        return (count > 0 ? count * Math.Log(count / mu) : 0) - (count - mu);
    });

    private static double? Dispersion(int[] kept, IReadOnlyList<PoissonObservation> observations, Solution solution) =>
        !solution.Converged || observations.Count <= kept.Length ? null : observations.Sum(observation =>
        {
            double mu = Mean(kept, observation, solution.Beta);
            return (observation.Count - mu) * (observation.Count - mu) / mu;
        }) / (observations.Count - kept.Length);

    private sealed record Solution(Vector<double> Beta, bool Converged, int Iterations);
}
