using System.Runtime.CompilerServices;

namespace AsrDataTools.Benchmarks.Figures;

/// <summary>
/// A fixed amount of integer, floating-point and memory work, about a tenth of a second of a core of 2024. Its CPU time is the unit in which times of
/// different days and machines are compared: a slower clock, a busier cache or a throttled host makes it slower too. Never change it: all that was
/// measured before would have another unit.
/// </summary>
internal static class ReferenceKernel
{
    private const int IntegerSteps = 10_000_000;
    private const int FloatSteps = 750;
    private const int FloatLength = 8192;
    private const int MemoryLength = 1 << 22; // Of 4 bytes: 16 MB, beyond the caches of one core.
    private const int MemorySteps = 1 << 19;

    private static readonly int[] Chain = MakeChain();
    private static readonly float[] Signal = [.. Enumerable.Range(0, FloatLength).Select(i => (i * 2654435761u % 1000 / 1000f) - 0.5f)];

    /// <summary>User and kernel time of doing it once.</summary>
    public static double CpuSeconds()
    {
        RuntimeHelpers.RunClassConstructor(typeof(ReferenceKernel).TypeHandle);
        (ulong, float, int) result = default;
        double seconds = CpuClock.Of(() => result = Run()).TotalSeconds;
        return result == Expected.Value ? seconds : throw new InvalidOperationException("The reference kernel gave another result than the time before.");
    }

    /// <summary>The results of its three parts, always the same in one process.</summary>
    public static (ulong Integer, float Float, int Memory) Run() => (Integers(), Floats(), Memory());

    private static readonly Lazy<(ulong, float, int)> Expected = new(Run);

    // Multiplications, shifts and branches that cannot be foreseen.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Integers()
    {
        ulong state = 88172645463325252, sum = 0;
        for (int i = 0; i < IntegerSteps; i++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            if ((state & 4) == 0) sum += state * 0x2545F4914F6CDD1D;
            else sum ^= state;
        }

        return sum;
    }

    // A recursive filter, one sample waiting for the one before, over what fits the nearest cache.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Floats()
    {
        float first = 0, second = 0, sum = 0;
        for (int step = 0; step < FloatSteps; step++)
        {
            for (int i = 0; i < FloatLength; i++)
            {
                float next = Signal[i] + (1.2f * first) - (0.5f * second);
                second = first;
                first = next;
                sum += next * next;
            }

            sum *= 0.5f;
        }

        return sum;
    }

    // Each place tells the next, so that no fetch can begin before the last has ended.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Memory()
    {
        int at = 0;
        for (int i = 0; i < MemorySteps; i++) at = Chain[at];
        return at;
    }

    // One ring through all places: steps of a full-period linear congruential generator.
    private static int[] MakeChain()
    {
        int[] chain = new int[MemoryLength];
        for (int i = 0; i < MemoryLength; i++) chain[i] = (int)(((1664525L * i) + 1013904223) & (MemoryLength - 1));
        return chain;
    }
}
