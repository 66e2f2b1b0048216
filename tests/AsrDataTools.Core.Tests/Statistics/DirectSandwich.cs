using MathNet.Numerics.LinearAlgebra;

namespace AsrDataTools.Core.Tests.Statistics;

/// <summary>
/// Poisson regression with CR2 errors straight from the definition: Newton's method on the likelihood, and matrices over all
/// observations. Slow, and sharing nothing with what it checks.
/// </summary>
internal sealed class DirectSandwich
{
    public DirectSandwich(double[][] rows, double[] counts, double[] exposures, int[] clusters)
    {
        int n = rows.Length, p = rows[0].Length;
        Matrix<double> x = Matrix<double>.Build.DenseOfRowArrays(rows);
        Vector<double> beta = Vector<double>.Build.Dense(p);
        beta[0] = Math.Log(counts.Sum() / exposures.Sum());
        Vector<double> mu = Means();
        for (int step = 0; step < 200; step++)
        {
            beta += (x.Transpose() * Matrix<double>.Build.DiagonalOfDiagonalVector(mu) * x).Inverse() * (x.Transpose() * (Vector<double>.Build.Dense(counts) - mu));
            mu = Means();
        }

        Beta = [.. beta];
        Matrix<double> z = Matrix<double>.Build.DiagonalOfDiagonalVector(mu.PointwiseSqrt()) * x;
        Matrix<double> bread = (z.Transpose() * z).Inverse();
        Matrix<double> rest = Matrix<double>.Build.DenseIdentity(n) - z * bread * z.Transpose();
        Vector<double> residual = (Vector<double>.Build.Dense(counts) - mu).PointwiseDivide(mu.PointwiseSqrt());
        Matrix<double> covariance = Matrix<double>.Build.Dense(p, p);
        List<Matrix<double>> estimators = [];
        foreach (int cluster in clusters.Distinct())
        {
            int[] own = [.. Enumerable.Range(0, n).Where(i => clusters[i] == cluster)];
            Matrix<double> select = Matrix<double>.Build.Dense(own.Length, n, (i, j) => own[i] == j ? 1 : 0);
            Matrix<double> adjust = InverseRoot(select * rest * select.Transpose());
            Matrix<double> toCoefficients = bread * (select * z).Transpose() * adjust * select; // p × n
            Vector<double> influence = toCoefficients * residual;
            covariance += influence.OuterProduct(influence);
            estimators.Add(toCoefficients * rest);
        }

        StandardErrors = [.. covariance.Diagonal().PointwiseSqrt()];
        DegreesOfFreedom = [.. Enumerable.Range(0, p).Select(k =>
        {
            Matrix<double> rowsOfK = Matrix<double>.Build.DenseOfRowVectors(estimators.Select(estimator => estimator.Row(k)));
            Matrix<double> products = rowsOfK * rowsOfK.Transpose();
            return products.Trace() * products.Trace() / products.PointwisePower(2).Enumerate().Sum();
        })];

        Vector<double> Means() => (x * beta).PointwiseExp().PointwiseMultiply(Vector<double>.Build.Dense(exposures));
    }

    public double[] Beta { get; }

    public double[] StandardErrors { get; }

    public double[] DegreesOfFreedom { get; }

    private static Matrix<double> InverseRoot(Matrix<double> matrix)
    {
        var parts = matrix.Evd(Symmetricity.Symmetric);
        return parts.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalArray([.. parts.EigenValues.Select(value => 1 / Math.Sqrt(value.Real))]) * parts.EigenVectors.Transpose();
    }
}
