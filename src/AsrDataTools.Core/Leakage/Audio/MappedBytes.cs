using System.IO.MemoryMappedFiles;

namespace AsrDataTools.Leakage;

/// <summary>A mapped file as spans. Every access through a span is checked against its length; none may outlive this.</summary>
internal sealed unsafe class MappedBytes : IDisposable
{
    private readonly MemoryMappedViewAccessor _view;
    private readonly long _length;
    private byte* _start;

    public MappedBytes(MemoryMappedFile map, long length, MemoryMappedFileAccess access)
    {
        _length = length;
        _view = map.CreateViewAccessor(0, length, access);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start + _view.PointerOffset;
    }

    public Span<T> Span<T>(long offset, long count)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        if (offset < 0 || count < 0 || count > int.MaxValue || offset > _length - (count * sizeof(T)))
            throw new ArgumentOutOfRangeException(nameof(offset));
        return new Span<T>(_start + offset, (int)count);
    }

    /// <summary>CRC-32C of everything from an offset on.</summary>
    public uint Checksum(long from)
    {
        const int Part = 1 << 28;
        uint checksum = Leakage.Checksum.Start;
        for (; from < _length; from += Part)
            checksum = Leakage.Checksum.Add(checksum, Span<byte>(from, Math.Min(Part, _length - from)));
        return ~checksum;
    }

    public Stream Stream(long offset, long count) =>
        new UnmanagedMemoryStream(_start + offset, count, count, FileAccess.Read);

    public void Flush() => _view.Flush();

    public void Dispose()
    {
        if (_start is null)
            return;
        _start = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
    }
}
