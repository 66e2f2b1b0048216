using AsrDataTools.Audio;
using Microsoft.Win32.SafeHandles;

namespace AsrDataTools.Governance.Redaction;

/// <summary>
/// Blanks what a file of the WAV family holds beside its samples (INFO, bext, cue labels, iXML …): the bytes become zeros and the
/// chunk becomes JUNK, the filler that readers skip, so that nothing else of the file moves.
/// </summary>
internal static class ChunkScrub
{
    private static readonly HashSet<string> Kept = ["fmt ", "fact", "ds64", "JUNK"];

    /// <summary>Scrubs the file in place.</summary>
    /// <param name="path">A copy; never the source.</param>
    /// <param name="layout">Where its samples lie.</param>
    public static void Scrub(string path, StoredSamples layout)
    {
        if (layout.Container == "Raw") return;
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        using StoredFile stored = StoredFile.Open(path, CancellationToken.None);
        HeaderReader header = new(stored);
        bool wide = layout.Container == "W64";
        (int first, int head) = wide ? (40, 24) : (12, 8);
        long samplesEnd = layout.Offset + (layout.FrameCount * layout.BytesPerFrame);
        long position = first;
        while (position < layout.Offset - head) position = Chunk(position);
        Tail(samplesEnd);

        // Behind the samples nothing is needed: chunks become filler, and what is no chunk becomes zeros.
        void Tail(long from)
        {
            long at = wide ? (from + 7) & ~7L : from + (from & 1);
            while (at + head <= header.Length && header.ChunkName(at) is not null && Size(at) is long size && size >= 0 && at + head + size <= header.Length) at = Chunk(at);
            Zero(at, header.Length - at);
        }

        long Chunk(long at)
        {
            long size = Size(at);
            if (!Kept.Contains(header.ChunkName(at) ?? ""))
            {
                RandomAccess.Write(file, wide ? [.. "junk"u8] : [.. "JUNK"u8], at);
                if (wide) RandomAccess.Write(file, W64Header.Tail, at + 4);
                Zero(at + head, Math.Min(size, header.Length - at - head));
            }

            long end = at + head + size;
            return wide ? (end + 7) & ~7L : end + (end & 1);
        }

        long Size(long at) => wide ? (long)header.UInt64(at + 16, "a chunk size") - head : header.UInt32(at + 4, "a chunk size");

        void Zero(long at, long count)
        {
            byte[] zeros = new byte[(int)Math.Min(Math.Max(0, count), 1 << 16)];
            for (; count > 0; at += zeros.Length, count -= zeros.Length) RandomAccess.Write(file, zeros.AsSpan(0, (int)Math.Min(count, zeros.Length)), at);
        }
    }
}
