using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>Lowest and highest sample in one pass.</summary>
internal static class Extremes
{
    /// <param name="samples">At least one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (T Lowest, T Highest) Of<T>(ReadOnlySpan<T> samples)
        where T : struct, INumber<T>
    {
        T lowest = samples[0], highest = lowest;
        int i = 0;
        if (samples.Length >= Vector512<T>.Count)
        {
            ref T first = ref MemoryMarshal.GetReference(samples);
            Vector512<T> low = Vector512.LoadUnsafe(ref first), high = low;
            for (i = Vector512<T>.Count; i <= samples.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                Vector512<T> values = Vector512.LoadUnsafe(ref first, (nuint)i);
                low = Vector512.MinNative(low, values);
                high = Vector512.MaxNative(high, values);
            }

            // Halving finds the extreme among the lanes.
            Vector256<T> low256 = Vector256.MinNative(low.GetLower(), low.GetUpper());
            Vector256<T> high256 = Vector256.MaxNative(high.GetLower(), high.GetUpper());
            Vector128<T> low128 = Vector128.MinNative(low256.GetLower(), low256.GetUpper());
            Vector128<T> high128 = Vector128.MaxNative(high256.GetLower(), high256.GetUpper());
            for (int lane = 0; lane < Vector128<T>.Count; lane++)
            {
                lowest = T.Min(lowest, low128[lane]);
                highest = T.Max(highest, high128[lane]);
            }
        }

        for (; i < samples.Length; i++)
        {
            lowest = T.Min(lowest, samples[i]);
            highest = T.Max(highest, samples[i]);
        }

        return (lowest, highest);
    }
}
