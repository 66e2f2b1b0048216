using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Signal;

/// <summary>Logarithms that are good enough for decibels.</summary>
internal static class FastLog
{
    /// <summary>
    /// log2 of positive normal numbers, within 0.001 (0.003 dB of power): the exponent plus the series of artanh about the
    /// middle of [1/√2, √2).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log2(Vector512<float> x)
    {
        // Moves the mantissa into [1/√2, √2) by biasing the bits before the exponent is cut off.
        Vector512<int> bits = x.AsInt32() - Vector512.Create(0x3F3504F3);
        Vector512<float> exponent = Vector512.ConvertToSingle(bits >> 23);
        Vector512<float> mantissa = ((bits & Vector512.Create(0x007FFFFF)) + Vector512.Create(0x3F3504F3)).AsSingle();
        Vector512<float> t = (mantissa - Vector512<float>.One) / (mantissa + Vector512<float>.One);
        Vector512<float> t2 = t * t;

        // ln m = 2·(t + t³/3 + t⁵/5 + …), |t| ≤ 0.172; divided by ln 2.
        Vector512<float> series = Vector512.FusedMultiplyAdd(t2, Vector512.Create(0.5770780f), Vector512.Create(0.9617967f));
        series = Vector512.FusedMultiplyAdd(series, t2, Vector512.Create(2.8853901f));
        return Vector512.FusedMultiplyAdd(series, t, exponent);
    }
}
