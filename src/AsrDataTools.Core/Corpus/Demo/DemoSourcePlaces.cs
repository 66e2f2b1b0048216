namespace AsrDataTools.Corpus.Demo;

/// <summary>Where the sources of a demo corpus are looked for.</summary>
/// <param name="ProgramPath">Folders of programs, as in PATH.</param>
/// <param name="SoundFolder">Where asterisk-core-sounds puts its prompts.</param>
/// <param name="TranscriptFolder">Where packages put their documentation.</param>
internal sealed record DemoSourcePlaces(string ProgramPath, string SoundFolder, string TranscriptFolder)
{
    /// <summary>Those of this machine, by Debian's layout.</summary>
    public static DemoSourcePlaces OfThisMachine => new(Environment.GetEnvironmentVariable("PATH") ?? "", "/usr/share/asterisk/sounds", "/usr/share/doc");

    /// <summary>Where the program is; null when it is not installed.</summary>
    public string? FindProgram(string name)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return ProgramPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }
}
