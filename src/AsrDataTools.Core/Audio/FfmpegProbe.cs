using System.Globalization;
using System.Text.Json;

namespace AsrDataTools.Audio;

/// <summary>What ffprobe says of the first audio stream of a file.</summary>
/// <param name="Codec">Codec name of ffmpeg.</param>
/// <param name="SampleFormat">How the decoder hands out samples: s16, fltp …</param>
/// <param name="SampleRate">Hz.</param>
/// <param name="Channels">Channels, at least 1.</param>
/// <param name="BitDepth">Bits of the stored samples; null for lossy codings.</param>
internal sealed record FfmpegProbe(string Codec, string SampleFormat, int SampleRate, int Channels, int? BitDepth)
{
    public bool IsInteger16 => SampleFormat is "s16" or "s16p" or "u8" or "u8p";

    /// <param name="program">ffprobe.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The answer; null where ffprobe is not installed.</returns>
    /// <exception cref="SpeechDataException">ffprobe cannot make sense of the file, or there is no audio in it.</exception>
    public static FfmpegProbe? Run(string program, string path, CancellationToken cancellation)
    {
        IEnumerable<string> arguments =
        [
            "-v", "error", "-of", "json", "-select_streams", "a:0",
            "-show_entries", "stream=codec_name,sample_fmt,sample_rate,channels,bits_per_raw_sample,bits_per_sample",
            .. FfmpegProcess.Input(path, null),
        ];
        using FfmpegProcess? process = FfmpegProcess.TryStart(program, arguments, cancellation);
        if (process is null) return null;
        using MemoryStream answer = new();
        process.Output.CopyTo(answer);
        if (process.WaitForExit() != 0) throw AudioError.DecoderFailed(path, "ffprobe", process.LastComplaint ?? "no reason given");
        using JsonDocument document = JsonDocument.Parse(answer.ToArray());
        if (!document.RootElement.TryGetProperty("streams", out JsonElement streams) || streams.GetArrayLength() == 0)
        {
            throw AudioError.NoSamples(path, "no stream in it is audio");
        }

        return Parse(path, streams[0]);
    }

    private static FfmpegProbe Parse(string path, JsonElement stream)
    {
        int rate = Number(stream, "sample_rate");
        int channels = Number(stream, "channels");
        if (rate is < 1 or > StoredSamples.MaximumSampleRate || channels is < 1 or > StoredSamples.MaximumChannels)
        {
            throw AudioError.HeaderInvalid(path, 0, FormattableString.Invariant($"its audio declares {channels} channels at {rate} Hz"));
        }

        int stored = Math.Max(Number(stream, "bits_per_raw_sample"), Number(stream, "bits_per_sample"));
        string codec = Text(stream, "codec_name");
        return new(FieldName(codec), Text(stream, "sample_fmt"), rate, channels, stored > 0 && IsLossless(codec) ? stored : null);
    }

    /// <summary>One coding has one name, whichever decoder read it.</summary>
    private static string FieldName(string codec) => codec switch
    {
        "gsm_ms" => HeaderlessFormat.Gsm,
        "adpcm_g722" => HeaderlessFormat.G722,
        "adpcm_ima_wav" => "adpcm_ima",
        "mp3float" => "mp3",
        _ => codec,
    };

    private static bool IsLossless(string codec) =>
        codec.StartsWith("pcm_", StringComparison.Ordinal) || codec is "flac" or "alac" or "wavpack" or "ape" or "tta" or "shorten" or "tak";

    private static string Text(JsonElement stream, string name) =>
        stream.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "unknown";

    /// <summary>ffprobe writes some numbers as text; what is absent counts as 0.</summary>
    private static int Number(JsonElement stream, string name) => stream.TryGetProperty(name, out JsonElement value)
        && int.TryParse(value.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
