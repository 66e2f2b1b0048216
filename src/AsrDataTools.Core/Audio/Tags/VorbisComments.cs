using System.Buffers.Binary;
using System.Text;

namespace AsrDataTools.Audio;

/// <summary>Vorbis comments (xiph.org): in a metadata block of FLAC (RFC 9639), in the second packet of Ogg Vorbis and Opus (RFC 3533, RFC 7845).</summary>
internal static class VorbisComments
{
    private const int CommentBlock = 4;
    private const int MaximumBlocks = 1_000;
    private const int MaximumPages = 4_096;
    private const int PageHeader = 27;

    public static void ReadFlac(HeaderReader reader, long start, List<AudioTag> tags)
    {
        if (reader.ChunkName(start) != "fLaC") return;
        long position = start + 4;
        for (int blocks = 0; blocks < MaximumBlocks; blocks++)
        {
            uint header = BinaryPrimitives.ReverseEndianness(reader.UInt32(position, "a metadata block"));
            long size = header & 0xFFFFFF;
            if ((header >> 24 & 0x7F) == CommentBlock) Parse(reader, AudioTags.Bytes(reader, position + 4, size, "the block of comments"), tags);
            if (header >> 31 == 1) return;
            position += 4 + size;
        }
    }

    public static void ReadOgg(HeaderReader reader, List<AudioTag> tags)
    {
        MemoryStream packet = new();
        int number = 0;
        long position = 0;
        Span<byte> header = stackalloc byte[PageHeader];
        Span<byte> lacing = stackalloc byte[255];
        for (int page = 0; page < MaximumPages && position + PageHeader <= reader.Length; page++)
        {
            reader.Read(position, header, "an Ogg page");
            if (!header.StartsWith("OggS"u8)) throw AudioTags.Invalid(reader.Path, FormattableString.Invariant($"byte {position}: an Ogg page was expected."));
            Span<byte> segments = lacing[..header[26]];
            reader.Read(position + PageHeader, segments, "an Ogg page");
            long body = position + PageHeader + segments.Length;
            foreach (byte length in segments)
            {
                // The first packet says what the stream is, the second holds the comments.
                if (number == 1) packet.Write(AudioTags.Bytes(reader, body, length, "an Ogg page"));
                body += length;
                if (length == 255) continue;
                if (number == 1)
                {
                    ParseOgg(reader, packet.ToArray(), tags);
                    return;
                }

                number++;
            }

            if (packet.Length > AudioTags.MostBytes) throw AudioTags.Invalid(reader.Path, FormattableString.Invariant($"its comments are longer than {AudioTags.MostBytes} bytes."));
            position = body;
        }
    }

    private static void ParseOgg(HeaderReader reader, ReadOnlySpan<byte> packet, List<AudioTag> tags)
    {
        if (packet.StartsWith("\u0003vorbis"u8)) Parse(reader, packet[7..], tags);
        else if (packet.StartsWith("OpusTags"u8)) Parse(reader, packet[8..], tags);
        else if (packet.Length > 4 && (packet[0] & 0x7F) == CommentBlock) Parse(reader, packet[4..], tags); // FLAC in Ogg
    }

    // The maker's name, a count, and that many texts, each with its length before it.
    private static void Parse(HeaderReader reader, ReadOnlySpan<byte> bytes, List<AudioTag> tags)
    {
        Next(reader, ref bytes);
        if (bytes.Length < 4) throw Short(reader);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        bytes = bytes[4..];
        for (uint i = 0; i < count && tags.Count < AudioTags.MostTags; i++)
        {
            string comment = Encoding.UTF8.GetString(Next(reader, ref bytes));
            int sign = comment.IndexOf('=', StringComparison.Ordinal);
            string name = sign <= 0 ? "comment" : comment[..sign].ToLowerInvariant();
            if (name is not ("metadata_block_picture" or "coverart")) AudioTags.Add(tags, name, comment[(sign + 1)..]);
        }
    }

    private static ReadOnlySpan<byte> Next(HeaderReader reader, ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4) throw Short(reader);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (length > bytes.Length - 4) throw Short(reader);
        ReadOnlySpan<byte> text = bytes.Slice(4, (int)length);
        bytes = bytes[(4 + (int)length)..];
        return text;
    }

    private static SpeechDataException Short(HeaderReader reader) => AudioTags.Invalid(reader.Path, "a Vorbis comment claims more bytes than there are.");
}
