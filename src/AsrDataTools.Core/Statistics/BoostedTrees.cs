namespace AsrDataTools.Statistics;

/// <summary>
/// A small gradient-boosted tree classifier for two classes (Friedman 2001, Annals of Statistics 29; second-order steps as
/// Chen and Guestrin 2016). Features come as bins, so that a split is one pass over a histogram; bin 0 stands for a missing
/// value and is just the lowest.
/// </summary>
public sealed class BoostedTrees
{
    /// <summary>Bins of a feature, the one for missing values included.</summary>
    public const int Bins = 33;

    private const int Depth = 3;
    private const int Inner = (1 << Depth) - 1;
    private const int Leaves = 1 << Depth;
    private const double LearningRate = 0.1;
    private const double Ridge = 1;
    private const double LeastHessian = 1;

    private readonly List<Tree> _trees = [];

    private BoostedTrees()
    {
    }

    /// <summary>Trains on some of the rows.</summary>
    /// <param name="features">One array of bins (0 … <see cref="Bins"/> − 1) per feature, over all rows.</param>
    /// <param name="groups">Group of each feature; each tree sees a random half of the groups, so that none hides the others.</param>
    /// <param name="positive">Class of each row.</param>
    /// <param name="weights">Weight of each row.</param>
    /// <param name="rows">The rows to train on.</param>
    /// <param name="rounds">Trees.</param>
    public static BoostedTrees Train(
        byte[][] features, int[] groups, bool[] positive, double[] weights, int[] rows, int rounds, SeededRandom random, CancellationToken cancellation)
    {
        BoostedTrees model = new();
        double[] score = new double[rows.Length];
        double[] gradient = new double[rows.Length];
        double[] hessian = new double[rows.Length];
        int[] node = new int[rows.Length];
        int[] groupNumbers = [.. groups.Distinct()];
        for (int round = 0; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < rows.Length; i++)
            {
                double p = 1 / (1 + Math.Exp(-score[i]));
                double weight = weights[rows[i]];
                gradient[i] = weight * (p - (positive[rows[i]] ? 1 : 0));
                hessian[i] = weight * Math.Max(p * (1 - p), 1e-6);
            }

            random.Shuffle(groupNumbers);
            HashSet<int> seen = [.. groupNumbers.Take((groupNumbers.Length + 1) / 2)];
            int[] candidates = [.. Enumerable.Range(0, features.Length).Where(f => seen.Contains(groups[f]))];
            Tree tree = Grow(features, candidates, rows, gradient, hessian, node);
            model._trees.Add(tree);
            for (int i = 0; i < rows.Length; i++) score[i] += tree.Values[node[i]];
        }

        return model;
    }

    /// <summary>
    /// The score (log-odds) of a row whose features are those of <paramref name="row"/>, but for the features of one group,
    /// which are taken from <paramref name="otherRow"/>.
    /// </summary>
    public double Score(byte[][] features, int row, int[] groups, int otherGroup, int otherRow)
    {
        double sum = 0;
        foreach (Tree tree in _trees)
        {
            int node = 0;
            for (int level = 0; level < Depth; level++)
            {
                int feature = tree.Features[node];
                // A node that was not split sends everything to its left.
                bool right = feature >= 0 && features[feature][groups[feature] == otherGroup ? otherRow : row] > tree.Edges[node];
                node = 2 * node + (right ? 2 : 1);
            }

            sum += tree.Values[node - Inner];
        }

        return sum;
    }

    // On return node[i] is the leaf of training row i.
    private static Tree Grow(byte[][] features, int[] candidates, int[] rows, double[] gradient, double[] hessian, int[] node)
    {
        Tree tree = new(new int[Inner], new byte[Inner], new double[Leaves]);
        Array.Fill(tree.Features, -1);
        Array.Clear(node);
        for (int level = 0; level < Depth; level++)
        {
            int nodes = 1 << level;
            int first = nodes - 1;
            Split(features, candidates, rows, gradient, hessian, node, tree, first, nodes);
            for (int i = 0; i < rows.Length; i++)
            {
                int at = first + node[i];
                int feature = tree.Features[at];
                node[i] = 2 * node[i] + (feature >= 0 && features[feature][rows[i]] > tree.Edges[at] ? 1 : 0);
            }
        }

        double[] gradients = new double[Leaves];
        double[] hessians = new double[Leaves];
        for (int i = 0; i < rows.Length; i++)
        {
            gradients[node[i]] += gradient[i];
            hessians[node[i]] += hessian[i];
        }

        for (int leaf = 0; leaf < Leaves; leaf++) tree.Values[leaf] = -LearningRate * gradients[leaf] / (hessians[leaf] + Ridge);
        return tree;
    }

    private static void Split(
        byte[][] features, int[] candidates, int[] rows, double[] gradient, double[] hessian, int[] node, Tree tree, int first, int nodes)
    {
        double[] best = new double[nodes];
        (double Gradient, double Hessian)[] histogram = new (double, double)[nodes * Bins];
        foreach (int feature in candidates)
        {
            Array.Clear(histogram);
            byte[] bins = features[feature];
            for (int i = 0; i < rows.Length; i++)
            {
                ref (double Gradient, double Hessian) cell = ref histogram[node[i] * Bins + bins[rows[i]]];
                cell.Gradient += gradient[i];
                cell.Hessian += hessian[i];
            }

            for (int n = 0; n < nodes; n++)
            {
                (double gain, int edge) = BestEdge(histogram.AsSpan(n * Bins, Bins));
                if (gain <= best[n] + 1e-12) continue;
                best[n] = gain;
                tree.Features[first + n] = feature;
                tree.Edges[first + n] = (byte)edge;
            }
        }
    }

    private static (double Gain, int Edge) BestEdge(ReadOnlySpan<(double Gradient, double Hessian)> histogram)
    {
        double gradient = 0;
        double hessian = 0;
        foreach ((double g, double h) in histogram)
        {
            gradient += g;
            hessian += h;
        }

        double whole = gradient * gradient / (hessian + Ridge);
        double leftGradient = 0;
        double leftHessian = 0;
        double best = 0;
        int edge = -1;
        for (int bin = 0; bin + 1 < Bins; bin++)
        {
            leftGradient += histogram[bin].Gradient;
            leftHessian += histogram[bin].Hessian;
            double rightHessian = hessian - leftHessian;
            if (leftHessian < LeastHessian || rightHessian < LeastHessian) continue;
            double rightGradient = gradient - leftGradient;
            double gain = leftGradient * leftGradient / (leftHessian + Ridge) + rightGradient * rightGradient / (rightHessian + Ridge) - whole;
            if (gain > best) (best, edge) = (gain, bin);
        }

        return (best, edge);
    }

    private sealed record Tree(int[] Features, byte[] Edges, double[] Values);
}
