using System.Globalization;
using System.Text.Json;
using AsrDataTools.Audio;
using AsrDataTools.Leakage;

namespace AsrDataTools.Catalog;

/// <summary>Headers, hashes of files and digests of samples as <see cref="AudioIdentities"/> needs them, opening and decoding only what a catalog does not know.</summary>
/// <param name="known">Null to read everything.</param>
internal sealed class CachedRecordings(IMeasurements? known)
{
    /// <inheritdoc cref="RecordingReader.Header"/>
    public AudioFormat Header(string path, CancellationToken cancellation) => known is null
        ? RecordingReader.Header(path, cancellation)
        : JsonSerializer.Deserialize(known.GetOrMeasure(path, HeaderKey(path), () => new(Write(RecordingReader.Header(path, cancellation))), cancellation), CatalogJson.Default.AudioFormat)!;

    /// <inheritdoc cref="RecordingReader.HashOf"/>
    public string Hash(string path, CancellationToken cancellation) => known is null
        ? RecordingReader.HashOf(path, cancellation)
        : Convert.ToHexStringLower(known.HashOf(path, cancellation));

    /// <inheritdoc cref="SpanDigest.Of"/>
    public SpanDigest Digest(LeakageItem item, CancellationToken cancellation) => known is null || item.Path is not { } path
        ? SpanDigest.Of(item, cancellation)
        : Read(known.GetOrMeasure(path, DigestKey(item, path), () => new(Write(SpanDigest.Of(item, cancellation))), cancellation));

    public static string HeaderKey(string path) => $"header {HeaderlessFormat.Find(path)}";

    public static string DigestKey(LeakageItem item, string path) => string.Create(
        CultureInfo.InvariantCulture, $"samples {SpanDigest.Version} {item.StartSeconds:R}+{item.Utterance.DurationSeconds:R} {item.Utterance.Channel} {HeaderlessFormat.Find(path)}");

    public static byte[] Write(AudioFormat header) => JsonSerializer.SerializeToUtf8Bytes(header, CatalogJson.Default.AudioFormat);

    public static byte[] Write(SpanDigest digest)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(digest.Frames);
        writer.Write(digest.SampleRate);
        writer.Write(digest.Channels.Count);
        foreach (UInt128? channel in digest.Channels)
        {
            writer.Write(channel is not null);
            writer.Write((ulong)((channel ?? 0) >> 64));
            writer.Write((ulong)(channel ?? 0));
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static SpanDigest Read(byte[] data)
    {
        using BinaryReader reader = new(new MemoryStream(data, writable: false));
        long frames = reader.ReadInt64();
        int rate = reader.ReadInt32();
        UInt128?[] channels = new UInt128?[reader.ReadInt32()];
        for (int i = 0; i < channels.Length; i++)
        {
            bool hasSignal = reader.ReadBoolean();
            UInt128 digest = new(reader.ReadUInt64(), reader.ReadUInt64());
            channels[i] = hasSignal ? digest : null;
        }

        return new(channels, frames, rate);
    }
}
