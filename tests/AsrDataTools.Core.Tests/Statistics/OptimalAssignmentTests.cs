using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Statistics;

public class OptimalAssignmentTests
{
    [Fact]
    public void NoOtherAssignmentCostsLess()
    {
        for (int number = 0; number < 2000; number++)
        {
            SeededRandom random = new(3, number);
            long[,] cost = new long[random.Next(6), random.Next(6)];
            for (int row = 0; row < cost.GetLength(0); row++)
            {
                for (int column = 0; column < cost.GetLength(1); column++) cost[row, column] = random.Next(12) - 6;
            }

            int[] columnOf = OptimalAssignment.Minimize(cost);
            int[] taken = [.. columnOf.Where(column => column >= 0)];
            Assert.Equal(taken.Length, taken.Distinct().Count());
            Assert.Equal(Math.Min(cost.GetLength(0), cost.GetLength(1)), taken.Length);
            Assert.Equal(Least(cost, 0, 0), columnOf.Select((column, row) => column < 0 ? 0 : cost[row, column]).Sum());
        }
    }

    [Fact]
    public void FractionsAndHugeNumbersAreAssignedToo()
    {
        Assert.Equal([1, 0], OptimalAssignment.Minimize(new double[,] { { 0.5, 0.25 }, { 0.125, 0.5 } }));
        Int128 huge = (Int128)1 << 100;
        Assert.Equal([0, 1], OptimalAssignment.Minimize(new Int128[,] { { huge, huge + 1 }, { huge, huge } }));
    }

    private static long Least(long[,] cost, int row, int taken)
    {
        int rows = cost.GetLength(0);
        int columns = cost.GetLength(1);
        if (row == rows) return 0;
        long least = long.MaxValue;
        for (int column = 0; column < columns; column++)
        {
            if ((taken >> column & 1) == 0) least = Math.Min(least, cost[row, column] + Least(cost, row + 1, taken | 1 << column));
        }

        // As many rows stay alone as there are too many of them.
        int alone = row - System.Numerics.BitOperations.PopCount((uint)taken);
        return alone < rows - columns ? Math.Min(least, Least(cost, row + 1, taken)) : least;
    }
}
