namespace AsrDataTools.Audio;

/// <summary>
/// Sony Wave64: chunks named by 16-byte identifiers, with 64-bit sizes that count their own 24-byte heads and are padded to
/// eight bytes.
/// </summary>
internal static class W64Header
{
    private const int ChunkHeader = 24;
    private const int MaximumChunks = 10_000;

    /// <summary>The identifier "riff" that starts the file.</summary>
    public static ReadOnlySpan<byte> Magic =>
        [0x72, 0x69, 0x66, 0x66, 0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00];

    /// <summary>What follows the four letters in all other identifiers.</summary>
    public static ReadOnlySpan<byte> Tail => [0xF3, 0xAC, 0xD3, 0x11, 0x8C, 0xD1, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A];

    /// <returns>Where the samples lie; null for a coding that needs a decoder.</returns>
    public static StoredSamples? Read(HeaderReader header)
    {
        WaveFormatChunk? format = null;
        List<string> remarks = [];
        Span<byte> tail = stackalloc byte[12];
        long position = 40;
        for (int chunks = 0; chunks < MaximumChunks && position + ChunkHeader <= header.Length; chunks++)
        {
            string? name = header.ChunkName(position);
            header.Read(position + 4, tail, "a chunk identifier");
            ulong declared = header.UInt64(position + 16, "a chunk size");
            bool isKnown = name is not null && tail.SequenceEqual(Tail);
            long body = position + ChunkHeader;
            long available = header.Length - body;
            if (isKnown && name == "data" && format is WaveFormatChunk known)
            {
                if (known.Encoding(header.Path) is not SampleEncoding encoding) return null;
                long size = declared < ChunkHeader || declared - ChunkHeader > (ulong)available ? available : (long)declared - ChunkHeader;
                if (declared < ChunkHeader) remarks.Add("the data size was never filled in; read to the end of the file");
                else if ((ulong)size != declared - ChunkHeader) remarks.Add(WaveData.Missing(declared - ChunkHeader, available));
                return WaveData.Layout(header.Path, "W64", encoding, known, body, size, remarks);
            }

            if (declared < ChunkHeader || declared > (ulong)(header.Length - position))
            {
                throw AudioError.HeaderInvalid(header.Path, position + 16, FormattableString.Invariant($"a chunk declares {declared} bytes"));
            }

            if (isKnown && name == "fmt ") format = WaveFormatChunk.Read(header, body, (long)declared - ChunkHeader);
            position += ((long)declared + 7) & ~7L;
        }

        throw format is null
            ? AudioError.HeaderInvalid(header.Path, Math.Min(position, header.Length), "the file ends before a format chunk")
            : AudioError.NoSamples(header.Path, "it ends before a data chunk");
    }
}
