using System.Runtime.InteropServices;
using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Codes again through ffmpeg what only ffmpeg decodes, in the same coding and container; what it cannot code is refused.</summary>
internal static class FfmpegRedaction
{
    private const int BlockFrames = 8192;

    /// <summary>ffmpeg's encoder and container by codec and container of the source.</summary>
    private static readonly Dictionary<(string Codec, string Container), (string Encoder, string Muxer)> Ways = new()
    {
        [("g722", "Raw")] = ("g722", "g722"),
        [("gsm", "Raw")] = ("libgsm", "gsm"),
        [("aac", "MP4")] = ("aac", "ipod"),
        [("aac", "AAC")] = ("aac", "adts"),
        [("alac", "MP4")] = ("alac", "ipod"),
        [("mp3", "MP3")] = ("libmp3lame", "mp3"),
        [("wavpack", "WavPack")] = ("wavpack", "wv"),
        [("opus", "Matroska")] = ("libopus", "matroska"),
        [("vorbis", "Matroska")] = ("libvorbis", "matroska"),
        [("speex", "Ogg")] = ("libspeex", "ogg"),
        [("opus", "Ogg")] = ("libopus", "ogg"),
    };

    public static void Write(AudioReader reader, string target, WindowFill fill, AudioDecoders tools, CancellationToken cancellation)
    {
        AudioFormat format = reader.Format;
        if (!Ways.TryGetValue((format.Codec, format.Container), out (string Encoder, string Muxer) way))
        {
            throw new SpeechDataException(
                "RedactionCodecUnsupported",
                SpeechDataProblem.InvalidArgument,
                $"'{reader.Path}' is {format.Codec} in {format.Container}, which is not written here, and another coding would change how the corpus sounds. Redact its source, or convert it first and declare that.",
                reader.Path);
        }

        IEnumerable<string> arguments =
        [
            "-hide_banner", "-v", "error", "-f", "f32le",
            "-ar", FormattableString.Invariant($"{format.SampleRate}"), "-ac", FormattableString.Invariant($"{format.Channels}"), "-i", "pipe:0",
            "-map_metadata", "-1", "-c:a", way.Encoder, .. SampleFormat(format), "-f", way.Muxer, $"file:{target}",
        ];
        using FfmpegProcess process = FfmpegProcess.TryStart(tools.Ffmpeg, arguments, cancellation, takesInput: true)
            ?? throw AudioError.DecoderMissing(reader.Path, format.Codec, "ffmpeg", AudioDecoders.FfmpegRemedy);
        try
        {
            Feed(reader, process.StandardInput, fill);
            process.StandardInput.Close();
        }
        catch (IOException cause) when (!cancellation.IsCancellationRequested)
        {
            // The pipe broke because the program gave up; it says why.
            process.WaitForExit();
            throw Failed(process.LastComplaint ?? cause.Message, cause);
        }

        if (process.WaitForExit() != 0) throw Failed(process.LastComplaint ?? "it gave no reason", null);

        SpeechDataException Failed(string report, Exception? cause) => new(
            "AudioWriteFailed", SpeechDataProblem.Storage, $"'{target}' cannot be written by ffmpeg: {report.TrimEnd('.')}. Check the folder, the space left and ffmpeg's encoders.", target, cause);
    }

    private static string[] SampleFormat(AudioFormat format) => format.BitDepth switch
    {
        null => [],
        <= 16 => ["-sample_fmt", "s16p"],
        _ => ["-sample_fmt", "s32p"],
    };

    private static void Feed(AudioReader reader, Stream input, WindowFill fill)
    {
        int channels = reader.Format.Channels;
        AudioBlock block = new(channels, BlockFrames);
        float[] interleaved = new float[BlockFrames * channels];
        for (long start = 0; reader.Read(block); start += block.Frames)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                ReadOnlySpan<float> samples = block.Samples(channel);
                for (int frame = 0; frame < samples.Length; frame++) interleaved[(frame * channels) + channel] = samples[frame];
            }

            foreach (Range part in fill.Within(start, block.Frames))
            {
                for (int frame = part.Start.Value; frame < part.End.Value; frame++)
                {
                    (double keep, double add) = fill.At(start + frame);
                    foreach (ref float sample in interleaved.AsSpan(frame * channels, channels)) sample = (float)((keep * sample) + add);
                }
            }

            input.Write(MemoryMarshal.AsBytes(interleaved.AsSpan(0, block.Frames * channels)));
        }
    }
}
