namespace AsrDataTools.Statistics;

/// <summary>
/// The one-to-one assignment of rows to columns of greatest total weight where few pairs are possible at all, exact: shortest
/// augmenting paths with potentials (Jonker and Volgenant 1987, Computing 38), each row having the way out to stay without a column.
/// </summary>
public static class SparseAssignment
{
    /// <summary>Each row looks only as far as its best way reaches: about linear where rows compete with few others.</summary>
    /// <param name="columns">Number of columns.</param>
    /// <param name="first">The pairs of row r are those from first[r] to first[r + 1]; one longer than there are rows.</param>
    /// <param name="column">Of each pair its column.</param>
    /// <param name="weight">Of each pair its weight, above 0 and below 10¹⁸; an unmatched row has 0.</param>
    /// <returns>For each row its column, or −1.</returns>
    public static int[] Maximize(int columns, int[] first, int[] column, long[] weight)
    {
        Solver solver = new(columns, first, column, weight);
        for (int row = 0; row < first.Length - 1; row++) solver.Match(row);
        return solver.ColumnOf;
    }

    // Costs are weights with the sign turned. Reduced costs −weight − rowPotential − columnPotential stay at 0 or above and are 0 on
    // matched pairs; free columns keep potential 0.
    private sealed class Solver(int columns, int[] first, int[] column, long[] weight)
    {
        private readonly long[] _rowPotential = new long[first.Length - 1];
        private readonly long[] _columnPotential = new long[columns];
        private readonly int[] _rowOf = Filled(columns);
        private readonly long[] _distance = Unreached(columns);
        private readonly int[] _from = new int[columns];
        private readonly bool[] _settled = new bool[columns];
        private readonly List<int> _reached = [];
        private readonly PriorityQueue<int, (long Distance, int Column)> _queue = new();

        public int[] ColumnOf { get; } = Filled(first.Length - 1);

        public void Match(int start)
        {
            // The way out that is nearest so far: a row on the path that gives up its column (the start: that never gets one).
            (long Distance, int Row) leaver = (0, start);
            Relax(start, 0);
            int end = -1;
            long least = 0;
            while (_queue.TryDequeue(out int at, out (long Distance, int Column) key))
            {
                if (_settled[at] || key.Distance > _distance[at]) continue;
                if (key.Distance >= leaver.Distance) break;
                if (_rowOf[at] < 0)
                {
                    (end, least) = (at, key.Distance);
                    break;
                }

                _settled[at] = true;
                int row = _rowOf[at];
                if (key.Distance - _rowPotential[row] < leaver.Distance) leaver = (key.Distance - _rowPotential[row], row);
                Relax(row, key.Distance - _rowPotential[row]);
            }

            if (end < 0) least = leaver.Distance;
            foreach (int at in _reached)
            {
                if (!_settled[at]) continue;
                _rowPotential[_rowOf[at]] += least - _distance[at];
                _columnPotential[at] -= least - _distance[at];
            }

            _rowPotential[start] = least;
            if (end >= 0) Augment(end, start);
            else if (leaver.Row != start) Augment(Release(leaver.Row), start);
            Forget();
        }

        private void Relax(int row, long before)
        {
            for (int edge = first[row]; edge < first[row + 1]; edge++)
            {
                int to = column[edge];
                if (_settled[to]) continue;
                long distance = before - weight[edge] - _columnPotential[to];
                if (distance >= _distance[to]) continue;
                if (_distance[to] == long.MaxValue) _reached.Add(to);
                _distance[to] = distance;
                _from[to] = row;
                _queue.Enqueue(to, (distance, to));
            }
        }

        private int Release(int row)
        {
            int released = ColumnOf[row];
            ColumnOf[row] = -1;
            return released;
        }

        private void Augment(int end, int start)
        {
            while (true)
            {
                int row = _from[end];
                int next = ColumnOf[row];
                ColumnOf[row] = end;
                _rowOf[end] = row;
                if (row == start) return;
                end = next;
            }
        }

        private void Forget()
        {
            foreach (int at in _reached)
            {
                _distance[at] = long.MaxValue;
                _settled[at] = false;
            }

            _reached.Clear();
            _queue.Clear();
        }

        private static int[] Filled(int length)
        {
            int[] filled = new int[length];
            Array.Fill(filled, -1);
            return filled;
        }

        private static long[] Unreached(int length)
        {
            long[] unreached = new long[length];
            Array.Fill(unreached, long.MaxValue);
            return unreached;
        }
    }
}
