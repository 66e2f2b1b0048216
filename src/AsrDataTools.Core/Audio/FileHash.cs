using System.Buffers;
using System.Security.Cryptography;

namespace AsrDataTools.Audio;

/// <summary>SHA-256 of a file of which another reads most, from front to back; what that one leaves out is read here.</summary>
/// <param name="file">Stays the other's.</param>
internal sealed class FileHash(StoredFile file) : IDisposable
{
    private const int BufferBytes = 1 << 17;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _position;

    /// <summary>SHA-256 of a file that nobody else reads.</summary>
    /// <exception cref="IOException">It cannot be read; or <see cref="UnauthorizedAccessException"/>.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static byte[] Of(string path, CancellationToken cancellation)
    {
        using StoredFile file = StoredFile.Open(path, cancellation);
        using FileHash hash = new(file);
        return hash.Finish(cancellation);
    }

    /// <summary>Takes bytes that were read, as far as they are new; what lies between is read.</summary>
    /// <param name="position">Where they lie.</param>
    /// <exception cref="IOException">What lies between cannot be read.</exception>
    public void Add(ReadOnlySpan<byte> bytes, long position)
    {
        ReadTo(position);
        AddNext(bytes, position);
    }

    /// <summary>Takes bytes that were read, where they follow what was taken; others are met again, or read in the end.</summary>
    /// <param name="position">Where they lie.</param>
    public void AddNext(ReadOnlySpan<byte> bytes, long position)
    {
        if (position > _position || position + bytes.Length <= _position) return;
        _hash.AppendData(bytes[(int)(_position - position)..]);
        _position = position + bytes.Length;
    }

    /// <summary>The hash, with what is left up to the end of the file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[] Finish(CancellationToken cancellation = default)
    {
        ReadTo(long.MaxValue, cancellation);
        return _hash.GetHashAndReset();
    }

    public void Dispose() => _hash.Dispose();

    private void ReadTo(long end, CancellationToken cancellation = default)
    {
        if (_position >= end) return;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (_position < end && file.Read(buffer.AsSpan(0, (int)Math.Min(BufferBytes, end - _position)), _position) is > 0 and int read)
            {
                cancellation.ThrowIfCancellationRequested();
                _hash.AppendData(buffer, 0, read);
                _position += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
