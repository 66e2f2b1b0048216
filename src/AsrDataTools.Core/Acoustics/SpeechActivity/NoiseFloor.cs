using System.Runtime.CompilerServices;
using AsrDataTools.Signal;

namespace AsrDataTools.Acoustics;

/// <summary>The tracked power of the noise in one band, one value for each 16 frames.</summary>
internal sealed class NoiseFloor(int batches)
{
    private const int Lanes = BatchedFft.Lanes;

    /// <summary>Groups of 16 frames that the floor looks back and ahead: 2.4 s.</summary>
    private const int Reach = 15;

    private const int ShortGroup = 4;
    private const float MuchLower = 40;
    private const int FewestPauseFrames = 20;
    private const float SilencePower = SpeechActivityDetector.SilencePower;

    private readonly float[] _floor = new float[batches];
    private readonly float[] _means = new float[batches];
    private readonly float[] _shortMeans = new float[batches];
    private readonly int[] _counts = new int[batches];

    /// <summary>Mean square in the band, never zero.</summary>
    public float this[int batch] => _floor[batch];

    /// <summary>
    /// The least mean of 160 ms around, or of 40 ms where that is much lower since speech leaves no longer gap, each raised
    /// by what a least mean falls short of the mean in steady noise. Distant talkers dip as well, but less deep.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FromMinima(ReadOnlySpan<float> level, ReadOnlySpan<float> total, int bins)
    {
        int batches = (level.Length + Lanes - 1) / Lanes;
        for (int batch = 0; batch < batches; batch++)
        {
            int end = Math.Min((batch + 1) * Lanes, level.Length);
            float sum = 0, least = float.PositiveInfinity;
            int heard = 0;
            for (int first = batch * Lanes; first < end; first += ShortGroup)
            {
                float part = 0;
                int partHeard = 0;
                for (int frame = first; frame < Math.Min(first + ShortGroup, end); frame++)
                {
                    if (total[frame] >= SilencePower)
                    {
                        part += level[frame];
                        partHeard++;
                    }
                }

                sum += part;
                heard += partHeard;
                if (partHeard == ShortGroup)
                    least = Math.Min(least, part / ShortGroup);
            }

            _means[batch] = heard >= Lanes / 2 ? sum / heard : float.PositiveInfinity;
            _shortMeans[batch] = least;
        }

        float bias = MinimumBias(Lanes * bins, 1.7), shortBias = MinimumBias(ShortGroup * bins, 2.8);
        for (int batch = 0; batch < batches; batch++)
        {
            int from = Math.Max(0, batch - Reach), count = Math.Min(batches, batch + Reach + 1) - from;
            float least = bias * Least(_means.AsSpan(from, count)), shortLeast = shortBias * Least(_shortMeans.AsSpan(from, count));
            if (shortLeast < least / MuchLower)
                least = shortLeast;
            _floor[batch] = float.IsFinite(least) ? Math.Max(least, SilencePower / 10) : SilencePower;
        }
    }

    /// <summary>Mean of the pause frames around, where there are enough of them; else what the minima said stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FromPauses(ReadOnlySpan<float> level, ReadOnlySpan<FrameClass> classes)
    {
        int batches = (level.Length + Lanes - 1) / Lanes;
        for (int batch = 0; batch < batches; batch++)
        {
            int end = Math.Min((batch + 1) * Lanes, level.Length);
            float sum = 0;
            int heard = 0;
            for (int frame = batch * Lanes; frame < end; frame++)
            {
                if (classes[frame] == FrameClass.Pause)
                {
                    sum += level[frame];
                    heard++;
                }
            }

            _means[batch] = sum;
            _counts[batch] = heard;
        }

        double power = 0;
        int frames = 0;
        for (int batch = -Reach; batch < batches; batch++)
        {
            int entering = batch + Reach, leaving = batch - Reach - 1;
            if (entering < batches)
            {
                power += _means[entering];
                frames += _counts[entering];
            }

            if (leaving >= 0)
            {
                power -= _means[leaving];
                frames -= _counts[leaving];
            }

            if (batch >= 0 && frames >= FewestPauseFrames && power > 0)
                _floor[batch] = Math.Max((float)(power / frames), SilencePower / 10);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Least(ReadOnlySpan<float> values)
    {
        float least = float.PositiveInfinity;
        foreach (float value in values)
            least = Math.Min(least, value);
        return least;
    }

    /// <summary>Mean over low quantile of a chi-square mean (Wilson and Hilferty 1931).</summary>
    private static float MinimumBias(double degrees, double deviations)
    {
        double spread = 2 / (9 * degrees);
        return (float)Math.Pow(1 - spread - (deviations * Math.Sqrt(spread)), -3);
    }
}
