using System.Numerics;

namespace AsrDataTools.Text;

/// <summary>
/// How many sentences have a shingle: counted in as many cells as there are shingles, so that it may be too high by the few that share a
/// cell. It only orders shingles by how rare they are; any order that is the same for all sentences does.
/// </summary>
internal sealed class ShingleFrequencies
{
    private const int MostBits = 26;

    private readonly int[] _counts;
    private readonly int _shift;

    /// <param name="shingles">Most shingles that will be counted.</param>
    public ShingleFrequencies(long shingles)
    {
        int bits = Math.Clamp(BitOperations.Log2((ulong)Math.Max(2, shingles)) + 1, 10, MostBits);
        _counts = new int[1 << bits];
        _shift = 64 - bits;
    }

    public void Add(ulong shingle) => _counts[ShingleHash.Mix(shingle) >> _shift]++;

    public int Of(ulong shingle) => _counts[ShingleHash.Mix(shingle) >> _shift];
}
