namespace AsrDataTools.Statistics;

/// <summary>
/// Finds the columns of a design that others make up, in the order given: what comes first is kept. A coefficient can be
/// estimated exactly when no dependency touches its column (Searle 1971, Linear Models, section 5.4).
/// </summary>
public sealed class DependentColumns
{
    // Of a column's squared length; rounding leaves about 1e-15 times the condition of the kept ones.
    private const double Negligible = 1e-9;

    private readonly List<double[]> _dependencies = [];

    /// <param name="gram">X′X, symmetric; a column without any value is dependent too.</param>
    public DependentColumns(double[,] gram)
    {
        int count = gram.GetLength(0);
        List<int> kept = [];
        List<double[]> factor = []; // Rows of the Cholesky factor of the kept columns.
        for (int column = 0; column < count; column++)
        {
            double[] row = new double[kept.Count + 1];
            double rest = gram[column, column];
            for (int i = 0; i < kept.Count; i++)
            {
                double sum = gram[column, kept[i]];
                for (int k = 0; k < i; k++) sum -= row[k] * factor[i][k];
                row[i] = sum / factor[i][i];
                rest -= row[i] * row[i];
            }

            if (rest > Negligible * gram[column, column])
            {
                row[^1] = Math.Sqrt(rest);
                factor.Add(row);
                kept.Add(column);
            }
            else
            {
                _dependencies.Add(Dependency(column, row, kept, factor, gram));
            }
        }

        Kept = kept;
    }

    /// <summary>Columns that are independent of each other, ascending.</summary>
    public IReadOnlyList<int> Kept { get; }

    /// <summary>For each column that is left out, the columns whose weighted sum is zero, itself among them, ascending.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups => [.. _dependencies.Select(Touched)];

    /// <summary>Whether the coefficient of the column has one value only.</summary>
    public bool IsEstimable(int column) => _dependencies.All(dependency => dependency[column] == 0);

    private static List<int> Touched(double[] dependency) => [.. Enumerable.Range(0, dependency.Length).Where(i => dependency[i] != 0)];

    // column = Σ weight·kept, by back substitution; weights that are rounding alone become 0.
    private static double[] Dependency(int column, double[] row, List<int> kept, List<double[]> factor, double[,] gram)
    {
        double[] weights = new double[kept.Count];
        double[] dependency = new double[gram.GetLength(0)];
        for (int i = kept.Count - 1; i >= 0; i--)
        {
            double sum = row[i];
            for (int k = i + 1; k < kept.Count; k++) sum -= factor[k][i] * weights[k];
            weights[i] = sum / factor[i][i];
            bool counts = weights[i] * weights[i] * gram[kept[i], kept[i]] > Negligible * gram[column, column];
            if (counts) dependency[kept[i]] = -weights[i];
        }

        dependency[column] = 1;
        return dependency;
    }
}
