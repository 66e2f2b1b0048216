using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Leakage;

/// <summary>
/// Sixteen patches at once: logarithms of their band energies above a floor of their own, and 64 weighted sums of these.
/// The sign of a sum is a bit of the sub-fingerprint; how far it is from zero says how sure the bit is.
/// </summary>
internal sealed class PatchProjection
{
    public const int Outputs = 64;

    /// <summary>Energies this far below the patch's loudest band count as no energy: what lies there, noise and codecs change at will.</summary>
    private const float FloorShare = 0.01f;

    /// <summary>Mean square in a band that counts as none whatever else there is: −84 dBFS.</summary>
    private const float LeastEnergy = 4e-9f;

    private readonly Vector512<float>[] _logs = new Vector512<float>[FingerprintGrid.Inputs];
    private readonly float[] _weights;

    /// <param name="weights">64 rows of a weight for each band energy, window after window.</param>
    public PatchProjection(float[] weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, Outputs * FingerprintGrid.Inputs);
        _weights = weights;
    }

    /// <summary>The logarithms (base 2) of the patches that the last call of <see cref="TakeLogs"/> looked at, window after window, one patch a lane.</summary>
    public ReadOnlySpan<Vector512<float>> Logs => _logs;

    /// <summary>For each of the 16 patches, in how many bands there is energy at any time.</summary>
    public Vector512<float> BandsInUse { get; private set; }

    /// <summary>Looks at the 16 patches that begin at a window and at the 15 after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TakeLogs(BandEnergies energies, int window, int tapStep)
    {
        Vector512<float> loudest = Vector512<float>.Zero;
        for (int tap = 0, input = 0; tap < FingerprintGrid.Taps; tap++)
        {
            for (int band = 0; band < FingerprintGrid.Bands; band++, input++)
            {
                Vector512<float> energy = Vector512.LoadUnsafe(ref energies.From(band, window + (tap * tapStep)));
                _logs[input] = energy;
                loudest = Vector512.Max(loudest, energy);
            }
        }

        CountBands(loudest * FloorShare);

        // Relative to the loudest: rounded weights do not quite cancel a level. Silence comes to zero.
        Vector512<float> least = Vector512.Create(LeastEnergy);
        Vector512<float> floor = Vector512.FusedMultiplyAdd(loudest, Vector512.Create(FloorShare), least);
        Vector512<float> scale = Vector512<float>.One / (loudest + least);
        for (int input = 0; input < _logs.Length; input++)
            _logs[input] = FastLog.Log2((_logs[input] + floor) * scale);
    }

    private void CountBands(Vector512<float> least)
    {
        Vector512<float> bands = Vector512<float>.Zero;
        for (int band = 0; band < FingerprintGrid.Bands; band++)
        {
            Vector512<float> most = _logs[band];
            for (int tap = 1; tap < FingerprintGrid.Taps; tap++)
                most = Vector512.Max(most, _logs[(tap * FingerprintGrid.Bands) + band]);
            bands += Vector512.GreaterThan(most, least) & Vector512<float>.One;
        }

        BandsInUse = bands;
    }

    /// <summary>The 64 sums of each patch whose logarithms were taken, one patch a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Project(Span<Vector512<float>> sums)
    {
        ref Vector512<float> logs = ref MemoryMarshal.GetArrayDataReference(_logs);
        ref float weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (int output = 0; output < Outputs; output += 4)
        {
            ref float row = ref Unsafe.Add(ref weights, output * FingerprintGrid.Inputs);
            Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a;
            for (int input = 0; input < FingerprintGrid.Inputs; input++)
            {
                Vector512<float> log = Unsafe.Add(ref logs, input);
                a = Vector512.FusedMultiplyAdd(log, Vector512.Create(Unsafe.Add(ref row, input)), a);
                b = Vector512.FusedMultiplyAdd(log, Vector512.Create(Unsafe.Add(ref row, input + FingerprintGrid.Inputs)), b);
                c = Vector512.FusedMultiplyAdd(log, Vector512.Create(Unsafe.Add(ref row, input + (2 * FingerprintGrid.Inputs))), c);
                d = Vector512.FusedMultiplyAdd(log, Vector512.Create(Unsafe.Add(ref row, input + (3 * FingerprintGrid.Inputs))), d);
            }

            sums[output] = a;
            sums[output + 1] = b;
            sums[output + 2] = c;
            sums[output + 3] = d;
        }
    }
}
