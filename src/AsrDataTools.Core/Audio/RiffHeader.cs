namespace AsrDataTools.Audio;

/// <summary>
/// WAV (RIFF), RF64 (EBU Tech 3306) and BW64 (ITU-R BS.2088): finds the format and the samples among the chunks, and survives
/// writers that never filled in the sizes, missing padding bytes and cut-off tails.
/// </summary>
internal static class RiffHeader
{
    private const uint Unknown32 = 0xFFFFFFFF;
    private const int ChunkHeader = 8;

    /// <summary>A bound on the walk, so that a hostile file of empty chunks ends soon.</summary>
    private const int MaximumChunks = 10_000;

    /// <summary>Data sizes from here on in a file too short for them are place holders of streaming writers (0x7FFFF000 …).</summary>
    private const long PlaceHolder = 0x7FFF0000;

    /// <returns>Where the samples lie; null for a coding inside WAV that needs a decoder.</returns>
    public static StoredSamples? Read(HeaderReader header)
    {
        string container = header.ChunkName(0) is string name && name != "RIFF" ? name : "WAV";
        WaveFormatChunk? format = null;
        ulong? longDataSize = null;
        List<string> remarks = [];
        long position = 12;
        for (int chunks = 0; chunks < MaximumChunks; chunks++)
        {
            if (position + ChunkHeader > header.Length) break;
            string? chunk = header.ChunkName(position)
                ?? throw AudioError.HeaderInvalid(header.Path, position, "a chunk name was expected but the bytes are not text");
            long body = position + ChunkHeader;
            long size = header.UInt32(position + 4, $"chunk '{chunk}'");
            switch (chunk)
            {
                case "ds64":
                    longDataSize = header.UInt64(body + 8, "chunk 'ds64'");
                    break;
                case "fmt ":
                    format = WaveFormatChunk.Read(header, body, size);
                    break;
                case "data" when format is WaveFormatChunk known:
                    if (known.Encoding(header.Path) is not SampleEncoding encoding) return null;
                    if (longDataSize is ulong wide && (size == Unknown32 || container != "WAV")) size = wide > long.MaxValue ? Unknown32 : (long)wide;
                    return Locate(header, container, known, encoding, body, size, remarks);
                case "data" when size == Unknown32 || body + size >= header.Length:
                    throw AudioError.HeaderInvalid(header.Path, position, "the samples begin before any format chunk");
            }

            position = Next(header, body + size, remarks);
        }

        throw format is null
            ? AudioError.HeaderInvalid(header.Path, Math.Min(position, header.Length), "the file ends before a format chunk")
            : AudioError.NoSamples(header.Path, "it ends before a data chunk");
    }

    /// <summary>The next chunk starts at an even place; some writers forget the padding byte.</summary>
    private static long Next(HeaderReader header, long end, List<string> remarks)
    {
        if ((end & 1) == 0) return end;
        if (header.ChunkName(end + 1) is not null || header.ChunkName(end) is null) return end + 1;
        remarks.Add(FormattableString.Invariant($"the chunk that ends at byte {end} lacks its padding byte"));
        return end;
    }

    private static StoredSamples Locate(
        HeaderReader header, string container, WaveFormatChunk format, SampleEncoding encoding, long body, long size, List<string> remarks)
    {
        long available = header.Length - body;
        if (size == 0 && available > 0 && !IsChunkChain(header, body))
        {
            remarks.Add("the data size is 0, as streaming writers leave it; read to the end of the file");
            size = available;
        }
        else if (size > available)
        {
            remarks.Add(size >= PlaceHolder
                ? FormattableString.Invariant($"the data size 0x{size:X} was never filled in; read to the end of the file")
                : WaveData.Missing((ulong)size, available));
            size = available;
        }

        return WaveData.Layout(header.Path, container, encoding, format, body, size, remarks);
    }

    /// <summary>True where chunks fill the file exactly from here on, so that a data size of 0 means what it says.</summary>
    private static bool IsChunkChain(HeaderReader header, long position)
    {
        for (int chunks = 0; chunks < MaximumChunks && position + ChunkHeader <= header.Length; chunks++)
        {
            if (header.ChunkName(position) is null) return false;
            long size = header.UInt32(position + 4, "a chunk");
            position += ChunkHeader + size + (size & 1);
        }

        return position == header.Length || position == header.Length + 1;
    }
}
