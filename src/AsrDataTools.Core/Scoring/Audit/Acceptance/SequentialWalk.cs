namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// Where a sequential test ends in a delivery with a given number of errors: computed exactly, word by word without
/// replacement, not by Wald's approximations, which leave the overshoot and the cut aside.
/// </summary>
internal sealed class SequentialWalk
{
    private readonly double _accepted;
    private readonly double _rejected;
    private readonly double[] _left;
    private readonly long _leftFrom;

    private SequentialWalk(double accepted, double rejected, double expectedWords, double[] left, long leftFrom)
    {
        _accepted = accepted;
        _rejected = rejected;
        ExpectedWords = expectedWords;
        _left = left;
        _leftFrom = leftFrom;
    }

    /// <summary>Effective words heard on average.</summary>
    public double ExpectedWords { get; }

    /// <param name="errors">Erroneous effective words in the population, not necessarily whole.</param>
    /// <param name="most">Where the test is cut off, at most the population.</param>
    /// <param name="looksAtLast">Whether the bounds end the test at the very cut, too; else what has come so far is left for the acceptance number.</param>
    public static SequentialWalk Of(SequentialTest test, long population, double errors, long most, bool looksAtLast = true)
    {
        // Probabilities of the numbers of errors at which the test still goes on; the band between the bounds moves upwards.
        List<double> band = [1];
        long from = 0;
        double accepted = 0, rejected = 0, expected = 0;
        for (long heard = 0; heard < most && band.Count > 0; heard++)
        {
            expected += band.Sum();
            List<double> next = [.. band, 0];
            double remaining = population - heard;
            for (int i = band.Count - 1; i >= 0; i--)
            {
                double error = Math.Clamp((errors - from - i) / remaining, 0, 1);
                next[i + 1] += band[i] * error;
                next[i] -= band[i] * error;
            }

            if (heard + 1 == most && !looksAtLast)
            {
                band = next;
                break;
            }

            int drop = 0;
            while (drop < next.Count && test.At(heard + 1, from + drop) <= test.Lower) accepted += next[drop++];
            int keep = next.Count;
            while (keep > drop && test.At(heard + 1, from + keep - 1) >= test.Upper) rejected += next[--keep];
            band = next[drop..keep];
            from += drop;
        }

        return new(accepted, rejected, expected, [.. band], from);
    }

    /// <summary>Probability of acceptance, where up to so many errors are accepted at the cut.</summary>
    public double AcceptedWith(long number)
    {
        double sum = _accepted;
        for (int i = 0; i < _left.Length && _leftFrom + i <= number; i++) sum += _left[i];
        return sum;
    }

    /// <summary>Probability of rejection, where so many errors and more are rejected at the cut.</summary>
    public double RejectedWith(long number)
    {
        double sum = _rejected;
        for (int i = _left.Length - 1; i >= 0 && _leftFrom + i >= number; i--) sum += _left[i];
        return sum;
    }

    /// <summary>The most errors at the cut with which acceptance is no likelier than the risk.</summary>
    public long LargestNumber(double risk)
    {
        long number = _leftFrom - 1;
        while (number < _leftFrom + _left.Length - 1 && AcceptedWith(number + 1) <= risk) number++;
        return number;
    }
}
