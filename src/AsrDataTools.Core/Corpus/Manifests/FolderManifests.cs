namespace AsrDataTools.Corpus.Manifests;

/// <summary>Finds the manifests that lie in a folder of recordings: who names the folder may mean them, and the folder alone says nothing of speakers and texts.</summary>
public static class FolderManifests
{
    private const int MostFiles = 20;
    private const int MostRows = 10;
    private const int MostNamed = 3;

    // Every table of profiles has it.
    private const string Measure = "RmsDbfs";

    /// <summary>What to say of a folder that is read as bare recordings though a manifest lies in it, itself and not below.</summary>
    /// <param name="path">Absolute path; of a file, nothing is to be said.</param>
    /// <returns>Null where there is nothing to say.</returns>
    public static string? NoticeOf(string path)
    {
        if (!Directory.Exists(path)) return null;
        string[] manifests = Find(path);
        if (manifests.Length == 0 || ManifestFormats.Find(path, null) is not AudioFolder) return null;
        string named = string.Join(", ", manifests.Take(MostNamed).Select(file => $"'{file}'"));
        return manifests.Length == 1
            ? $"A manifest lies in the folder '{path}', which is read as bare recordings: give {named} instead of the folder."
            : $"Manifests lie in the folder '{path}', which is read as bare recordings: give {named}{(manifests.Length > MostNamed ? " …" : "")} instead of the folder.";
    }

    private static string[] Find(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { IgnoreInaccessible = true })
            .Where(file => ManifestFormats.IsNamedText(file) || Path.GetExtension(file).Equals(".parquet", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).Take(MostFiles).Where(file => IsManifest(file, folder)),
    ];

    // Reports, lists of findings and transcripts lie beside recordings as well: only what says of recordings in this folder who speaks, or what, is a manifest.
    private static bool IsManifest(string file, string folder)
    {
        string inside = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
        try
        {
            return SpeechManifest.Read(file, null, static _ => { }).Take(MostRows).Any(row =>
                row is { AudioPath: { } audio } && (row.Text ?? row.Speaker ?? row.Accent ?? row.Language ?? row.Split) is not null
                && !row.Extra.ContainsKey(Measure) && audio.StartsWith(inside, StringComparison.Ordinal) && File.Exists(audio));
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            return false; // Nothing that could be given instead.
        }
    }
}
