using System.Buffers.Binary;

namespace AsrDataTools.Audio;

/// <summary>
/// The format chunk shared by the WAV family (WAVEFORMAT, WAVEFORMATEX and WAVEFORMATEXTENSIBLE of Microsoft's "Multiple Channel
/// Audio Data and WAVE Files").
/// </summary>
internal readonly record struct WaveFormatChunk(ushort Tag, int Channels, long SampleRate, int BlockAlign, int StoredBits, int ValidBits, long Offset)
{
    public const ushort Pcm = 1;
    public const ushort IeeeFloat = 3;
    public const ushort ALaw = 6;
    public const ushort MuLaw = 7;
    public const ushort Extensible = 0xFFFE;

    private const int PlainLength = 16;
    private const int ExtensibleLength = 40;

    /// <summary>What follows the two tag bytes in the subformat identifiers {0000xxxx-0000-0010-8000-00AA00389B71}.</summary>
    public static ReadOnlySpan<byte> SubformatTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>The same for ambisonic B-format, {0000xxxx-0721-11D3-8644-C8C1CA000000}.</summary>
    private static ReadOnlySpan<byte> AmbisonicTail => [0, 0, 0x21, 0x07, 0xD3, 0x11, 0x86, 0x44, 0xC8, 0xC1, 0xCA, 0, 0, 0];

    /// <param name="header">The file.</param>
    /// <param name="offset">First byte of the chunk's body.</param>
    /// <param name="length">Bytes of the body.</param>
    public static WaveFormatChunk Read(HeaderReader header, long offset, long length)
    {
        if (length < PlainLength)
        {
            throw AudioError.HeaderInvalid(header.Path, offset, FormattableString.Invariant($"the format chunk has {length} bytes instead of 16 or more"));
        }

        Span<byte> body = stackalloc byte[(int)Math.Min(length, ExtensibleLength)];
        header.Read(offset, body, "the format chunk");
        ushort tag = BinaryPrimitives.ReadUInt16LittleEndian(body);
        int storedBits = BinaryPrimitives.ReadUInt16LittleEndian(body[14..]);
        int validBits = storedBits;
        if (tag == Extensible)
        {
            if (body.Length < ExtensibleLength)
            {
                throw AudioError.HeaderInvalid(header.Path, offset, FormattableString.Invariant($"the extensible format chunk has {length} bytes instead of 40"));
            }

            int declared = BinaryPrimitives.ReadUInt16LittleEndian(body[18..]);
            if (declared > 0 && declared < storedBits) validBits = declared;
            ReadOnlySpan<byte> tail = body[26..];
            if (tail.SequenceEqual(SubformatTail) || tail.SequenceEqual(AmbisonicTail)) tag = BinaryPrimitives.ReadUInt16LittleEndian(body[24..]);
        }

        return new(
            tag,
            BinaryPrimitives.ReadUInt16LittleEndian(body[2..]),
            BinaryPrimitives.ReadUInt32LittleEndian(body[4..]),
            BinaryPrimitives.ReadUInt16LittleEndian(body[12..]),
            storedBits,
            validBits,
            offset);
    }

    /// <summary>The encoding of one sample; null for codings that need a decoder (ADPCM, GSM, MP3 in WAV …).</summary>
    /// <exception cref="SpeechDataException">The fields contradict each other or make no sense.</exception>
    public SampleEncoding? Encoding(string path)
    {
        if (Channels == 0) throw AudioError.HeaderInvalid(path, Offset + 2, "the header declares zero channels");
        if (Channels > StoredSamples.MaximumChannels)
        {
            throw AudioError.HeaderInvalid(path, Offset + 2, FormattableString.Invariant($"the header declares {Channels} channels"));
        }

        if (SampleRate is 0 or > StoredSamples.MaximumSampleRate)
        {
            throw AudioError.HeaderInvalid(path, Offset + 4, FormattableString.Invariant($"the header declares a sample rate of {SampleRate} Hz"));
        }

        // PCM of 12 or 20 bits is stored left-justified in 16 or 24.
        SampleEncoding? encoding = (Tag, (StoredBits + 7) / 8) switch
        {
            (Pcm, 1) => SampleEncoding.Unsigned8,
            (Pcm, 2) => SampleEncoding.Signed16,
            (Pcm, 3) => SampleEncoding.Signed24,
            (Pcm, 4) => SampleEncoding.Signed32,
            (IeeeFloat, 4) => SampleEncoding.Float32,
            (IeeeFloat, 8) => SampleEncoding.Float64,
            (ALaw, 1) => SampleEncoding.ALaw,
            (MuLaw, 1) => SampleEncoding.MuLaw,
            (Pcm or IeeeFloat or ALaw or MuLaw, _) => throw AudioError.HeaderInvalid(
                path, Offset + 14, FormattableString.Invariant($"the header declares {StoredBits} bits a sample for format 0x{Tag:X4}")),
            _ => null,
        };

        if (encoding is SampleEncoding known && BlockAlign != known.Bytes() * Channels)
        {
            throw AudioError.HeaderInvalid(path, Offset + 12, FormattableString.Invariant(
                $"the header declares {BlockAlign} bytes a frame, but {Channels} channels of {StoredBits} bits take {known.Bytes() * Channels}"));
        }

        return encoding;
    }
}
