using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Writes a recording anew with spans of it silent. Every byte outside them is as it was: header, other channels, chunks behind the samples.</summary>
internal static class SegmentMuting
{
    private const byte ALawSilence = 0xD5;
    private const byte MuLawSilence = 0xFF;
    private const byte UnsignedSilence = 0x80;

    /// <param name="path">The recording, absolute.</param>
    /// <param name="spans">What is to be silent.</param>
    /// <exception cref="SpeechDataException">Its samples are coded, so that a span of them cannot be silenced (<c>RemovalRefused</c>); it cannot be read.</exception>
    public static void Mute(string path, IReadOnlyCollection<SpeechDataItem> spans)
    {
        StoredSamples samples = Locate(path) ?? throw new RemovalRefused(path, "is coded, so that a span of it cannot be silenced. Convert it to WAV, or delete it whole");
        foreach (SpeechDataItem span in spans)
        {
            if (span.StartSeconds is null && span.EndSeconds is null && span.Channel is null)
                throw new RemovalRefused(path, "is said to be another speaker's too, and nothing tells which part is whose. Annotate it, or delete it whole");
        }

        WholeFile.Write(path, target =>
        {
            using (FileStream source = File.OpenRead(path)) source.CopyTo(target);
            foreach (SpeechDataItem span in spans) Silence(target, samples, span);
        });
    }

    private static StoredSamples? Locate(string path)
    {
        using StoredFile file = StoredFile.Open(path, CancellationToken.None);
        HeaderReader header = new(file);
        return AudioSignature.Strong(file.Head)?.Decoder switch
        {
            AudioDecoder.Riff => RiffHeader.Read(header),
            AudioDecoder.W64 => W64Header.Read(header),
            _ => null,
        };
    }

    // Rounded outwards: not a sample of the span is left.
    private static void Silence(Stream target, StoredSamples samples, SpeechDataItem span)
    {
        long first = Math.Clamp((long)Math.Floor((span.StartSeconds ?? 0) * samples.SampleRate), 0, samples.FrameCount);
        long last = span.EndSeconds is { } end ? Math.Clamp((long)Math.Ceiling(end * samples.SampleRate), first, samples.FrameCount) : samples.FrameCount;
        int bytes = samples.Encoding.Bytes();
        byte silence = samples.Encoding switch
        {
            SampleEncoding.Unsigned8 => UnsignedSilence,
            SampleEncoding.ALaw => ALawSilence,
            SampleEncoding.MuLaw => MuLawSilence,
            _ => 0,
        };
        byte[] frames = new byte[samples.BytesPerFrame * 4096];
        for (long frame = first; frame < last;)
        {
            int count = (int)Math.Min(4096, last - frame);
            Span<byte> part = frames.AsSpan(0, count * samples.BytesPerFrame);
            target.Position = samples.Offset + (frame * samples.BytesPerFrame);
            target.ReadExactly(part);
            if (span.Channel is { } channel)
            {
                if (channel > samples.Channels) throw new RemovalRefused(span.Path, FormattableString.Invariant($"has {samples.Channels} channels, and '{span.Id}' is said to be on channel {channel}"));
                for (int i = 0; i < count; i++) part.Slice((i * samples.BytesPerFrame) + ((channel - 1) * bytes), bytes).Fill(silence);
            }
            else
            {
                part.Fill(silence);
            }

            target.Position = samples.Offset + (frame * samples.BytesPerFrame);
            target.Write(part);
            frame += count;
        }
    }
}
