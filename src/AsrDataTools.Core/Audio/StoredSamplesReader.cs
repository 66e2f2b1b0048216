using System.Buffers;
using System.Runtime.InteropServices;

namespace AsrDataTools.Audio;

/// <summary>Streams uncompressed (or G.711) samples straight from the file, which it owns from then on.</summary>
internal sealed class StoredSamplesReader : SpanReader
{
    private const int BufferBytes = 1 << 17;

    private readonly StoredFile _file;
    private readonly StoredSamples _layout;
    private readonly FileHash? _hash;
    private byte[]? _buffer;
    private long _frame;

    public StoredSamplesReader(StoredFile file, StoredSamples layout, AudioOpenOptions options)
        : base(file.Path, layout.Format, layout.Encoding.IsInteger16(), options)
    {
        _file = file;
        _layout = layout;
        foreach (string remark in layout.Remarks) AddRemark(remark);
        _frame = Span.StartFrame;
        StartAt(_frame);
        if (options.HashFile && _frame == 0) _hash = new(file);
    }

    /// <summary>Where the samples lie in the file.</summary>
    public StoredSamples Layout => _layout;

    protected override int Fill(AudioBlock block, int offset, int frames)
    {
        int size = _layout.BytesPerFrame;
        int read;
        if (_layout is { Encoding: SampleEncoding.Signed16, Channels: 1 })
        {
            // Mono 16-bit needs no decoding: the file's bytes are the block's.
            read = ReadBytes(MemoryMarshal.AsBytes(block.IntegerBuffer(0).Slice(offset, frames))) / size;
        }
        else
        {
            _buffer ??= ArrayPool<byte>.Shared.Rent(BufferBytes);
            read = ReadBytes(_buffer.AsSpan(0, Math.Min(frames, BufferBytes / size) * size)) / size;
            SampleDecoder.Decode(_buffer.AsSpan(0, read * size), _layout.Encoding, block, offset);
        }

        _frame += read;
        return read;
    }

    internal override byte[]? HashFile() => _hash?.Finish();

    protected override void Dispose(bool disposing)
    {
        _hash?.Dispose();
        _file.Dispose();
        if (_buffer is not null) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
    }

    /// <summary>Reads from the present frame on until the target is full or the file ends.</summary>
    private int ReadBytes(Span<byte> target)
    {
        long position = _layout.Offset + (_frame * _layout.BytesPerFrame);
        int read;
        try
        {
            read = _file.Read(target, position);
            _hash?.Add(target[..read], position);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AudioError.Unreadable(Path, cause, position);
        }

        return read;
    }
}
