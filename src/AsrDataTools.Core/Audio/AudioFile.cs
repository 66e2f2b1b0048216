using System.Diagnostics.Metrics;

namespace AsrDataTools.Audio;

/// <summary>Opens a recording whatever its format; the content decides, not the name.</summary>
public static class AudioFile
{
    /// <summary>Codings whose files may start with anything, so that their decoders are asked where the name suggests one.</summary>
    private static readonly HashSet<string> UnmarkedExtensions = new(
        [".mp3", ".mp2", ".aac", ".ac3", ".dts", ".g729", ".mpc", ".tak", ".ra", ".rm", ".ts", ".mpg", ".mpeg"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Of every opening, with its path: for dotnet-counters, and for the test that counts.</summary>
    internal const string OpenedCounter = "audio.opened";

    private static readonly Counter<long> Opened = new Meter(nameof(AsrDataTools)).CreateCounter<long>(OpenedCounter, description: "Recordings opened to be decoded");

    /// <summary>Opens the recording, or the span asked for, for one pass from first to last sample.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Span, format of headerless samples, cancellation; the whole recording when null.</param>
    /// <exception cref="SpeechDataException">
    /// The file is missing or unreadable (<c>AudioUnreadable</c>), empty (<c>AudioEmpty</c>), in no known format
    /// (<c>AudioNotRecognised</c>), contradicts itself (<c>AudioHeaderInvalid</c>), holds no samples (<c>AudioNoSamples</c>), needs
    /// a decoder that is not installed (<c>DecoderMissing</c>) or that gives up (<c>DecoderFailed</c>); or the span
    /// (<c>AudioSpanInvalid</c>, <c>AudioSpanOutside</c>) or raw format (<c>RawFormatInvalid</c>) asked for makes no sense.
    /// </exception>
    public static AudioReader Open(string path, AudioOpenOptions? options = null) =>
        Open(path, options ?? AudioOpenOptions.Default, AudioDecoders.System);

    internal static AudioReader Open(string path, AudioOpenOptions options, AudioDecoders decoders)
    {
        path = Path.GetFullPath(path);
        StoredFile? file = null;
        AudioReader? reader = null;
        try
        {
            file = StoredFile.Open(path, options.Cancellation, options.Calls);
            if (file.Length == 0) throw Directory.Exists(path) ? new UnauthorizedAccessException() : AudioError.Empty(path);
            Opened.Add(1, new KeyValuePair<string, object?>(nameof(path), path));
            return reader = new Opening(path, file, options, decoders).Open();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AudioError.Unreadable(path, cause);
        }
        finally
        {
            // ffmpeg opens the file itself.
            if (reader is not (StoredSamplesReader or SoundFileReader)) file?.Dispose();
        }
    }

    /// <summary>The decisions of one opening.</summary>
    private sealed class Opening(string path, StoredFile file, AudioOpenOptions options, AudioDecoders decoders)
    {
        private readonly long _length = file.Length;

        public AudioReader Open()
        {
            if (options.Raw is RawAudioFormat raw) return OpenRaw(raw);
            HeaderReader header = new(file);
            ReadOnlySpan<byte> head = file.Head;
            if (AudioSignature.Strong(head) is not AudioSignature signature) return OpenUnmarked(head);
            StoredSamples? stored = signature.Decoder switch
            {
                AudioDecoder.Riff => RiffHeader.Read(header),
                AudioDecoder.W64 => W64Header.Read(header),
                _ => null,
            };
            return stored is null ? Decode(signature) : new StoredSamplesReader(file, stored, options);
        }

        private AudioReader OpenUnmarked(ReadOnlySpan<byte> head)
        {
            if (HeaderlessFormat.Find(path) is RawAudioFormat raw && !ContentDescription.IsText(head))
            {
                return HeaderlessFormat.Contradiction(raw, head, _length) is string contradiction
                    ? throw AudioError.NotRecognised(path, contradiction, "Check the extension, or give the format of the raw samples.")
                    : OpenRaw(raw, $"without a header; taken as {raw.Codec} at {raw.SampleRate} Hz by its extension");
            }

            if (AudioSignature.Weak(head) is AudioSignature signature) return Decode(signature);
            string extension = Path.GetExtension(path);
            if (UnmarkedExtensions.Contains(extension) && !ContentDescription.IsText(head))
            {
                return Decode(new(extension[1..].ToUpperInvariant(), AudioDecoder.SoundFile));
            }

            (string looksLike, string remedy) = ContentDescription.Describe(head);
            throw AudioError.NotRecognised(path, looksLike, remedy);
        }

        private AudioReader OpenRaw(RawAudioFormat raw, FormattableString? remark = null)
        {
            if (RawSamples.Layout(path, raw, _length) is StoredSamples stored)
            {
                if (remark is not null) stored = stored with { Remarks = [.. stored.Remarks, FormattableString.Invariant(remark)] };
                return new StoredSamplesReader(file, stored, options);
            }

            string? reason = null;
            if (string.Equals(raw.Codec, HeaderlessFormat.Gsm, StringComparison.OrdinalIgnoreCase))
            {
                if (decoders.SoundFile() is SoundFileLibrary library
                    && SoundFileReader.TryOpen(library, file, "Raw", raw, options, out reason) is SoundFileReader gsm)
                {
                    return gsm;
                }

                long gsmFrames = _length / HeaderlessFormat.GsmFrameBytes * HeaderlessFormat.GsmFrameSamples;
                AudioFormat format = new("Raw", HeaderlessFormat.Gsm, raw.SampleRate, 1, null, gsmFrames);
                return FfmpegReader.TryOpenRaw(decoders, file, format, "gsm", options) ?? throw Missing("GSM", reason);
            }

            // G.722 at 64 kbit/s codes two samples in each byte.
            AudioFormat g722 = new("Raw", HeaderlessFormat.G722, raw.SampleRate, 1, null, _length * 2);
            return FfmpegReader.TryOpenRaw(decoders, file, g722, "g722", options) ?? throw AudioError.DecoderMissing(path, "G.722", "ffmpeg", AudioDecoders.FfmpegRemedy);
        }

        /// <summary>libsndfile first where it may know the format, since it decodes in this process; then ffmpeg, which knows most.</summary>
        private AudioReader Decode(AudioSignature signature)
        {
            string? reason = null;
            bool isForFfmpeg = signature.Decoder == AudioDecoder.Ffmpeg;
            if (!isForFfmpeg && decoders.SoundFile() is SoundFileLibrary library
                && SoundFileReader.TryOpen(library, file, signature.Container, null, options, out reason) is SoundFileReader sound)
            {
                return sound;
            }

            try
            {
                return FfmpegReader.TryOpen(decoders, file, signature.Container, options)
                    ?? throw (isForFfmpeg
                        ? AudioError.DecoderMissing(path, signature.Container, "ffmpeg (with ffprobe)", AudioDecoders.FfmpegRemedy)
                        : Missing(signature.Container, reason));
            }
            catch (SpeechDataException error) when (error.ErrorId == "DecoderFailed" && reason is not null)
            {
                throw AudioError.DecoderFailed(path, "neither libsndfile nor ffmpeg", $"{reason}; {error.Message}", error);
            }
        }

        private SpeechDataException Missing(string format, string? reason) => reason is null
            ? AudioError.DecoderMissing(path, format, "libsndfile", AudioDecoders.SoundFileRemedy)
            : AudioError.DecoderMissing(path, $"{format} that libsndfile does not decode ({reason})", "ffmpeg (with ffprobe)", AudioDecoders.FfmpegRemedy);
    }
}
