using System.Numerics;

namespace AsrDataTools.Statistics;

/// <summary>
/// A reproducible stream of random numbers: the same seed and stream give the same numbers on every machine and runtime,
/// which <see cref="Random"/> does not promise. xoshiro256** (Blackman and Vigna, 2021), seeded by SplitMix64.
/// </summary>
public sealed class SeededRandom
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">Number of the independent stream, so that parallel replicates do not depend on their order.</param>
    public SeededRandom(long seed, long stream = 0)
    {
        ulong state = unchecked((ulong)seed * 0xD1342543DE82EF95UL + (ulong)stream);
        _a = SplitMix(ref state);
        _b = SplitMix(ref state);
        _c = SplitMix(ref state);
        _d = SplitMix(ref state);
    }

    /// <summary>Uniform over 0 … <paramref name="limit"/> − 1.</summary>
    public int Next(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        // The bias of the multiplication is below limit / 2^64.
        return (int)Math.BigMul(NextBits(), (ulong)limit, out _);
    }

    /// <summary>Uniform over 0 ≤ x &lt; 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal (Box and Muller).</summary>
    public double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Puts the items in random order.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary><paramref name="count"/> different numbers below <paramref name="limit"/>, ascending.</summary>
    public int[] Sample(int limit, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, limit);
        int[] all = new int[limit];
        for (int i = 0; i < limit; i++) all[i] = i;
        for (int i = 0; i < count; i++)
        {
            int j = i + Next(limit - i);
            (all[i], all[j]) = (all[j], all[i]);
        }

        Array.Resize(ref all, count);
        Array.Sort(all);
        return all;
    }

    private ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
