using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace AsrDataTools.Statistics;

/// <summary>
/// Standard errors that hold when observations of a cluster resemble each other: the sandwich with the small-sample correction
/// CR2 and Satterthwaite degrees of freedom (Bell and McCaffrey 2002, Survey Methodology 28; Pustejovsky and Tipton 2018,
/// Journal of Business &amp; Economic Statistics 36), for a weighted regression whose working model is independence. All is
/// done in the coordinates in which the information is the identity, where a cluster of any size is one small matrix.
/// </summary>
/// <param name="information">X′WX of all observations, positive definite.</param>
public sealed class ClusterSandwich(Matrix<double> information)
{
    // Beyond this share of a direction's information one cluster alone decides it and has no residual there.
    private const double WholeShare = 1 - 1e-9;

    private readonly Matrix<double> _whiten = information.Cholesky().Factor.Inverse();
    private readonly Matrix<double> _meat = Matrix<double>.Build.Dense(information.RowCount, information.RowCount);
    private readonly Satterthwaite[] _freedom = [.. Enumerable.Range(0, information.RowCount).Select(_ => new Satterthwaite(information.RowCount))];

    /// <summary>Clusters added.</summary>
    public int Clusters { get; private set; }

    /// <param name="clusterInformation">The cluster's part of the information, X′WX over its observations.</param>
    /// <param name="score">The cluster's score, X′(y − μ) over its observations.</param>
    public void Add(Matrix<double> clusterInformation, Vector<double> score)
    {
        Clusters++;
        Matrix<double> leverage = _whiten * clusterInformation * _whiten.Transpose();
        Evd<double> parts = leverage.Evd(Symmetricity.Symmetric);
        double[] scale = [.. parts.EigenValues.Select(value => value.Real >= WholeShare ? 0 : 1 / Math.Sqrt(1 - Math.Max(0, value.Real)))];
        Matrix<double> adjust = parts.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalArray(scale) * parts.EigenVectors.Transpose();
        Vector<double> adjusted = adjust * (_whiten * score);
        _meat.Add(adjusted.OuterProduct(adjusted), _meat);
        for (int column = 0; column < _freedom.Length; column++) _freedom[column].Add(adjust * _whiten.Column(column), leverage);
    }

    /// <summary>Standard error of a coefficient and the degrees of freedom of its t; null where the clusters do not tell.</summary>
    public (double StandardError, double DegreesOfFreedom)? Of(int column)
    {
        Vector<double> direction = _whiten.Column(column);
        double variance = direction * (_meat * direction);
        double freedom = _freedom[column].DegreesOfFreedom;
        return variance > 0 && freedom > 0 ? (Math.Sqrt(variance), freedom) : null;
    }

    /// <summary>
    /// The estimator of a coefficient's variance is Σ (p_g′r)² over clusters; under the working model it is like a χ² with
    /// (tr)²/Σ(p_g′p_h)² degrees of freedom, where p_g′p_h = [g = h]·|a_g|² − b_g′b_h.
    /// </summary>
    private sealed class Satterthwaite(int size)
    {
        private readonly Matrix<double> _products = Matrix<double>.Build.Dense(size, size);
        private double _trace;
        private double _own;

        public double DegreesOfFreedom
        {
            get
            {
                double squares = _own + _products.PointwisePower(2).Enumerate().Sum();
                return squares > 0 ? _trace * _trace / squares : 0;
            }
        }

        public void Add(Vector<double> direction, Matrix<double> leverage)
        {
            Vector<double> b = leverage * direction;
            double a = direction * b, length = b * b;
            _trace += a - length;
            _own += a * a - 2 * a * length;
            _products.Add(b.OuterProduct(b), _products);
        }
    }
}
