using System.Numerics;

namespace AsrDataTools.Statistics;

/// <summary>
/// The one-to-one assignment of rows to columns of least total cost, exact: the Hungarian method by shortest augmenting paths
/// (Kuhn 1955, Naval Research Logistics 2; Jonker and Volgenant 1987, Computing 38). Of the longer side as many stay without a
/// mate as it is longer.
/// </summary>
public static class OptimalAssignment
{
    /// <summary>Time O(n²·m) for n rows or columns, whichever are fewer, and m of the others.</summary>
    /// <param name="cost">Cost of each pair; negative costs are gains. Integer types are exact, floating ones within rounding.</param>
    /// <returns>For each row its column, or −1.</returns>
    public static int[] Minimize<T>(T[,] cost)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        int rows = cost.GetLength(0);
        int columns = cost.GetLength(1);
        int[] columnOf = new int[rows];
        if (rows <= columns)
        {
            int[] rowOf = Solve(rows, columns, (row, column) => cost[row, column]);
            for (int column = 0; column < columns; column++)
            {
                if (rowOf[column] >= 0) columnOf[rowOf[column]] = column;
            }

            return columnOf;
        }

        return Solve(columns, rows, (column, row) => cost[row, column]);
    }

    // One row after another is matched along the path of least reduced cost; the potentials keep every reduced cost at 0 or
    // above and at 0 on matched pairs. Index 0 of the columns is the imaginary one that holds the row to be matched.
    private static int[] Solve<T>(int rows, int columns, Func<int, int, T> cost)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        T[] rowPotential = new T[rows];
        T[] columnPotential = new T[columns + 1];
        int[] rowOf = new int[columns + 1];
        int[] previous = new int[columns + 1];
        T[] distance = new T[columns + 1];
        bool[] settled = new bool[columns + 1];
        Array.Fill(rowOf, -1);
        for (int start = 0; start < rows; start++)
        {
            Array.Fill(distance, T.MaxValue);
            Array.Clear(settled);
            rowOf[0] = start;
            int at = 0;
            while (rowOf[at] >= 0)
            {
                settled[at] = true;
                int row = rowOf[at];
                T least = T.MaxValue;
                int next = 0;
                for (int column = 1; column <= columns; column++)
                {
                    if (settled[column]) continue;
                    T reduced = cost(row, column - 1) - rowPotential[row] - columnPotential[column];
                    if (reduced < distance[column]) (distance[column], previous[column]) = (reduced, at);
                    if (distance[column] < least) (least, next) = (distance[column], column);
                }

                for (int column = 0; column <= columns; column++)
                {
                    if (settled[column])
                    {
                        rowPotential[rowOf[column]] += least;
                        columnPotential[column] -= least;
                    }
                    else if (column > 0)
                    {
                        distance[column] -= least;
                    }
                }

                at = next;
            }

            for (; at != 0; at = previous[at]) rowOf[at] = rowOf[previous[at]];
        }

        return rowOf[1..];
    }
}
