using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace AsrDataTools.Audio;

/// <summary>SHA-256 of a file of which another reads most, from front to back; what that one leaves out is read here.</summary>
/// <param name="file">Stays the other's.</param>
internal sealed class FileHash(SafeFileHandle file) : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _position;

    /// <summary>Takes bytes that were read.</summary>
    /// <param name="position">Where they lie; not before what was taken last.</param>
    /// <exception cref="IOException">What lies between cannot be read.</exception>
    public void Add(ReadOnlySpan<byte> bytes, long position)
    {
        ReadTo(position);
        _hash.AppendData(bytes);
        _position = position + bytes.Length;
    }

    /// <summary>The hash, with what is left up to the end of the file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[] Finish()
    {
        ReadTo(long.MaxValue);
        return _hash.GetHashAndReset();
    }

    public void Dispose() => _hash.Dispose();

    private void ReadTo(long end)
    {
        if (_position >= end) return;
        byte[] buffer = new byte[BufferBytes];
        while (_position < end && RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - _position)), _position) is > 0 and int read)
        {
            _hash.AppendData(buffer, 0, read);
            _position += read;
        }
    }
}
