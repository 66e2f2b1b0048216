using AsrDataTools.Audio;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>What browsers play of what recordings are stored as.</summary>
internal static class BrowserPlayback
{
    private const string Remedy = "Export again with -CopyAudio to hear it.";

    // Held against Chromium, Firefox and Safari: what all three have played for years.
    private static readonly string[] WavCodecs = ["pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_f32le"];
    private static readonly string[] PerhapsWavCodecs = ["pcm_s32le", "pcm_alaw", "pcm_mulaw", "pcm_f64le"];
    private static readonly string[] Containers = ["FLAC", "MP3"];
    private static readonly string[] PerhapsContainers = ["Ogg", "MP4", "Matroska", "WebM", "AAC", "ADTS"];

    /// <summary>Whether the browser is given the file, and what to say of it.</summary>
    public static (bool Try, string? Remark) Of(AudioFormat format, bool isRaw)
    {
        string what = $"{format.Container} with {format.Codec}";
        if (isRaw) return (false, $"Browsers do not play samples without a header. {Remedy}");
        if (Is(Containers, format.Container) || (Is(["WAV"], format.Container) && Is(WavCodecs, format.Codec))) return (true, null);
        if (Is(PerhapsContainers, format.Container) || (Is(["WAV"], format.Container) && Is(PerhapsWavCodecs, format.Codec))) return (true, $"Not every browser plays {what}. {Remedy}");
        return (false, $"Browsers do not play {what}. {Remedy}");
    }

    private static bool Is(string[] names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
