namespace AsrDataTools.Corpus.Manifests;

/// <summary>The place that a manifest is to take: whether it may, and how it does.</summary>
internal static class ManifestTarget
{
    /// <summary>The path to write, checked before any work is done.</summary>
    /// <exception cref="SpeechDataException">The target is in the way, or its folder is not there.</exception>
    public static string Check(string path, IManifestWriter writer, SpeechManifestWriterOptions options)
    {
        if (!writer.WritesFolder && Directory.Exists(path))
        {
            path = writer.FileInFolder is { } name
                ? Path.Combine(path, name)
                : throw Invalid("ManifestPathInvalid", $"'{path}' is a folder, and {writer.Name} is a file; name a file in it.", path);
        }

        string folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path))!;
        if (!Directory.Exists(folder))
            throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"The folder '{folder}' does not exist; make it first.", path);
        if (!writer.WritesFolder)
        {
            if (options.NoClobber && File.Exists(path)) throw Invalid("ManifestExists", $"'{path}' exists; leave -NoClobber out to replace it.", path);
            return path;
        }

        if (File.Exists(path)) throw Invalid("ManifestPathInvalid", $"'{path}' is a file, and {writer.Name} is a folder; name a folder.", path);
        if (Directory.Exists(path) && (options.NoClobber || !options.ReplaceFolder) && Directory.EnumerateFiles(path).Any())
            throw Invalid("ManifestExists", $"The folder '{path}' holds files. -Force replaces those that {writer.Name} writes and leaves the others.", path);
        return Path.TrimEndingDirectorySeparator(path);
    }

    /// <summary>
    /// Moves a finished folder to its place. Where one is there, files of the same name are replaced and older ones that are the
    /// format's own are removed; all else stays.
    /// </summary>
    public static void MoveFolder(string from, string to, IManifestWriter writer)
    {
        if (!Directory.Exists(to))
        {
            Directory.Move(from, to);
            return;
        }

        string[] files = [.. Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(from, file))];
        foreach (string file in files)
        {
            string target = Path.Combine(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(Path.Combine(from, file), target, overwrite: true);
        }

        foreach (string stale in writer.OwnFiles.Except(files)) File.Delete(Path.Combine(to, stale));
        Directory.Delete(from, recursive: true);
    }

    private static SpeechDataException Invalid(string id, string message, string path) => new(id, SpeechDataProblem.InvalidArgument, message, path);
}
