using System.Buffers.Binary;
using System.Text;

namespace AsrDataTools.Audio;

/// <summary>ID3v1 (and 1.1) at the end of a file, ID3v2.2, 2.3 and 2.4 at a place of it (id3.org, informal standards).</summary>
internal static class Id3Tags
{
    private const int Version1Length = 128;
    private const int HeaderLength = 10;
    private const int Unsynchronised = 0x80;
    private const int Extended = 0x40;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["TPE1"] = "artist", ["TP1"] = "artist", ["TPE2"] = "albumartist", ["TP2"] = "albumartist", ["TIT2"] = "title", ["TT2"] = "title", ["TALB"] = "album", ["TAL"] = "album",
        ["TCOM"] = "composer", ["TCM"] = "composer", ["TENC"] = "encodedby", ["TEN"] = "encodedby", ["TOWN"] = "owner", ["TCOP"] = "copyright", ["TCR"] = "copyright",
        ["COMM"] = "comment", ["COM"] = "comment", ["USLT"] = "lyrics", ["ULT"] = "lyrics", ["TSSE"] = "software", ["TDRC"] = "date", ["TYER"] = "date", ["TYE"] = "date", ["TCON"] = "genre", ["TCO"] = "genre",
    };

    public static void ReadVersion1(HeaderReader reader, List<AudioTag> tags)
    {
        if (reader.Length < Version1Length) return;
        Span<byte> tag = stackalloc byte[Version1Length];
        reader.Read(reader.Length - Version1Length, tag, "the ID3v1 tag");
        if (!tag.StartsWith("TAG"u8)) return;
        AudioTags.Add(tags, "title", Fixed(tag[3..33]));
        AudioTags.Add(tags, "artist", Fixed(tag[33..63]));
        AudioTags.Add(tags, "album", Fixed(tag[63..93]));
        AudioTags.Add(tags, "comment", Fixed(tag[97..127]));
    }

    /// <returns>Where the tag ends; its start where none is there.</returns>
    public static long ReadVersion2(HeaderReader reader, long start, List<AudioTag> tags)
    {
        if (start + HeaderLength > reader.Length) return start;
        Span<byte> header = stackalloc byte[HeaderLength];
        reader.Read(start, header, "the ID3v2 header");
        if (!header.StartsWith("ID3"u8)) return start;
        int version = header[3];
        if (version is < 2 or > 4) throw AudioTags.Invalid(reader.Path, FormattableString.Invariant($"byte {start}: ID3v2.{version} is not known."));
        int size = Synchsafe(header[6..]);
        byte[] bytes = AudioTags.Bytes(reader, start + HeaderLength, size, "the ID3v2 tag");
        Span<byte> body = bytes;
        if ((header[5] & Unsynchronised) != 0 && version < 4) body = Synchronise(body);
        if ((header[5] & Extended) != 0 && version > 2 && body.Length >= 4)
        {
            int extended = version == 4 ? Synchsafe(body) : BinaryPrimitives.ReadInt32BigEndian(body) + 4;
            body = body[Math.Clamp(extended, 0, body.Length)..];
        }

        Frames(body, version, tags);
        return start + HeaderLength + size;
    }

    private static void Frames(Span<byte> body, int version, List<AudioTag> tags)
    {
        int idLength = version == 2 ? 3 : 4;
        int headLength = version == 2 ? 6 : HeaderLength;
        while (body.Length > headLength && body[0] != 0 && tags.Count < AudioTags.MostTags)
        {
            string id = Encoding.Latin1.GetString(body[..idLength]);
            long size = version switch
            {
                2 => (body[3] << 16) | (body[4] << 8) | body[5],
                3 => BinaryPrimitives.ReadUInt32BigEndian(body[4..]),
                _ => Synchsafe(body[4..]),
            };
            bool unsynchronised = version == 4 && (body[9] & 2) != 0;
            int skip = version == 4 && (body[9] & 1) != 0 ? 4 : 0;
            bool packed = version > 2 && (version == 4 ? body[9] & 0x0C : body[9] & 0xC0) != 0;
            body = body[headLength..];
            int length = (int)Math.Min(size, body.Length);
            Span<byte> frame = body[..length];
            body = body[length..];
            if (packed)
            {
                // Compressed or encrypted: its text is not at hand, its name is.
                AudioTags.Add(tags, id, "(packed)");
                continue;
            }

            if (skip <= frame.Length) Frame(id, unsynchronised ? Synchronise(frame[skip..]) : frame[skip..], tags);
        }
    }

    private static void Frame(string id, ReadOnlySpan<byte> frame, List<AudioTag> tags)
    {
        if (frame.Length < 2) return;
        string name = Names.GetValueOrDefault(id, id.ToLowerInvariant());
        if (id is "COMM" or "COM" or "USLT" or "ULT")
        {
            // Encoding, language, description, text.
            if (frame.Length < 5) return;
            string[] parts = Decode(frame[0], frame[4..]).Split('\0');
            foreach (string part in parts) AudioTags.Add(tags, name, part);
        }
        else if (id is "TXXX" or "TXX")
        {
            string[] parts = Decode(frame[0], frame[1..]).Split('\0', 2);
            AudioTags.Add(tags, parts.Length == 2 && parts[0].Length > 0 ? parts[0].Trim('\uFEFF').ToLowerInvariant() : name, parts[^1].Trim('\uFEFF'));
        }
        else if (id[0] == 'T')
        {
            foreach (string part in Decode(frame[0], frame[1..]).Split('\0')) AudioTags.Add(tags, name, part.Trim('\uFEFF'));
        }
        else if (id[0] == 'W')
        {
            AudioTags.Add(tags, name, Encoding.Latin1.GetString(id is "WXXX" or "WXX" ? frame[1..] : frame));
        }
        else if (id is "IPLS" or "TIPL" or "TMCL")
        {
            AudioTags.Add(tags, name, Decode(frame[0], frame[1..]).Replace('\0', ' '));
        }
    }

    private static string Decode(byte encoding, ReadOnlySpan<byte> bytes) => encoding switch
    {
        1 => bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode.GetString(bytes[2..]) : Encoding.Unicode.GetString(bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? bytes[2..] : bytes),
        2 => Encoding.BigEndianUnicode.GetString(bytes),
        3 => Encoding.UTF8.GetString(bytes),
        _ => Encoding.Latin1.GetString(bytes),
    };

    private static string Fixed(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
    }

    private static int Synchsafe(ReadOnlySpan<byte> bytes) => ((bytes[0] & 0x7F) << 21) | ((bytes[1] & 0x7F) << 14) | ((bytes[2] & 0x7F) << 7) | (bytes[3] & 0x7F);

    // Zero bytes that were put behind 0xFF, so that no decoder takes the tag for sound.
    private static Span<byte> Synchronise(Span<byte> bytes)
    {
        int to = 0;
        for (int from = 0; from < bytes.Length; from++)
        {
            bytes[to++] = bytes[from];
            if (bytes[from] == 0xFF && from + 1 < bytes.Length && bytes[from + 1] == 0) from++;
        }

        return bytes[..to];
    }
}
