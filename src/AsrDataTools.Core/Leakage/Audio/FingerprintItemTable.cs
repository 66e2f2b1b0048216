using System.Text;

namespace AsrDataTools.Leakage;

/// <summary>The items of an index as bytes: for each its sub-fingerprints, then what it was made of. Names shared by neighbours stand once.</summary>
internal static class FingerprintItemTable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Write(IReadOnlyList<(FingerprintItem Item, int Codes)> items)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream, Utf8);
        string folder = string.Empty;
        foreach ((FingerprintItem item, int codes) in items)
        {
            string own = Path.GetDirectoryName(item.Path) ?? string.Empty;
            writer.Write7BitEncodedInt(codes);
            writer.Write(own == folder);
            if (own != folder)
                writer.Write(own);
            folder = own;
            writer.Write(Path.GetFileName(item.Path));
            writer.Write(item.Id);
            writer.Write7BitEncodedInt(item.Channel);
            writer.Write7BitEncodedInt(item.RequestedChannel ?? 0);
            writer.Write(item.StartSeconds);
            writer.Write(item.RequestedSeconds ?? double.NaN);
            writer.Write(item.DurationSeconds);
            writer.Write(item.FileBytes);
            writer.Write(item.FileWrittenUtc.Ticks);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no such table.</exception>
    public static (FingerprintItem[] Items, long[] Starts) Read(Stream stream, long count)
    {
        if (count < 0 || count > stream.Length)
            throw new InvalidDataException("more items than bytes");
        FingerprintItem[] items = new FingerprintItem[count];
        long[] starts = new long[count + 1];
        try
        {
            using BinaryReader reader = new(stream, Utf8, leaveOpen: true);
            string folder = string.Empty;
            for (long i = 0; i < count; i++)
            {
                int codes = reader.Read7BitEncodedInt();
                if (codes < 0)
                    throw new InvalidDataException("an item of negative length");
                starts[i + 1] = starts[i] + codes;
                if (!reader.ReadBoolean())
                    folder = reader.ReadString();
                items[i] = ReadItem(reader, folder);
            }
        }
        catch (Exception cause) when (cause is EndOfStreamException or DecoderFallbackException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("the items cannot be read", cause);
        }

        return (items, starts);
    }

    private static FingerprintItem ReadItem(BinaryReader reader, string folder)
    {
        string name = reader.ReadString();
        string id = reader.ReadString();
        int channel = reader.Read7BitEncodedInt(), requestedChannel = reader.Read7BitEncodedInt();
        double start = reader.ReadDouble(), requested = reader.ReadDouble();
        return new FingerprintItem
        {
            Path = folder.Length == 0 ? name : Path.Combine(folder, name),
            Id = id,
            Channel = channel,
            RequestedChannel = requestedChannel == 0 ? null : requestedChannel,
            StartSeconds = start,
            RequestedSeconds = double.IsNaN(requested) ? null : requested,
            DurationSeconds = reader.ReadDouble(),
            FileBytes = reader.ReadInt64(),
            FileWrittenUtc = new DateTime(reader.ReadInt64(), DateTimeKind.Utc),
        };
    }
}
