using AsrDataTools.Audio;

namespace AsrDataTools.Simulation;

/// <summary>The programs of the system that code speech, and what those that are here can do.</summary>
internal static class SystemCoders
{
    private static readonly Lazy<IReadOnlySet<string>?> Encoders = new(() => Output("ffmpeg", ["-hide_banner", "-encoders"]) is { } text
        ? text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1).Select(words => words[1]).ToHashSet()
        : null);

    private static readonly Lazy<IReadOnlySet<string>> SoxFormats = new(() => Output("sox", ["--help"])?
        .Split('\n').Where(line => line.StartsWith("AUDIO FILE FORMATS", StringComparison.Ordinal))
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet() ?? []);

    public static bool HasFfmpeg => Encoders.Value is not null;

    public static bool FfmpegEncodes(string encoder) => Encoders.Value?.Contains(encoder) == true;

    public static bool SoxWrites(string format) => SoxFormats.Value.Contains(format);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="SpeechDataException">It is missing (<c>EncoderMissing</c>) or fails (<c>EncoderFailed</c>).</exception>
    public static void Run(string program, IEnumerable<string> arguments, string codec, CancellationToken cancellation)
    {
        using FfmpegProcess process = FfmpegProcess.TryStart(program, arguments, cancellation)
            ?? throw new SpeechDataException("EncoderMissing", SpeechDataProblem.NotInstalled, $"{codec} needs {program}, which is not here. Install the Debian package {program}.");
        process.Output.CopyTo(Stream.Null);
        if (process.WaitForExit() is var code and not 0)
            throw new SpeechDataException("EncoderFailed", SpeechDataProblem.InvalidData, FormattableString.Invariant($"{program} does not code {codec}: {process.LastComplaint ?? $"it ended with code {code}"}."));
    }

    private static string? Output(string program, IEnumerable<string> arguments)
    {
        using FfmpegProcess? process = FfmpegProcess.TryStart(program, arguments, CancellationToken.None);
        if (process is null) return null;
        using StreamReader reader = new(process.Output);
        return reader.ReadToEnd();
    }
}
