using System.Buffers.Binary;
using System.Text;

namespace AsrDataTools.Audio;

/// <summary>Texts in a WAV file: LIST/INFO (Microsoft Multimedia Programming Interface 1.0), bext (EBU Tech 3285), ID3 in a chunk of its own, iXML.</summary>
internal static class RiffTags
{
    private const int MaximumChunks = 10_000;
    private const int CodingHistory = 602;

    private static readonly Dictionary<string, string> InfoNames = new(StringComparer.Ordinal)
    {
        ["IART"] = "artist", ["INAM"] = "title", ["ICMT"] = "comment", ["IENG"] = "engineer", ["ITCH"] = "technician", ["ICOP"] = "copyright", ["IKEY"] = "keywords", ["ISBJ"] = "subject",
        ["ISRC"] = "source", ["ICMS"] = "commissioned", ["IGNR"] = "genre", ["ISFT"] = "software", ["ICRD"] = "date", ["IPRD"] = "album", ["IARL"] = "archive", ["IMED"] = "medium",
    };

    public static void Read(HeaderReader reader, List<AudioTag> tags)
    {
        long position = 12;
        for (int chunks = 0; chunks < MaximumChunks && position + 8 <= reader.Length; chunks++)
        {
            // Behind samples whose size was never filled in there is no chunk: the samples' own reader says so.
            if (reader.ChunkName(position) is not { } name) return;
            long size = reader.UInt32(position + 4, $"chunk '{name}'");
            long body = position + 8;
            switch (name)
            {
                case "LIST":
                    ReadList(AudioTags.Bytes(reader, body, size, "chunk 'LIST'"), tags);
                    break;
                case "bext":
                    ReadBroadcast(AudioTags.Bytes(reader, body, size, "chunk 'bext'"), tags);
                    break;
                case "iXML" or "_PMX":
                    AudioTags.Add(tags, name == "iXML" ? "ixml" : "xmp", Text(AudioTags.Bytes(reader, body, size, $"chunk '{name}'")));
                    break;
                case "id3 " or "ID3 ":
                    Id3Tags.ReadVersion2(reader, body, tags);
                    break;
            }

            position = body + size + (size & 1);
        }
    }

    private static void ReadList(ReadOnlySpan<byte> list, List<AudioTag> tags)
    {
        if (!list.StartsWith("INFO"u8)) return;
        int position = 4;
        while (position + 8 <= list.Length)
        {
            string name = Encoding.Latin1.GetString(list.Slice(position, 4));
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(list[(position + 4)..]);
            position += 8;
            int length = (int)Math.Min(size, list.Length - position);
            AudioTags.Add(tags, InfoNames.GetValueOrDefault(name, name.Trim()), Text(list.Slice(position, length)));
            position += length + (length & 1);
        }
    }

    private static void ReadBroadcast(ReadOnlySpan<byte> bext, List<AudioTag> tags)
    {
        AudioTags.Add(tags, "description", Field(bext, 0, 256));
        AudioTags.Add(tags, "originator", Field(bext, 256, 32));
        AudioTags.Add(tags, "originatorreference", Field(bext, 288, 32));
        AudioTags.Add(tags, "codinghistory", Field(bext, CodingHistory, int.MaxValue));
    }

    private static string Field(ReadOnlySpan<byte> bytes, int start, int length)
    {
        if (start >= bytes.Length) return "";
        ReadOnlySpan<byte> field = bytes.Slice(start, Math.Min(length, bytes.Length - start));
        int end = field.IndexOf((byte)0);
        return Text(end < 0 ? field : field[..end]);
    }

    // Writers put UTF-8 or their own code page here; what is no UTF-8 is read as Latin-1, which loses nothing.
    private static string Text(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
}
