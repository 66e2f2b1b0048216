namespace AsrDataTools.Core.Tests.Coverage;

/// <summary>
/// A linear program solver that knows nothing of collection plans: the two-phase tableau method with Bland's rule. Small and slow, for
/// holding optima against.
/// </summary>
internal static class DenseSimplex
{
    private const double Zero = 1e-11;

    /// <summary>Minimises cost·x over x ≥ 0 with rows·x ≥ bounds.</summary>
    /// <returns>The optimum and where it is taken.</returns>
    /// <exception cref="InvalidOperationException">There is no solution, or none is least.</exception>
    public static (double Value, double[] Solution) Minimise(double[] cost, double[][] rows, double[] bounds)
    {
        int variables = cost.Length;
        int count = rows.Length;
        int width = variables + (2 * count) + 1; // The variables, a surplus and an artificial one for each row, the right side.
        double[][] tableau = new double[count][];
        int[] basis = new int[count];
        for (int r = 0; r < count; r++)
        {
            double sign = bounds[r] < 0 ? -1 : 1;
            tableau[r] = new double[width];
            for (int j = 0; j < variables; j++) tableau[r][j] = sign * rows[r][j];
            tableau[r][variables + r] = -sign;
            tableau[r][variables + count + r] = 1;
            tableau[r][^1] = sign * bounds[r];
            basis[r] = variables + count + r;
        }

        double[] artificial = new double[width - 1];
        Array.Fill(artificial, 1, variables + count, count);
        Iterate(tableau, basis, artificial, width - 1);
        double left = Enumerable.Range(0, count).Where(r => basis[r] >= variables + count).Sum(r => tableau[r][^1]);
        if (left > 1e-7) throw new InvalidOperationException("The program has no solution.");
        DriveOut(tableau, basis, variables + count);

        double[] full = new double[width - 1];
        cost.CopyTo(full, 0);
        Iterate(tableau, basis, full, variables + count);
        double[] solution = new double[variables];
        for (int r = 0; r < count; r++)
        {
            if (basis[r] < variables) solution[basis[r]] = tableau[r][^1];
        }

        return (cost.Zip(solution, (c, x) => c * x).Sum(), solution);
    }

    private static void Iterate(double[][] tableau, int[] basis, double[] cost, int columns)
    {
        while (true)
        {
            int entering = -1;
            for (int j = 0; j < columns && entering < 0; j++)
            {
                double reduced = cost[j];
                for (int r = 0; r < basis.Length; r++) reduced -= cost[basis[r]] * tableau[r][j];
                if (reduced < -Zero) entering = j;
            }

            if (entering < 0) return;
            int leaving = -1;
            double best = double.PositiveInfinity;
            for (int r = 0; r < basis.Length; r++)
            {
                if (tableau[r][entering] <= Zero) continue;
                double ratio = tableau[r][^1] / tableau[r][entering];
                if (ratio > best || (ratio == best && basis[r] > basis[leaving])) continue;
                best = ratio;
                leaving = r;
            }

            if (leaving < 0) throw new InvalidOperationException("The program has no least solution.");
            Pivot(tableau, leaving, entering);
            basis[leaving] = entering;
        }
    }

    // An artificial variable that is still in the basis, at 0, must not come back in the second phase.
    private static void DriveOut(double[][] tableau, int[] basis, int first)
    {
        for (int r = 0; r < basis.Length; r++)
        {
            if (basis[r] < first) continue;
            int column = Array.FindIndex(tableau[r], 0, first, value => Math.Abs(value) > Zero);
            if (column < 0) continue; // The row says 0 = 0.
            Pivot(tableau, r, column);
            basis[r] = column;
        }
    }

    private static void Pivot(double[][] tableau, int row, int column)
    {
        double[] pivot = tableau[row];
        double value = pivot[column];
        for (int j = 0; j < pivot.Length; j++) pivot[j] /= value;
        foreach (double[] other in tableau)
        {
            double factor = other[column];
            if (other == pivot || factor == 0) continue;
            for (int j = 0; j < pivot.Length; j++) other[j] -= factor * pivot[j];
        }
    }
}
