using System.Buffers;
using System.Runtime.InteropServices;

namespace AsrDataTools.Audio;

/// <summary>Streams what libsndfile decodes: as 16-bit integers where that is exact, else as floats.</summary>
internal sealed class SoundFileReader : SpanReader
{
    private const int BufferBytes = 1 << 17;

    /// <summary>
    /// Run-up before a span of a coding with memory, in seconds: over ten times the 80 ms that RFC 7845 asks for Opus, and
    /// beyond the bit reservoir of MP3.
    /// </summary>
    private const int RunUpSeconds = 1;

    private readonly SoundFileLibrary _library;
    private readonly SoundFileSource _source;
    private readonly SoundFileCoding _coding;
    private readonly byte[] _buffer;
    private nint _sound;

    private SoundFileReader(
        string path, SoundFileLibrary library, SoundFileSource source, nint sound, AudioFormat format, SoundFileLibrary.Info info, AudioOpenOptions options)
        : base(path, format, SoundFileCoding.Of(info.Format).IsInteger16, options)
    {
        SoundFileCoding coding = SoundFileCoding.Of(info.Format);
        SoundFormat = info.Format;
        long start = coding.HasMemory ? Math.Max(0, Span.StartFrame - ((long)RunUpSeconds * format.SampleRate)) : Span.StartFrame;

        // Where it cannot jump (GSM), all that lies before the span is decoded and dropped.
        if (start > 0 && library.Seek(sound, start)) StartAt(start);

        _library = library;
        _source = source;
        _coding = coding;
        _sound = sound;
        _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    }

    /// <summary>Container and coding by the numbers of sndfile.h, as a writer of the same wants them.</summary>
    public int SoundFormat { get; }

    /// <summary>Opens the file.</summary>
    /// <param name="file">Belongs to the reader where there is one; still the caller's where the result is null.</param>
    /// <param name="raw">For headerless GSM; else null.</param>
    /// <param name="reason">Where the result is null: why libsndfile does not decode the file.</param>
    public static SoundFileReader? TryOpen(
        SoundFileLibrary library, StoredFile file, string container, RawAudioFormat? raw, AudioOpenOptions options, out string reason)
    {
        SoundFileLibrary.Info info = default;
        if (raw is not null)
        {
            info.SampleRate = raw.SampleRate;
            info.Channels = raw.Channels;
            info.Format = SoundFileCoding.Raw | SoundFileCoding.Gsm;
        }

        string path = file.Path;
        SoundFileSource source = new(file, options is { HashFile: true, StartSeconds: 0 });
        nint sound = library.Open(source, ref info);
        try
        {
            reason = sound == 0 ? library.ErrorText(0) : "";
            source.ThrowFailure();
            if (sound == 0)
            {
                source.Release();
                return null;
            }

            if (info.Channels is < 1 or > StoredSamples.MaximumChannels || info.SampleRate is < 1 or > StoredSamples.MaximumSampleRate)
            {
                throw AudioError.HeaderInvalid(path, 0, FormattableString.Invariant($"the header declares {info.Channels} channels at {info.SampleRate} Hz"));
            }

            if (info.Frames == 0) throw AudioError.NoSamples(path, "its header declares none");
            SoundFileCoding coding = SoundFileCoding.Of(info.Format);
            long? frames = info.Frames is > 0 and < long.MaxValue / 2 ? info.Frames : null;
            AudioFormat format = new(container, coding.Codec, info.SampleRate, info.Channels, coding.BitDepth, frames);
            return new(path, library, source, sound, format, info, options);
        }
        catch
        {
            if (sound != 0) library.Close(sound);
            source.Dispose();
            throw;
        }
    }

    protected override int Fill(AudioBlock block, int offset, int frames)
    {
        ObjectDisposedException.ThrowIf(_sound == 0, this);
        SampleEncoding encoding = _coding.IsInteger16 ? SampleEncoding.Signed16 : SampleEncoding.Float32;
        int size = encoding.Bytes() * block.Channels;
        Span<byte> bytes = _buffer.AsSpan(0, Math.Min(frames, BufferBytes / size) * size);
        int read = _coding.IsInteger16
            ? _library.Read(_sound, MemoryMarshal.Cast<byte, short>(bytes), block.Channels)
            : _library.Read(_sound, MemoryMarshal.Cast<byte, float>(bytes), block.Channels);
        _source.ThrowFailure();
        if (read <= 0) return 0;
        SampleDecoder.Decode(bytes[..(read * size)], encoding, block, offset);
        return read;
    }

    internal override byte[]? HashFile() => _source.HashFile();

    protected override string? Ended(long framesRead)
    {
        if (!_library.HasError(_sound)) return null;
        string report = _library.ErrorText(_sound);
        return framesRead > 0 ? $"libsndfile: {report}" : throw AudioError.DecoderFailed(Path, "libsndfile", report);
    }

    protected override void Dispose(bool disposing)
    {
        if (_sound == 0) return;
        _library.Close(_sound);
        _source.Dispose();
        _sound = 0;
        ArrayPool<byte>.Shared.Return(_buffer);
    }
}
