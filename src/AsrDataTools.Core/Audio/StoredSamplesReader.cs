using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AsrDataTools.Audio;

/// <summary>Streams uncompressed (or G.711) samples straight from the file.</summary>
internal sealed class StoredSamplesReader : AudioReader
{
    private const int BufferBytes = 1 << 17;

    private readonly SafeFileHandle _file;
    private readonly StoredSamples _layout;
    private readonly long _end;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private bool _finished;
    private long _frame;
    private long _nonNumbers;

    public StoredSamplesReader(string path, SafeFileHandle file, StoredSamples layout, AudioOpenOptions options)
        : base(path, layout.Format)
    {
        _file = file;
        _layout = layout;
        foreach (string remark in layout.Remarks) AddRemark(remark);
        Span = AudioSpan.Resolve(path, Format, options, AddRemark);
        _frame = Span.StartFrame;
        _end = Span.StartFrame + Span.FrameCount!.Value;
    }

    public override bool Read(AudioBlock block)
    {
        RequireChannels(block);
        int wanted = (int)Math.Min(block.Capacity, _end - _frame);
        bool straight = _layout is { Encoding: SampleEncoding.Signed16, Channels: 1 };
        int done = 0;
        while (done < wanted)
        {
            int frames = straight ? ReadStraight(block, done, wanted - done) : ReadAndDecode(block, done, wanted - done);
            if (frames == 0) break;
            done += frames;
            _frame += frames;
        }

        block.Commit(done, _layout.Encoding.IsInteger16());
        if (_layout.Encoding.IsFloat())
        {
            for (int channel = 0; channel < block.Channels; channel++)
            {
                _nonNumbers += SampleDecoder.SilenceNonNumbers(block.SampleBuffer(channel)[..done]);
            }
        }

        if (done < block.Capacity && !_finished) Finish(done < wanted);
        return done > 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing || _file.IsClosed) return;
        _file.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private int ReadStraight(AudioBlock block, int offset, int frames) =>
        Fill(MemoryMarshal.AsBytes(block.IntegerBuffer(0).Slice(offset, frames))) / sizeof(short);

    private int ReadAndDecode(AudioBlock block, int offset, int frames)
    {
        int size = _layout.BytesPerFrame;
        frames = Math.Min(frames, BufferBytes / size);
        int read = Fill(_buffer.AsSpan(0, frames * size)) / size;
        SampleDecoder.Decode(_buffer.AsSpan(0, read * size), _layout.Encoding, block, offset);
        return read;
    }

    /// <summary>Reads from the present frame on until the buffer is full or the file ends.</summary>
    private int Fill(Span<byte> target)
    {
        long position = _layout.Offset + (_frame * _layout.BytesPerFrame);
        int done = 0;
        try
        {
            while (done < target.Length)
            {
                int read = RandomAccess.Read(_file, target[done..], position + done);
                if (read == 0) break;
                done += read;
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AudioError.Unreadable(Path, cause, position + done);
        }

        return done;
    }

    /// <summary>Once, at the end: what only the whole pass could tell.</summary>
    private void Finish(bool endedEarly)
    {
        if (endedEarly) AddRemark(FormattableString.Invariant($"the file became shorter while it was read; it ended after {_frame} frames"));
        if (_nonNumbers > 0) AddRemark(NonNumbersRemark(_nonNumbers));
        _finished = true;
    }

    internal static string NonNumbersRemark(long count) => FormattableString.Invariant(
        $"{count} {(count == 1 ? "sample is not a number" : "samples are not numbers")} (NaN or infinite); taken as silence");
}
