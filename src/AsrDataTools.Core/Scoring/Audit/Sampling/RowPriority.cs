namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// A number for each id that looks random and depends on nothing but id and seed: the lowest of a stratum are its sample, so that
/// one pass suffices and the order of the rows does not matter. FNV-1a over the text, mixed as SplitMix64 does.
/// </summary>
internal static class RowPriority
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(string id, long seed)
    {
        ulong hash = Offset;
        foreach (char unit in id)
        {
            hash = (hash ^ (byte)unit) * Prime;
            hash = (hash ^ (byte)(unit >> 8)) * Prime;
        }

        return Mix(Mix(hash + 0x9E3779B97F4A7C15UL * (ulong)seed) ^ (ulong)seed);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
