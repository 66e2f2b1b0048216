using System.Globalization;
using System.Runtime.InteropServices;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Catalog;

/// <summary>Fingerprints recordings as <see cref="AudioFingerprinter"/> does, but only those that a catalog does not know.</summary>
/// <param name="known">Null to fingerprint everything.</param>
public sealed class CachedFingerprinter(IMeasurements? known)
{
    /// <inheritdoc cref="AudioFingerprinter.Fingerprint"/>
    public IReadOnlyList<(FingerprintItem Item, AudioFingerprint Fingerprint)> Fingerprint(
        SpeechUtterance utterance, FingerprintDensity density, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        if (known is null || utterance.AudioPath is not { } path) return AudioFingerprinter.Fingerprint(utterance, density, raw: null, cancellation);
        FingerprintItem item = FingerprintSource.Of(utterance);
        return Read(known.GetOrMeasure(path, KeyOf(item, density), () => new(Write(AudioFingerprinter.Fingerprint(utterance, density, raw: null, cancellation))), cancellation), item, density);
    }

    internal static string KeyOf(FingerprintItem item, FingerprintDensity density) => string.Create(
        CultureInfo.InvariantCulture, $"fingerprint {FingerprintIndex.Algorithm} {density} {item.StartSeconds:R}+{item.RequestedSeconds:R} {item.RequestedChannel}{HeaderlessFormat.Find(item.Path)}");

    internal static byte[] Write(IReadOnlyList<(FingerprintItem Item, AudioFingerprint Fingerprint)> parts)
    {
        // Of its final size: those of long recordings are large.
        using MemoryStream stream = new(sizeof(int) + parts.Sum(part => 20 + (sizeof(ulong) * part.Fingerprint.Count) + (sizeof(ushort) * part.Fingerprint.Doubts.Length)));
        using BinaryWriter writer = new(stream);
        writer.Write(parts.Count);
        foreach ((FingerprintItem item, AudioFingerprint fingerprint) in parts)
        {
            writer.Write(item.Channel);
            writer.Write(item.DurationSeconds);
            writer.Write(fingerprint.Count);
            writer.Write(MemoryMarshal.AsBytes(fingerprint.Codes));
            writer.Write(fingerprint.Doubts.Length);
            writer.Write(MemoryMarshal.AsBytes(fingerprint.Doubts));
        }

        writer.Flush();
        return stream.GetBuffer().Length == stream.Length ? stream.GetBuffer() : stream.ToArray();
    }

    private static (FingerprintItem Item, AudioFingerprint Fingerprint)[] Read(byte[] data, FingerprintItem item, FingerprintDensity density)
    {
        using MemoryStream stream = new(data, writable: false);
        using BinaryReader reader = new(stream);
        (FingerprintItem, AudioFingerprint)[] parts = new (FingerprintItem, AudioFingerprint)[reader.ReadInt32()];
        for (int i = 0; i < parts.Length; i++)
        {
            FingerprintItem own = item with { Channel = reader.ReadInt32(), DurationSeconds = reader.ReadDouble() };
            ReadOnlyMemory<byte> codes = Slice(reader.ReadInt32() * sizeof(ulong)), doubts = Slice(reader.ReadInt32() * sizeof(ushort));
            parts[i] = (own, new(density, codes, doubts));
        }

        return parts;

        ReadOnlyMemory<byte> Slice(int length)
        {
            ReadOnlyMemory<byte> slice = data.AsMemory((int)stream.Position, length);
            stream.Position += length;
            return slice;
        }
    }
}
