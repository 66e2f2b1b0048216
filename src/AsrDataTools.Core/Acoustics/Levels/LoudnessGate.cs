namespace AsrDataTools.Acoustics;

/// <summary>
/// The gates of ITU-R BS.1770-5 and EBU Tech 3342 over block energies. Blocks are kept as a histogram of their loudness, each bin with the sum of
/// its energies, so that a day takes no more memory than a second and only the blocks within 0.01 LU of the relative gate are placed coarsely.
/// </summary>
internal sealed class LoudnessGate
{
    private const double AbsoluteGateLufs = -70;
    private const double OffsetLu = -0.691;
    private const double BinLu = 0.01;

    // Up to +30 LUFS: float recordings may exceed full scale. What lies above is in the last bin.
    private const int Bins = 10_000;

    private readonly double[] _energies = new double[Bins];
    private readonly int[] _counts = new int[Bins];
    private int _highest = -1;

    /// <param name="energy">Mean square of a K-weighted block.</param>
    public void Add(double energy)
    {
        double lufs = ToLufs(energy);
        if (!(lufs > AbsoluteGateLufs))
            return;
        int bin = Bin(lufs);
        _energies[bin] += energy;
        _counts[bin]++;
        _highest = Math.Max(_highest, bin);
    }

    /// <summary>LUFS of what passes both gates; null when no block passed the absolute one.</summary>
    /// <param name="relativeGateLu">Gate about the loudness of what passed the absolute one, LU.</param>
    public double? Integrated(double relativeGateLu) =>
        RelativeGate(relativeGateLu) is int gate ? ToLufs(Mean(gate)!.Value) : null;

    /// <summary>Loudness that a share of the blocks past both gates does not exceed, LUFS; null when no block passed the absolute one.</summary>
    /// <param name="share">0…1, by the nearest of the ordered blocks, as EBU Tech 3342 does.</param>
    /// <param name="relativeGateLu">Gate about the loudness of what passed the absolute one, LU.</param>
    public double? Quantile(double share, double relativeGateLu)
    {
        if (RelativeGate(relativeGateLu) is not int gate)
            return null;
        long passed = 0;
        for (int bin = gate; bin <= _highest; bin++)
            passed += _counts[bin];
        long rank = (long)Math.Round(share * (passed - 1), MidpointRounding.AwayFromZero);
        int found = gate;
        for (long before = _counts[gate]; before <= rank; before += _counts[found])
            found++;
        return ToLufs(_energies[found] / _counts[found]);
    }

    public void Reset()
    {
        Array.Clear(_energies, 0, _highest + 1);
        Array.Clear(_counts, 0, _highest + 1);
        _highest = -1;
    }

    private static double ToLufs(double energy) => OffsetLu + (10 * Math.Log10(energy));

    private static int Bin(double lufs) => Math.Clamp((int)((lufs - AbsoluteGateLufs) / BinLu), 0, Bins - 1);

    private int? RelativeGate(double relativeGateLu) => Mean(0) is double ungated
        ? Bin(Math.Max(AbsoluteGateLufs, ToLufs(ungated) + relativeGateLu))
        : null;

    private double? Mean(int fromBin)
    {
        double energy = 0;
        long count = 0;
        for (int bin = fromBin; bin <= _highest; bin++)
        {
            energy += _energies[bin];
            count += _counts[bin];
        }

        return count == 0 ? null : energy / count;
    }
}
