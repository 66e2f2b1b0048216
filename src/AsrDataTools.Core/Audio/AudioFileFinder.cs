using System.IO.Enumeration;

namespace AsrDataTools.Audio;

/// <summary>What to look for in folders.</summary>
public sealed record AudioFileFinderOptions
{
    /// <summary>File-name patterns with * and ?; empty for all files with a known audio extension.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];
}

/// <summary>Finds the recordings in a folder and below.</summary>
public static class AudioFileFinder
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".wav", ".wave", ".rf64", ".bw64", ".w64", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".mp2", ".m4a", ".aac", ".aif", ".aiff", ".aifc",
        ".au", ".snd", ".sph", ".nist", ".caf", ".gsm", ".g722", ".g729", ".amr", ".awb", ".wma", ".ul", ".ulaw", ".al", ".alaw", ".sln",
        ".sln16", ".mp4", ".mov", ".mkv", ".webm", ".mka", ".avi", ".3gp", ".voc", ".ape", ".wv", ".tta",
    };

    /// <summary>Whether files with this extension (".wav") are taken for audio before they are opened.</summary>
    public static bool KnowsExtension(string extension) => Extensions.Contains(extension);

    /// <summary>
    /// Streams absolute paths, folder by folder, in ordinal order; hidden files and folders are left out. A folder that a
    /// symbolic link leads to is entered once only, so that loops end.
    /// </summary>
    /// <param name="folder">Absolute path of the folder to search.</param>
    /// <param name="options">Patterns.</param>
    /// <param name="report">Called for each folder that cannot be read; the others are searched.</param>
    public static IEnumerable<string> Enumerate(string folder, AudioFileFinderOptions options, Action<SpeechDataException> report)
    {
        HashSet<string> entered = new(StringComparer.Ordinal);
        Stack<string> pending = new([folder]);
        while (pending.TryPop(out string? current))
        {
            if (!entered.Add(RealPath(current))) continue;
            (string[] files, string[] folders) = List(current, report);
            foreach (string file in files.Where(file => Matches(Path.GetFileName(file), options))) yield return file;
            foreach (string inner in folders.Reverse()) pending.Push(inner);
        }
    }

    private static bool Matches(string name, AudioFileFinderOptions options) =>
        options.Include.Count == 0
            ? KnowsExtension(Path.GetExtension(name))
            : options.Include.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name));

    private static (string[] Files, string[] Folders) List(string folder, Action<SpeechDataException> report)
    {
        try
        {
            DirectoryInfo directory = new(folder);
            FileSystemInfo[] entries = [.. directory.EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.'))];
            return (
                [.. entries.Where(entry => !entry.Attributes.HasFlag(FileAttributes.Directory)).Select(entry => entry.FullName).Order(StringComparer.Ordinal)],
                [.. entries.Where(entry => entry.Attributes.HasFlag(FileAttributes.Directory)).Select(entry => entry.FullName).Order(StringComparer.Ordinal)]);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            report(new SpeechDataException(
                "FolderUnreadable",
                exception is UnauthorizedAccessException ? SpeechDataProblem.AccessDenied : SpeechDataProblem.Storage,
                $"The folder '{folder}' cannot be searched ({exception.Message}); check its permissions. The other folders are searched.",
                folder,
                exception));
            return ([], []);
        }
    }

    // Where a path leads when all links in its last part are followed; links above it were followed when it was reached.
    private static string RealPath(string folder)
    {
        try
        {
            string parent = Path.GetDirectoryName(folder) is { } above && new DirectoryInfo(above).ResolveLinkTarget(returnFinalTarget: true) is { } linked
                ? Path.Combine(linked.FullName, Path.GetFileName(folder))
                : folder;
            return new DirectoryInfo(parent).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? parent;
        }
        catch (IOException)
        {
            // A link to itself leads nowhere; listing it reports the error.
            return folder;
        }
    }
}
