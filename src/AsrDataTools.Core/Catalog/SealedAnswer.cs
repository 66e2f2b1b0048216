using System.Security.Cryptography;

namespace AsrDataTools.Catalog;

/// <summary>An answer as a catalog stores it: behind SHA-256 over its key and itself, so that what was damaged, or is another's, is not believed.</summary>
internal static class SealedAnswer
{
    /// <summary>What is stored.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> answer) => [.. Digest(key, answer), .. answer];

    /// <summary>Whether what was stored is whole.</summary>
    /// <param name="key">That it was asked for by.</param>
    /// <param name="stored">As it was found.</param>
    /// <param name="answer">Empty where it is not whole.</param>
    public static bool Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> stored, out ReadOnlySpan<byte> answer)
    {
        answer = stored.Length > SHA256.HashSizeInBytes ? stored[SHA256.HashSizeInBytes..] : [];
        if (!answer.IsEmpty && stored[..SHA256.HashSizeInBytes].SequenceEqual(Digest(key, answer))) return true;
        answer = [];
        return false;
    }

    private static byte[] Digest(ReadOnlySpan<byte> key, ReadOnlySpan<byte> answer)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(key);
        hash.AppendData(answer);
        return hash.GetHashAndReset();
    }
}
