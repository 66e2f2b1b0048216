using AsrDataTools.Audio;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>What browsers play of what recordings are stored as. Chromium's answers are those of AudioPlaybackTests; what is known of others is less.</summary>
internal static class BrowserPlayback
{
    private const string Remedy = "Export again with -CopyAudio to hear it.";

    // Played by Chromium, and known of Firefox and Safari.
    private static readonly string[] Everywhere =
    [
        "WAV pcm_u8", "WAV pcm_s16le", "WAV pcm_s24le", "WAV pcm_f32le", "FLAC flac", "MP3 mp3",
    ];

    // Played by Chromium; not known of all others. Apple's lossless coding alone is the other way round.
    private static readonly string[] Somewhere =
    [
        "WAV pcm_s32le", "WAV pcm_alaw", "WAV pcm_mulaw", "RF64 pcm_s16le", "Ogg vorbis", "Ogg opus", "Ogg flac", "MP4 aac", "MP4 opus", "MP4 flac", "MP4 mp3", "MP4 alac",
        "Matroska vorbis", "Matroska opus", "Matroska flac", "Matroska pcm_s16le", "Matroska aac", "Matroska mp3", "ADTS aac",
    ];

    /// <summary>Whether the browser is given the file, and what to say of it.</summary>
    public static (bool Try, string? Remark) Of(AudioFormat format, bool isRaw)
    {
        string what = $"{format.Container} with {format.Codec}", key = $"{format.Container} {format.Codec}";
        if (isRaw) return (false, $"Browsers do not play samples without a header. {Remedy}");
        if (Everywhere.Contains(key, StringComparer.OrdinalIgnoreCase)) return (true, null);
        return Somewhere.Contains(key, StringComparer.OrdinalIgnoreCase)
            ? (true, $"Not every browser plays {what}. {Remedy}")
            : (false, $"Browsers do not play {what}. {Remedy}");
    }
}
