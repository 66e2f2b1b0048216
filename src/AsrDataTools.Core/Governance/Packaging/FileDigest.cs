using System.Buffers;
using System.Security.Cryptography;
using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Packaging;

/// <summary>Reads a file once and takes all its checksums on the way, and a copy where one is wanted.</summary>
internal static class FileDigest
{
    private const int BlockBytes = 1 << 20;

    /// <summary>The checksums of a file, in the order of the algorithms.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="length">Bytes, as listed; a file without any is not opened.</param>
    /// <param name="algorithms">At least one.</param>
    /// <param name="onBytes">Called with the bytes of each block.</param>
    /// <param name="copy">Gets the same bytes; null for none.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static byte[][] Take(string path, long length, IReadOnlyList<BagAlgorithm> algorithms, Action<long>? onBytes, CancellationToken cancellation, Stream? copy = null)
    {
        IncrementalHash[] hashes = [.. algorithms.Select(algorithm => IncrementalHash.CreateHash(algorithm.HashName))];
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            // What shows no length may be a named pipe, and opening one waits for someone to write into it.
            if (length > 0)
            {
                using StoredFile file = StoredFile.Open(path, cancellation);
                // A file that is still being written could grow for ever: beyond its length nothing more is of use.
                int read;
                for (long done = 0; done <= length && (read = file.Read(block.AsSpan(0, BlockBytes), done)) > 0; done += read)
                {
                    cancellation.ThrowIfCancellationRequested();
                    foreach (IncrementalHash hash in hashes) hash.AppendData(block, 0, read);
                    copy?.Write(block, 0, read);
                    onBytes?.Invoke(read);
                }
            }

            return [.. hashes.Select(hash => hash.GetHashAndReset())];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
            Array.ForEach(hashes, hash => hash.Dispose());
        }
    }
}
