using System.Numerics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Text;

/// <summary>
/// Minima of many hash functions over a set: two sets agree in a minimum with the probability of their Jaccard similarity (Broder 1997,
/// On the resemblance and containment of documents).
/// </summary>
internal sealed class MinHash
{
    private readonly uint[] _factors;
    private readonly uint[] _offsets;

    /// <param name="count">Number of hash functions.</param>
    public MinHash(int count)
    {
        int padded = (count + Vector<uint>.Count - 1) / Vector<uint>.Count * Vector<uint>.Count;
        SeededRandom random = new(0x5EED);
        _factors = [.. Enumerable.Range(0, padded).Select(_ => ((uint)random.Next(int.MaxValue) << 1) | 1)];
        _offsets = [.. Enumerable.Range(0, padded).Select(_ => (uint)random.Next(int.MaxValue) << 1)];
    }

    /// <summary>Length of a signature: the number of functions, rounded up to whole vectors.</summary>
    public int Length => _factors.Length;

    /// <summary>The minima.</summary>
    /// <param name="set">At least one element.</param>
    /// <param name="signature">Takes them; as long as <see cref="Length"/>.</param>
    public void Of(ReadOnlySpan<ulong> set, Span<uint> signature)
    {
        signature.Fill(uint.MaxValue);
        foreach (ulong element in set)
        {
            Vector<uint> value = new((uint)(ShingleHash.Mix(element) >> 32));
            for (int i = 0; i < signature.Length; i += Vector<uint>.Count)
            {
                Vector<uint> hash = (value * new Vector<uint>(_factors, i)) + new Vector<uint>(_offsets, i);
                Vector.Min(hash, new Vector<uint>(signature[i..])).CopyTo(signature[i..]);
            }
        }
    }
}
