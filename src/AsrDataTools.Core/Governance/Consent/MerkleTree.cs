using System.Buffers;

namespace AsrDataTools.Governance.Consent;

/// <summary>
/// The Merkle tree hash of RFC 9162, section 2.1.1, entry by entry: a leaf is SHA-256 of 0x00 and the entry, a node SHA-256 of
/// 0x01 and its two children. Holds one hash per bit of the size.
/// </summary>
internal sealed class MerkleTree
{
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    // The subtree of 2^i leaves stands at i where bit i of the size is set: those of higher bits hold earlier leaves.
    private readonly Sha256Digest[] _subtrees = new Sha256Digest[63];

    /// <summary>Number of entries.</summary>
    public long Size { get; private set; }

    public void Add(ReadOnlySpan<byte> entry)
    {
        Sha256Digest node = Leaf(entry);
        int level = 0;
        for (; (Size >> level & 1) != 0; level++) node = Node(_subtrees[level], node);
        _subtrees[level] = node;
        Size++;
    }

    /// <summary>The root over the entries so far; of none, SHA-256 of nothing.</summary>
    public Sha256Digest Root()
    {
        Sha256Digest? root = null;
        for (int level = 0; Size >> level != 0; level++)
        {
            if ((Size >> level & 1) == 0) continue;
            root = root is { } right ? Node(_subtrees[level], right) : _subtrees[level];
        }

        return root ?? Sha256Digest.Of([]);
    }

    private static Sha256Digest Leaf(ReadOnlySpan<byte> entry)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        buffer[0] = LeafPrefix;
        entry.CopyTo(buffer.AsSpan(1));
        Sha256Digest hash = Sha256Digest.Of(buffer.AsSpan(0, entry.Length + 1));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    private static Sha256Digest Node(Sha256Digest left, Sha256Digest right)
    {
        Span<byte> buffer = stackalloc byte[1 + 2 * Sha256Digest.Size];
        buffer[0] = NodePrefix;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + Sha256Digest.Size)..]);
        return Sha256Digest.Of(buffer);
    }
}
