using System.Security.Cryptography;
using System.Text;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Catalog;

/// <summary>Profiles as bytes: which properties have a value, then the values. Readable only by the same set of properties, which <see cref="Layout"/> stands for.</summary>
internal static class ProfileBinary
{
    private const int SegmentBytes = 2 * sizeof(double);

    private static readonly ProfileField[] Fields = [.. ProfileField.All.Where(field => field.Name != nameof(AcousticProfile.Path))];

    /// <summary>Changes with the names and types of the properties.</summary>
    public static string Layout { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', Fields.Select(field => $"{field.Name} {field.Type.Name}")))).AsSpan(0, 6));

    public static byte[] Write(IReadOnlyList<AcousticProfile> profiles)
    {
        using MemoryStream stream = new(profiles.Count * 512);
        using BinaryWriter writer = new(stream);
        writer.Write7BitEncodedInt(profiles.Count);
        foreach (AcousticProfile profile in profiles) Write(writer, profile);
        writer.Flush();
        return stream.ToArray();
    }

    /// <param name="data">As written.</param>
    /// <param name="path">The recording that the profiles are of.</param>
    /// <exception cref="InvalidDataException">It was not written so, or is damaged.</exception>
    public static IReadOnlyList<AcousticProfile> Read(byte[] data, string path)
    {
        using BinaryReader reader = new(new MemoryStream(data, writable: false));
        try
        {
            AcousticProfile[] profiles = new AcousticProfile[Count(reader, 1)];
            for (int i = 0; i < profiles.Length; i++) profiles[i] = Read(reader, path);
            return profiles;
        }
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The profiles are damaged.", exception);
        }
    }

    // A count is believed only as far as there are bytes for it.
    private static int Count(BinaryReader reader, int bytesEach)
    {
        int count = reader.Read7BitEncodedInt();
        return count >= 0 && count <= (reader.BaseStream.Length - reader.BaseStream.Position) / bytesEach ? count : throw new InvalidDataException("The profiles are damaged: a count is beyond their end.");
    }

    private static void Write(BinaryWriter writer, AcousticProfile profile)
    {
        object?[] values = Array.ConvertAll(Fields, field => field.Get(profile) is TextList { Count: 0 } ? null : field.Get(profile));
        for (int first = 0; first < values.Length; first += 8)
        {
            int bits = 0;
            for (int i = first; i < Math.Min(first + 8, values.Length); i++) bits |= values[i] is null ? 0 : 1 << (i - first);
            writer.Write((byte)bits);
        }

        foreach (object value in values.OfType<object>()) WriteValue(writer, value);
        writer.Write7BitEncodedInt((profile.Segments?.Count ?? -1) + 1);
        foreach (SpeechSegment segment in profile.Segments ?? [])
        {
            writer.Write(segment.StartSeconds);
            writer.Write(segment.EndSeconds);
        }
    }

    private static AcousticProfile Read(BinaryReader reader, string path)
    {
        byte[] present = reader.ReadBytes((Fields.Length + 7) / 8);
        if (present.Length < (Fields.Length + 7) / 8) throw new EndOfStreamException();
        AcousticProfile profile = new() { Path = path };
        for (int i = 0; i < Fields.Length; i++)
        {
            if ((present[i / 8] & (1 << (i % 8))) != 0) Fields[i].Set(profile, ReadValue(reader, Fields[i].Type));
        }

        // Written with one added: 0 is for none that were looked for.
        int segments = reader.Read7BitEncodedInt() - 1;
        if (segments < 0) return profile;
        if (segments > (reader.BaseStream.Length - reader.BaseStream.Position) / SegmentBytes) throw new InvalidDataException("The profiles are damaged: a count is beyond their end.");
        return profile with { Segments = ReadSegments(reader, segments) };
    }

    private static SpeechSegment[] ReadSegments(BinaryReader reader, int count)
    {
        SpeechSegment[] segments = new SpeechSegment[count];
        for (int i = 0; i < count; i++) segments[i] = new(reader.ReadDouble(), reader.ReadDouble());
        return segments;
    }

    private static void WriteValue(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case double number:
                writer.Write(number);
                break;
            case int number:
                writer.Write(number);
                break;
            case bool flag:
                writer.Write(flag);
                break;
            case string text:
                writer.Write(text);
                break;
            case TextList list:
                writer.Write7BitEncodedInt(list.Count);
                foreach (string item in list) writer.Write(item);
                break;
            case Enum named:
                writer.Write(Convert.ToInt32(named, System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                throw new NotSupportedException($"A profile cannot hold a {value.GetType().Name}.");
        }
    }

    private static object ReadValue(BinaryReader reader, Type type)
    {
        if (type == typeof(double)) return reader.ReadDouble();
        if (type == typeof(int)) return reader.ReadInt32();
        if (type == typeof(bool)) return reader.ReadBoolean();
        if (type == typeof(string)) return reader.ReadString();
        if (type.IsEnum) return Enum.ToObject(type, reader.ReadInt32());
        string[] items = new string[Count(reader, 1)];
        for (int i = 0; i < items.Length; i++) items[i] = reader.ReadString();
        return new TextList(items);
    }
}
