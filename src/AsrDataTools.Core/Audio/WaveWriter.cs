using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AsrDataTools.Audio;

/// <summary>
/// Writes a WAV file piece by piece. It appears under its name only when <see cref="Complete"/> was called: until then, and for
/// ever if writing fails, it has a temporary name, which <see cref="Dispose"/> removes.
/// </summary>
public sealed class WaveWriter : IDisposable
{
    private const int HeaderLength = 44;

    private readonly string _temporaryPath;
    private readonly SampleEncoding _encoding;
    private readonly int _channels;
    private readonly int _sampleRate;
    private readonly FileStream _file;
    private readonly byte[] _buffer;
    private long _bytes;

    /// <param name="path">Absolute path of the file to make; an existing one is replaced when this one is whole.</param>
    /// <param name="sampleRate">Hz, 1 to 768,000.</param>
    /// <param name="channels">Interleaved channels, 1 to 1,024.</param>
    /// <param name="encoding">16-bit PCM, A-law, μ-law or 32-bit float.</param>
    /// <exception cref="SpeechDataException">The file cannot be made (id <c>AudioWriteFailed</c>).</exception>
    public WaveWriter(string path, int sampleRate, int channels = 1, SampleEncoding encoding = SampleEncoding.Signed16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sampleRate, StoredSamples.MaximumSampleRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, StoredSamples.MaximumChannels);
        if (encoding is not (SampleEncoding.Signed16 or SampleEncoding.ALaw or SampleEncoding.MuLaw or SampleEncoding.Float32))
        {
            throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "Only 16-bit PCM, G.711 and 32-bit float are written.");
        }

        Path = path;
        _sampleRate = sampleRate;
        _channels = channels;
        _encoding = encoding;
        _buffer = new byte[(1 << 16) / FrameBytes * FrameBytes];
        _temporaryPath = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            _file = new FileStream(_temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            _file.Write(new byte[HeaderLength]);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            _file?.Dispose();
            throw WriteFailed(cause);
        }
    }

    public string Path { get; }

    private int FrameBytes => _encoding.Bytes() * _channels;

    /// <summary>Appends interleaved 16-bit samples, a whole number of frames.</summary>
    public void Write(ReadOnlySpan<short> interleaved)
    {
        RequireWholeFrames(interleaved.Length);
        if (_encoding == SampleEncoding.Signed16)
        {
            Append(MemoryMarshal.AsBytes(interleaved));
            return;
        }

        int step = _buffer.Length / _encoding.Bytes();
        for (; interleaved.Length > 0; interleaved = interleaved[Math.Min(step, interleaved.Length)..])
        {
            ReadOnlySpan<short> part = interleaved[..Math.Min(step, interleaved.Length)];
            for (int index = 0; index < part.Length; index++)
            {
                switch (_encoding)
                {
                    case SampleEncoding.ALaw:
                        _buffer[index] = G711.EncodeALaw(part[index]);
                        break;
                    case SampleEncoding.MuLaw:
                        _buffer[index] = G711.EncodeMuLaw(part[index]);
                        break;
                    default:
                        BinaryPrimitives.WriteSingleLittleEndian(_buffer.AsSpan(index * 4), part[index] / 32768f);
                        break;
                }
            }

            Append(_buffer.AsSpan(0, part.Length * _encoding.Bytes()));
        }
    }

    /// <summary>
    /// Appends interleaved samples of full scale 1.0, a whole number of frames. For the integer encodings they are rounded to
    /// the nearest 16-bit value and held at full scale; what is not a number becomes silence.
    /// </summary>
    public void Write(ReadOnlySpan<float> interleaved)
    {
        RequireWholeFrames(interleaved.Length);
        if (_encoding == SampleEncoding.Float32)
        {
            Append(MemoryMarshal.AsBytes(interleaved));
            return;
        }

        short[] rounded = new short[Math.Min(interleaved.Length, 8192 * _channels)];
        for (; interleaved.Length > 0; interleaved = interleaved[Math.Min(rounded.Length, interleaved.Length)..])
        {
            int count = Math.Min(rounded.Length, interleaved.Length);
            for (int index = 0; index < count; index++)
            {
                float sample = interleaved[index];
                rounded[index] = float.IsNaN(sample) ? (short)0 : (short)Math.Clamp(MathF.Round(sample * 32768f), short.MinValue, short.MaxValue);
            }

            Write(rounded.AsSpan(0, count));
        }
    }

    /// <summary>Writes the header and gives the file its name.</summary>
    /// <exception cref="SpeechDataException">The file cannot be finished, or is beyond the 4 GB that WAV can hold.</exception>
    public void Complete()
    {
        try
        {
            if ((_bytes & 1) == 1) _file.WriteByte(0);
            _file.Position = 0;
            _file.Write(Header());
            _file.Dispose();
            File.Move(_temporaryPath, Path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw WriteFailed(cause);
        }
    }

    /// <summary>Closes the file; what was not completed is removed.</summary>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_temporaryPath);
    }

    private byte[] Header()
    {
        byte[] header = new byte[HeaderLength];
        ushort tag = _encoding switch
        {
            SampleEncoding.ALaw => WaveFormatChunk.ALaw,
            SampleEncoding.MuLaw => WaveFormatChunk.MuLaw,
            SampleEncoding.Float32 => WaveFormatChunk.IeeeFloat,
            _ => WaveFormatChunk.Pcm,
        };
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), (uint)(HeaderLength - 8 + _bytes + (_bytes & 1)));
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(20), tag);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), (ushort)_channels);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), (uint)_sampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(28), (uint)Math.Min(uint.MaxValue, (long)_sampleRate * FrameBytes));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), (ushort)FrameBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(34), (ushort)(_encoding.Bytes() * 8));
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), (uint)_bytes);
        return header;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes + bytes.Length > uint.MaxValue - HeaderLength)
        {
            throw new SpeechDataException(
                "AudioWriteFailed", SpeechDataProblem.InvalidArgument, $"'{Path}' would exceed the 4 GB that WAV can hold. Write it in parts.", Path);
        }

        try
        {
            _file.Write(bytes);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw WriteFailed(cause);
        }

        _bytes += bytes.Length;
    }

    private void RequireWholeFrames(int samples)
    {
        if (samples % _channels != 0) throw new ArgumentException($"{samples} samples are no whole number of frames of {_channels} channels.");
    }

    private SpeechDataException WriteFailed(Exception cause) => AudioError.WriteFailed(Path, cause);
}
