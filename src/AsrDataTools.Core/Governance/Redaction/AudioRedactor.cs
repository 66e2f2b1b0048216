using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Redaction;

/// <summary>
/// Copies recordings with stretches of them silenced or toned, in all channels, since what one speaker says is often heard in
/// the other's. Samples outside the windows stay bit by bit where the coding is lossless. Safe for several threads at once.
/// </summary>
public sealed class AudioRedactor(AudioRedactionOptions options)
{
    /// <summary>Writes the copy: whole, or not at all.</summary>
    /// <param name="source">The recording; it is never altered.</param>
    /// <param name="target">The copy; its folder is made, and an existing file replaced when the copy is whole.</param>
    /// <param name="windows">What to redact, in seconds, in any order; none copies the recording as it is, but for its texts.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="SpeechDataException">
    /// The source cannot be read (ids of <see cref="AudioFile.Open(string, AudioOpenOptions?)"/>), the target not written
    /// (<c>AudioWriteFailed</c>), a window is none (<c>RedactionWindowInvalid</c>), source and target are one file
    /// (<c>RedactionInPlace</c>), or nothing here writes the source's coding (<c>RedactionCodecUnsupported</c>).
    /// </exception>
    public RedactedAudio Redact(string source, string target, IReadOnlyList<RedactionWindow> windows, CancellationToken cancellation = default)
    {
        source = Path.GetFullPath(source);
        target = Path.GetFullPath(target);
        if (source == target)
        {
            throw new SpeechDataException("RedactionInPlace", SpeechDataProblem.InvalidArgument, $"'{source}' would be redacted in place. Give another folder for the copies.", source);
        }

        IReadOnlyList<RedactionWindow> merged = RedactionWindow.Merge(windows);
        using AudioReader reader = AudioFile.Open(source, new AudioOpenOptions { Cancellation = cancellation });
        WindowFill fill = new(merged, reader.Format.SampleRate, options);
        string temporary = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            bool exact = Write(reader, temporary, fill, cancellation);
            File.Move(temporary, target, overwrite: true);
            double length = reader.Format.DurationSeconds ?? double.PositiveInfinity;
            return new(target, reader.Format, merged.Sum(window => Math.Max(0, Math.Min(length, window.EndSeconds) - Math.Max(0, window.StartSeconds))), exact);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AudioError.WriteFailed(target, cause);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }

    private bool Write(AudioReader reader, string target, WindowFill fill, CancellationToken cancellation)
    {
        switch (reader)
        {
            case StoredSamplesReader stored:
                StoredSamplesRedaction.Write(reader.Path, target, stored.Layout, fill, cancellation);
                if (options.RemoveMetadata) ChunkScrub.Scrub(target, stored.Layout);
                return true;
            case SoundFileReader sound:
                new SoundFileRedaction(SoundFileLibrary.Instance!, reader.Path, target, sound).Write(fill, !options.RemoveMetadata, cancellation);
                return reader.Format.BitDepth is not null;
            default:
                FfmpegRedaction.Write(reader, target, fill, AudioDecoders.System, cancellation);
                // The samples go to ffmpeg as floats, which hold 24 bits.
                return reader.Format.BitDepth <= 24;
        }
    }
}
