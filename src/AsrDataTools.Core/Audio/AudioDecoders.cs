namespace AsrDataTools.Audio;

/// <summary>Where the system's decoders are found.</summary>
/// <param name="SoundFile">The loaded libsndfile; null where it is not installed.</param>
/// <param name="Ffmpeg">Name or path of ffmpeg.</param>
/// <param name="Ffprobe">Name or path of ffprobe.</param>
internal sealed record AudioDecoders(Func<SoundFileLibrary?> SoundFile, string Ffmpeg, string Ffprobe)
{
    public const string SoundFileRemedy =
        "Install it: 'apt install libsndfile1' on Debian and Ubuntu, 'dnf install libsndfile' on Fedora, 'brew install libsndfile' on macOS, sndfile.dll in the PATH on Windows.";

    public const string FfmpegRemedy =
        "Install it: 'apt install ffmpeg' on Debian and Ubuntu, 'dnf install ffmpeg' on Fedora, 'brew install ffmpeg' on macOS, 'winget install ffmpeg' on Windows.";

    public static AudioDecoders System { get; } = new(() => SoundFileLibrary.Instance, "ffmpeg", "ffprobe");
}
