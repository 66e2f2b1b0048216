using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AsrDataTools.Audio;

/// <summary>
/// A file as libsndfile reads it by callbacks: in large pieces whatever the pieces it asks for, since it asks for as few as four bytes. No
/// exception may cross the library; it meets the end of the file instead, and <see cref="ThrowFailure"/> tells.
/// </summary>
internal sealed unsafe class SoundFileSource : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private const int FromHere = 1;
    private const int FromEnd = 2;

    private readonly StoredFile _file;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private readonly FileHash? _hash;
    private GCHandle _handle;
    private long _position;
    private long _bufferStart;
    private int _buffered;
    private Exception? _failure;

    /// <param name="file">Disposed of with this, unless it is released.</param>
    /// <param name="takesHash">Whether the bytes are hashed as they go by.</param>
    public SoundFileSource(StoredFile file, bool takesHash)
    {
        _file = file;
        if (takesHash) _hash = new(file);
        _handle = GCHandle.Alloc(this);
    }

    /// <summary>SF_VIRTUAL_IO of sndfile.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Calls
    {
        public delegate* unmanaged[Cdecl]<nint, long> Length;
        public delegate* unmanaged[Cdecl]<long, int, nint, long> Seek;
        public delegate* unmanaged[Cdecl]<byte*, long, nint, long> Read;
        public delegate* unmanaged[Cdecl]<byte*, long, nint, long> Write;
        public delegate* unmanaged[Cdecl]<nint, long> Tell;
    }

    /// <summary>What the library calls.</summary>
    public static Calls Functions => new() { Length = &LengthOf, Seek = &SeekTo, Read = &ReadNext, Write = &WriteNothing, Tell = &PositionOf };

    /// <summary>What the library gives back with each call.</summary>
    public nint UserData => GCHandle.ToIntPtr(_handle);

    /// <exception cref="SpeechDataException">The file could not be read (<c>AudioUnreadable</c>).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void ThrowFailure()
    {
        if (_failure is OperationCanceledException cancelled) throw new OperationCanceledException(cancelled.Message, cancelled, cancelled.CancellationToken);
        if (_failure is { } failure) throw AudioError.Unreadable(_file.Path, failure, _position);
    }

    /// <inheritdoc cref="AudioReader.HashFile"/>
    public byte[]? HashFile() => _hash?.Finish();

    /// <summary>Leaves the file to whoever gave it.</summary>
    public void Release()
    {
        if (!_handle.IsAllocated) return;
        _handle.Free();
        _hash?.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    public void Dispose()
    {
        Release();
        _file.Dispose();
    }

    private static SoundFileSource Of(nint data) => (SoundFileSource)GCHandle.FromIntPtr(data).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long LengthOf(nint data) => Of(data)._file.Length;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long PositionOf(nint data) => Of(data)._position;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long WriteNothing(byte* bytes, long count, nint data) => 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long SeekTo(long offset, int whence, nint data)
    {
        SoundFileSource source = Of(data);
        long start = whence switch { FromHere => source._position, FromEnd => source._file.Length, _ => 0 };
        return start + offset < 0 ? -1 : source._position = start + offset;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long ReadNext(byte* bytes, long count, nint data) => Of(data).Read(new Span<byte>(bytes, (int)Math.Clamp(count, 0, int.MaxValue)));

    private int Read(Span<byte> target)
    {
        int done = 0;
        while (done < target.Length)
        {
            if (_position < _bufferStart || _position >= _bufferStart + _buffered)
            {
                if (!Fill()) break;
            }

            ReadOnlySpan<byte> ready = _buffer.AsSpan((int)(_position - _bufferStart), (int)Math.Min(_bufferStart + _buffered - _position, target.Length - done));
            ready.CopyTo(target[done..]);
            done += ready.Length;
            _position += ready.Length;
        }

        return done;
    }

    private bool Fill()
    {
        if (_failure is not null || _position >= _file.Length) return false;
        try
        {
            _buffered = _file.Read(_buffer.AsSpan(0, BufferBytes), _position);
            _bufferStart = _position;
            _hash?.AddNext(_buffer.AsSpan(0, _buffered), _position);
            return _buffered > 0;
        }
        catch (Exception exception)
        {
            // Of any kind: what crossed the library would end the process.
            _failure = exception;
            return false;
        }
    }
}
