using System.Buffers;

namespace AsrDataTools.Audio;

/// <summary>Streams what the system's ffmpeg decodes, through a pipe and never a temporary file.</summary>
internal sealed class FfmpegReader : SpanReader
{
    private const int BufferBytes = 1 << 17;

    private readonly FfmpegProcess _process;
    private readonly SampleEncoding _encoding;
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);

    private FfmpegReader(string path, AudioFormat format, FfmpegProcess process, SampleEncoding encoding, AudioOpenOptions options)
        : base(path, format, encoding.IsInteger16(), options)
    {
        _process = process;
        _encoding = encoding;
    }

    /// <summary>Opens a file that says itself what it is; null where ffmpeg or ffprobe is not installed.</summary>
    public static FfmpegReader? TryOpen(AudioDecoders decoders, StoredFile file, string container, AudioOpenOptions options)
    {
        if (FfmpegProbe.Run(decoders.Ffprobe, file.Path, options.Cancellation) is not FfmpegProbe probe) return null;
        AudioFormat format = new(container, probe.Codec, probe.SampleRate, probe.Channels, probe.BitDepth, FrameCount: null);
        return TryStart(decoders, file, format, null, probe.IsInteger16 ? SampleEncoding.Signed16 : SampleEncoding.Float32, options);
    }

    /// <summary>Opens a headerless file of known coding; null where ffmpeg is not installed.</summary>
    /// <param name="demuxer">ffmpeg's name of the coding.</param>
    public static FfmpegReader? TryOpenRaw(AudioDecoders decoders, StoredFile file, AudioFormat format, string demuxer, AudioOpenOptions options) =>
        TryStart(decoders, file, format, demuxer, SampleEncoding.Signed16, options);

    protected override int Fill(AudioBlock block, int offset, int frames)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        int size = _encoding.Bytes() * block.Channels;
        Span<byte> target = _buffer.AsSpan(0, Math.Min(frames, BufferBytes / size) * size);
        int read = _process.Output.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) / size;
        SampleDecoder.Decode(target[..(read * size)], _encoding, block, offset);
        return read;
    }

    protected override string? Ended(long framesRead)
    {
        int code = _process.WaitForExit();
        string? complaint = _process.LastComplaint;
        if (code != 0) throw AudioError.DecoderFailed(Path, "ffmpeg", complaint ?? FormattableString.Invariant($"it ended with code {code}"));
        return complaint is null ? null : $"ffmpeg: {complaint}";
    }

    protected override void Dispose(bool disposing)
    {
        if (_buffer is null) return;
        _process.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
    }

    private static FfmpegReader? TryStart(
        AudioDecoders decoders, StoredFile file, AudioFormat format, string? demuxer, SampleEncoding encoding, AudioOpenOptions options)
    {
        IEnumerable<string> arguments =
        [
            "-nostdin", "-hide_banner", "-v", "error", "-threads", "1",
            .. FfmpegProcess.Input(file.Path, demuxer),
            "-map", "0:a:0",
            "-ar", FormattableString.Invariant($"{format.SampleRate}"),
            "-ac", FormattableString.Invariant($"{format.Channels}"),
            .. encoding == SampleEncoding.Signed16 ? new[] { "-c:a", "pcm_s16le", "-f", "s16le" } : ["-c:a", "pcm_f32le", "-f", "f32le"],
            "pipe:1",
        ];
        file.TakeAll();
        FfmpegProcess? process = FfmpegProcess.TryStart(decoders.Ffmpeg, arguments, options.Cancellation);
        if (process is null) return null;
        try
        {
            return new(file.Path, format, process, encoding, options);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }
}
