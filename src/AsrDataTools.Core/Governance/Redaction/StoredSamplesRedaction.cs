using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Copies a file of uncompressed (or G.711) samples byte by byte, and changes only those in the windows.</summary>
internal static class StoredSamplesRedaction
{
    private const int BufferBytes = 1 << 17;

    /// <param name="source">The file.</param>
    /// <param name="target">The copy, which is not there yet.</param>
    /// <param name="layout">Where the samples lie.</param>
    /// <param name="fill">What becomes of them.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void Write(string source, string target, StoredSamples layout, WindowFill fill, CancellationToken cancellation)
    {
        using FileStream from = new(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        using FileStream to = new(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        byte[] buffer = new byte[Math.Max(1, BufferBytes / layout.BytesPerFrame) * layout.BytesPerFrame];
        Copy(layout.Offset);
        for (long frame = 0; frame < layout.FrameCount;)
        {
            int frames = (int)Math.Min(buffer.Length / layout.BytesPerFrame, layout.FrameCount - frame);
            Span<byte> block = buffer.AsSpan(0, frames * layout.BytesPerFrame);
            Read(block);
            foreach (Range part in fill.Within(frame, frames)) Change(block, part, frame, layout, fill);
            to.Write(block);
            frame += frames;
        }

        Copy(long.MaxValue);

        void Copy(long bytes)
        {
            while (bytes > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                int read = from.Read(buffer, 0, (int)Math.Min(buffer.Length, bytes));
                if (read == 0) break;
                to.Write(buffer, 0, read);
                bytes -= read;
            }
        }

        void Read(Span<byte> block)
        {
            cancellation.ThrowIfCancellationRequested();
            if (from.ReadAtLeast(block, block.Length, throwOnEndOfStream: false) < block.Length)
            {
                throw AudioError.DecoderFailed(source, "the reader of samples", "the file became shorter while it was read");
            }
        }
    }

    private static void Change(Span<byte> block, Range part, long start, StoredSamples layout, WindowFill fill)
    {
        int size = layout.Encoding.Bytes();
        for (int frame = part.Start.Value; frame < part.End.Value; frame++)
        {
            (double keep, double add) = fill.At(start + frame);
            for (int channel = 0; channel < layout.Channels; channel++)
            {
                Span<byte> sample = block.Slice((frame * layout.BytesPerFrame) + (channel * size), size);
                // What is kept of a sample that is not a number would be none either.
                double kept = keep == 0 ? 0 : keep * StoredSampleValue.Read(sample, layout.Encoding);
                StoredSampleValue.Write(sample, layout.Encoding, layout.BitDepth, (double.IsFinite(kept) ? kept : 0) + add);
            }
        }
    }
}
