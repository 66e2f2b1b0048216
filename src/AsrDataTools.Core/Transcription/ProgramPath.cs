namespace AsrDataTools.Transcription;

/// <summary>Whether a program is there, before anything is asked of it.</summary>
internal static class ProgramPath
{
    /// <param name="program">A name that PATH is searched for, or a path.</param>
    public static bool Exists(string program)
    {
        if (program.AsSpan().IndexOfAny('/', '\\') >= 0) return File.Exists(program);
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat", ""] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => endings.Any(ending => File.Exists(Path.Combine(folder, program + ending))));
    }

    public static SpeechDataException NotInstalled(string program, string missing) =>
        new("EngineNotInstalled", SpeechDataProblem.NotInstalled, $"The program '{program}' is not there. {missing}");
}
