using AsrDataTools.Statistics;

namespace AsrDataTools.Coverage;

/// <summary>
/// Whole numbers of repetitions for loaders that know no weights. Within a cell the weights are added up, and a row is taken as often as the
/// sum passes a whole number: every cell comes to its weight within one row, whatever it is, and no weight is rounded away.
/// </summary>
public static class SamplingRepeats
{
    /// <param name="seed">Same seed and weights, same counts; it decides where in its cell a repetition falls.</param>
    /// <returns>How often each row is to occur, ≥ 0.</returns>
    public static int[] Of(SamplingResult result, long seed)
    {
        SeededRandom random = new(seed);
        double[] sums = new double[result.Cells.Length == 0 ? 0 : result.Cells.Max() + 1];
        for (int c = 0; c < sums.Length; c++) sums[c] = random.NextDouble();
        int[] counts = new int[result.Cells.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            int cell = result.Cells[i];
            double before = Math.Floor(sums[cell]);
            sums[cell] += result.Weights[i];
            counts[i] = (int)(Math.Floor(sums[cell]) - before);
        }

        return counts;
    }
}
