namespace AsrDataTools.Acoustics;

/// <summary>
/// The two gates of ITU-R BS.1770-5 over block energies. Blocks are kept as a histogram of their loudness, each bin with the sum of
/// its energies, so that a day takes no more memory than a second and only the blocks within 0.01 LU of the relative gate are placed coarsely.
/// </summary>
internal sealed class LoudnessGate
{
    private const double AbsoluteGateLufs = -70;
    private const double RelativeGateLu = -10;
    private const double OffsetLu = -0.691;
    private const double BinLu = 0.01;

    // Up to +30 LUFS: float recordings may exceed full scale. What lies above is in the last bin.
    private const int Bins = 10_000;

    private readonly double[] _energies = new double[Bins];
    private readonly int[] _counts = new int[Bins];
    private int _highest = -1;

    /// <param name="energy">Mean square of a K-weighted block of 400 ms.</param>
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

    /// <summary>LUFS; null when no block passed the absolute gate.</summary>
    public double? Integrated()
    {
        if (Mean(0) is not double ungated)
            return null;
        return ToLufs(Mean(Bin(Math.Max(AbsoluteGateLufs, ToLufs(ungated) + RelativeGateLu)))!.Value);
    }

    public void Reset()
    {
        Array.Clear(_energies, 0, _highest + 1);
        Array.Clear(_counts, 0, _highest + 1);
        _highest = -1;
    }

    private static double ToLufs(double energy) => OffsetLu + (10 * Math.Log10(energy));

    private static int Bin(double lufs) => Math.Clamp((int)((lufs - AbsoluteGateLufs) / BinLu), 0, Bins - 1);

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
