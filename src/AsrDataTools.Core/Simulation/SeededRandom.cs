namespace AsrDataTools.Simulation;

/// <summary>
/// A pseudo-random sequence that is the same on every platform and in every version: SplitMix64 (Steele, Lea &amp; Flood,
/// "Fast splittable pseudorandom number generators", OOPSLA 2014). Not for secrets.
/// </summary>
public sealed class SeededRandom
{
    private ulong _state;
    private double? _spareNormal;

    public SeededRandom(long seed) => _state = (ulong)seed;

    /// <summary>
    /// A sequence of its own for one part of a larger work, so that parts can be made in any order or at once: the seed is
    /// mixed with an FNV-1a hash of the name.
    /// </summary>
    public static SeededRandom For(long seed, string name)
    {
        ulong hash = 14695981039346656037;
        foreach (char character in name) hash = (hash ^ character) * 1099511628211;
        SeededRandom random = new(seed ^ (long)hash);
        random.NextUInt64();
        return random;
    }

    public ulong NextUInt64()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Between(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Uniform integer in [0, limit).</summary>
    public int Next(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return (int)(NextDouble() * limit);
    }

    /// <summary>Gaussian, mean 0 and standard deviation 1 (Marsaglia's polar method).</summary>
    public double NextNormal()
    {
        if (_spareNormal is double spare)
        {
            _spareNormal = null;
            return spare;
        }

        double x, y, square;
        do
        {
            x = Between(-1, 1);
            y = Between(-1, 1);
            square = x * x + y * y;
        }
        while (square is >= 1 or 0);

        double scale = Math.Sqrt(-2 * Math.Log(square) / square);
        _spareNormal = y * scale;
        return x * scale;
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>Puts the items in random order (Fisher–Yates).</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (int last = items.Count - 1; last > 0; last--)
        {
            int other = Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
