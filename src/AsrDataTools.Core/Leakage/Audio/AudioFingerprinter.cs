using AsrDataTools.Audio;
using AsrDataTools.Corpus;

namespace AsrDataTools.Leakage;

/// <summary>Fingerprints recordings: one decoding pass, one fingerprint for each channel.</summary>
public static class AudioFingerprinter
{
    /// <summary>Opens the recording that a manifest row stands for, reads its span once and closes it.</summary>
    /// <param name="utterance">The row; its <see cref="SpeechUtterance.AudioPath"/> must be set.</param>
    /// <param name="density">Index for what is added to an index, query for what is searched for.</param>
    /// <param name="raw">How headerless recordings are stored; null when files say it themselves.</param>
    /// <param name="cancellation">Checked between blocks.</param>
    /// <returns>One fingerprint for each channel that is asked for, in order; of channels that are alike throughout, only the first.</returns>
    /// <exception cref="SpeechDataException">The row names no recording (<c>UtteranceWithoutAudio</c>), or it cannot be read, or has no such channel (<c>ChannelNotFound</c>).</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<(FingerprintItem Item, AudioFingerprint Fingerprint)> Fingerprint(
        SpeechUtterance utterance, FingerprintDensity density, RawAudioFormat? raw = null, CancellationToken cancellation = default)
    {
        FingerprintItem item = FingerprintSource.Of(utterance);
        using AudioReader reader = AudioFile.Open(item.Path, new AudioOpenOptions
        {
            StartSeconds = item.StartSeconds,
            DurationSeconds = item.RequestedSeconds,
            Raw = raw,
            Cancellation = cancellation,
        });
        ChannelFingerprints fingerprints = new(item, density, reader);
        AudioBlock block = AudioBlock.OfThread(reader.Format.Channels);
        while (reader.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            fingerprints.Add(block);
        }

        return fingerprints.Finish();
    }
}
