using System.Globalization;

namespace AsrDataTools.Audio;

/// <summary>
/// Formats without any mark at their start: there, and only there, the extension decides, and the content must not contradict it.
/// </summary>
internal static class HeaderlessFormat
{
    public const string Gsm = "gsm";
    public const string G722 = "g722";

    /// <summary>Bytes of a GSM 06.10 frame (160 samples) as stored in .gsm files.</summary>
    public const int GsmFrameBytes = 33;

    public const int GsmFrameSamples = 160;

    private static readonly Dictionary<string, RawAudioFormat> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".gsm"] = new(Gsm, 8000),
        [".g722"] = new(G722, 16000),
        [".ul"] = new("pcm_mulaw", 8000),
        [".ulaw"] = new("pcm_mulaw", 8000),
        [".mulaw"] = new("pcm_mulaw", 8000),
        [".pcmu"] = new("pcm_mulaw", 8000),
        [".al"] = new("pcm_alaw", 8000),
        [".alaw"] = new("pcm_alaw", 8000),
        [".pcma"] = new("pcm_alaw", 8000),
        [".sln"] = new("pcm_s16le", 8000),
        [".sln12"] = new("pcm_s16le", 12000),
        [".sln16"] = new("pcm_s16le", 16000),
        [".sln24"] = new("pcm_s16le", 24000),
        [".sln32"] = new("pcm_s16le", 32000),
        [".sln44"] = new("pcm_s16le", 44100),
        [".sln48"] = new("pcm_s16le", 48000),
    };

    public static IEnumerable<string> Extensions => ByExtension.Keys;

    /// <summary>The format that the extension of the path stands for; null when it stands for none.</summary>
    public static RawAudioFormat? Find(string path) => ByExtension.GetValueOrDefault(Path.GetExtension(path));

    /// <summary>Why the content cannot be what the extension says; null when it can.</summary>
    public static string? Contradiction(RawAudioFormat format, ReadOnlySpan<byte> head, long length)
    {
        switch (format.Codec)
        {
            case Gsm:
                // ETSI EN 300 961 frames have 260 bits; the .gsm convention fills the 264 up with the mark 0xD in front.
                for (int at = 0; at < head.Length; at += GsmFrameBytes)
                {
                    if (head[at] >> 4 != 0xD)
                    {
                        return string.Create(CultureInfo.InvariantCulture, $"lacks the mark 0xD of a GSM frame at byte {at}, although its extension is .gsm");
                    }
                }

                return length < GsmFrameBytes ? "is shorter than one GSM frame of 33 bytes" : null;
            case "pcm_s16le" when length < sizeof(short):
                return "is shorter than one 16-bit sample";
            default:
                return null;
        }
    }
}
