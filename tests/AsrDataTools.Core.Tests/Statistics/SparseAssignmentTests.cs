using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

/// <summary>Against the Hungarian method on the full table, in which a pair that is not possible gains nothing.</summary>
public sealed class SparseAssignmentTests
{
    [Fact]
    public void TotalsEqualThoseOfTheFullTable()
    {
        for (int number = 0; number < 2000; number++)
        {
            SeededRandom random = new(50, number);
            int rows = 1 + random.Next(8);
            int columns = 1 + random.Next(8);
            long[,] cost = new long[rows, columns];
            int[] first = new int[rows + 1];
            List<int> column = [];
            List<long> weight = [];
            for (int r = 0; r < rows; r++)
            {
                for (int c = 0; c < columns; c++)
                {
                    if (random.Next(3) == 0) continue;
                    long w = (number % 2 == 0 ? 1_000_000 : 0) + 1 + random.Next(20);
                    cost[r, c] = -w;
                    column.Add(c);
                    weight.Add(w);
                }

                first[r + 1] = column.Count;
            }

            int[] sparse = SparseAssignment.Maximize(columns, first, [.. column], [.. weight]);
            int[] full = OptimalAssignment.Minimize(cost);

            Assert.Equal(Total(full), Total(sparse));
            Assert.Equal(sparse.Count(c => c >= 0), sparse.Where(c => c >= 0).Distinct().Count());
            Assert.All(Enumerable.Range(0, rows).Where(r => sparse[r] >= 0), r => Assert.True(cost[r, sparse[r]] < 0));

            long Total(int[] columnOf) => Enumerable.Range(0, rows).Sum(r => columnOf[r] < 0 ? 0 : -cost[r, columnOf[r]]);
        }
    }

    // 20,000 rows that compete with their neighbours: more than a dense table could hold.
    [Fact]
    public void LongChainsAreNoTrouble()
    {
        const int Rows = 20_000;
        int[] first = [.. Enumerable.Range(0, Rows + 1).Select(r => 3 * r)];
        int[] column = [.. Enumerable.Range(0, 3 * Rows).Select(i => (i / 3) + (i % 3))];
        long[] weight = [.. Enumerable.Range(0, 3 * Rows).Select(i => 1_000_000L + (i * 7919 % 1000))];
        int[] columnOf = SparseAssignment.Maximize(Rows + 2, first, column, weight);
        Assert.Equal(Rows, columnOf.Where(c => c >= 0).Distinct().Count());
    }
}
