using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Catalog;

/// <summary>
/// Opens and decodes a recording once for all that will be asked of it: profiles, and aside its fingerprints, its header, the digest of its samples
/// and that of its bytes, each as the one who asks for it alone would make it.
/// </summary>
internal sealed class RecordingSurvey
{
    /// <summary>Of what a catalog needs anyway: the hash of a file's bytes, taken as they go by.</summary>
    public static RecordingSurvey OfBytes { get; } = new();

    /// <summary>Density of the fingerprints; null for none.</summary>
    public FingerprintDensity? Fingerprint { get; init; }

    /// <summary>Whether samples are digested, by rate and number; null where only decoding tells.</summary>
    public Func<(int Rate, long Frames)?, bool> WantsSamples { get; init; } = _ => false;

    /// <summary>Whether the bytes of a file are hashed where they go by.</summary>
    public Func<string, bool> WantsBytes { get; init; } = _ => true;

    /// <summary>Measures what a row stands for.</summary>
    /// <exception cref="SpeechDataException">The recording cannot be read, or has no such channel.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Measured Measure(SpeechUtterance utterance, AcousticProfileOptions options, CancellationToken cancellation)
    {
        using AudioReader reader = UtteranceProfiler.Open(utterance, raw: null, cancellation, utterance.AudioPath is { } file && WantsBytes(file));
        string path = utterance.AudioPath!;
        LeakageItem item = new(utterance, 0);
        FingerprintItem print = FingerprintSource.Of(utterance);

        // Of a channel that is not there the profiler complains.
        bool hasChannel = utterance.Channel is not { } channel || (channel >= 1 && channel <= reader.Format.Channels);
        ChannelFingerprints? fingerprints = Fingerprint is { } density && hasChannel ? new(print, density, reader) : null;
        using SampleHash? samples = hasChannel && FramesOf(utterance, reader.Format) is { } frames && WantsSamples(SpanReading.LengthOf(item, reader.Format))
            ? new(reader.Format, utterance.Channel, frames)
            : null;
        using TappedReader tapped = new(reader, block =>
        {
            fingerprints?.Add(block);
            samples?.Add(block);
        });
        byte[] profiles = ProfileBinary.Write(AcousticProfiler.Profile(tapped, UtteranceProfiler.Options(utterance, options), cancellation));
        List<(string, byte[])> aside = [(CachedRecordings.HeaderKey(path), CachedRecordings.Write(reader.Format))];
        if (fingerprints is not null) aside.Add((CachedFingerprinter.KeyOf(print, Fingerprint!.Value), CachedFingerprinter.Write(fingerprints.Finish())));
        if (samples is not null) aside.Add((CachedRecordings.DigestKey(item, path), CachedRecordings.Write(samples.Finish())));
        return new(profiles) { Aside = aside, Hash = HashOf(tapped) };
    }

    private static byte[]? HashOf(AudioReader reader)
    {
        try
        {
            return reader.HashFile();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AudioError.Unreadable(reader.Path, cause);
        }
    }

    // A row without a start is profiled whole, but compared as far as it says that it goes. Null where what it says makes no span.
    private static long? FramesOf(SpeechUtterance utterance, AudioFormat format)
    {
        if (utterance.StartSeconds is not null || utterance.DurationSeconds is not { } seconds) return long.MaxValue;
        return AudioSpan.IsLength(seconds) && (long)Math.Round(seconds * format.SampleRate) is > 0 and long frames ? frames : null;
    }
}
