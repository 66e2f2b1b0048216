namespace AsrDataTools.Shell.Tests.Cluster;

/// <summary>Real prompts and a few broken files, under a manifest, in a folder whose name means a lot to a shell.</summary>
internal sealed class PromptCorpus : IDisposable
{
    private const string Prompts = "/usr/share/asterisk/sounds/en_US_f_Allison";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("asrdata-job-");

    /// <param name="count">Prompts; two broken files stand among them.</param>
    public PromptCorpus(int count)
    {
        Folder = Directory.CreateDirectory(Path.Combine(_root.FullName, "it's \"a\" $(touch pwned) %a [x]")).FullName;
        List<string> rows = ["id,audio_path,speaker"];
        foreach (string prompt in Directory.GetFiles(Prompts, "*.wav").Order(StringComparer.Ordinal).Take(count))
        {
            string name = Path.GetFileName(prompt);
            File.Copy(prompt, PathOf(name));
            rows.Add($"{Path.GetFileNameWithoutExtension(name)},{name},Allison");
        }

        File.WriteAllText(PathOf("broken.wav"), "RIFF");
        rows.Insert((count / 2) + 1, "broken,broken.wav,Allison");
        rows.Insert((count / 2) + 2, "absent,absent.wav,Allison");
        File.WriteAllLines(PathOf("manifest.csv"), rows);
    }

    public static bool HasPrompts => Directory.Exists(Prompts) && Directory.GetFiles(Prompts, "*.wav").Length > 40;

    public string Folder { get; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>A command that begins in the folder.</summary>
    public string Command(string text) => $"Set-Location -LiteralPath '{Folder.Replace("'", "''", StringComparison.Ordinal)}'; {text}";

    public void Dispose() => _root.Delete(recursive: true);
}
