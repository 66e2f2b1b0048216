using System.IO.Enumeration;

namespace AsrDataTools.Audio;

/// <summary>
/// Finds the recordings in a folder, in the same order on every machine: by name (ordinal), the files of a folder before its
/// subfolders. Hidden files and folders are left out. Links to folders are followed, each real folder once, so that loops end and
/// nothing is counted twice.
/// </summary>
public static class AudioFileFinder
{
    /// <summary>Extensions of recordings, with the dot, in lower case.</summary>
    public static IReadOnlyList<string> Extensions { get; } =
    [
        .. new[]
        {
            ".wav", ".wave", ".rf64", ".bw64", ".w64", ".flac", ".ogg", ".oga", ".opus", ".spx", ".mp3", ".mp2", ".m4a", ".m4b", ".mp4", ".m4v",
            ".aac", ".ac3", ".3gp", ".3g2", ".amr", ".awb", ".wma", ".wmv", ".asf", ".aif", ".aiff", ".aifc", ".au", ".snd", ".sph", ".nist",
            ".caf", ".voc", ".wv", ".ape", ".tta", ".shn", ".g729", ".webm", ".mkv", ".mka", ".mov", ".avi", ".flv", ".mpg", ".mpeg",
        }.Concat(HeaderlessFormat.Extensions).Order(StringComparer.Ordinal),
    ];

    private static readonly HashSet<string> KnownExtensions = new(Extensions, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether files with this extension (".wav", case does not matter) count as recordings before they are opened.</summary>
    public static bool KnowsExtension(string extension) => KnownExtensions.Contains(extension);

    /// <summary>Yields the absolute paths one by one; nothing at all where the folder holds no recording.</summary>
    /// <param name="folder">Where to look.</param>
    /// <param name="options">Which files count.</param>
    /// <param name="report">Is told of each folder that cannot be read (id <c>FolderUnreadable</c>); the others are still searched.</param>
    public static IEnumerable<string> Enumerate(string folder, AudioFileFinderOptions options, Action<SpeechDataException> report)
    {
        HashSet<string> visited = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        Stack<string> waiting = new([Path.GetFullPath(folder)]);
        while (waiting.TryPop(out string? current))
        {
            if (RealPath.Of(current) is string real && !visited.Add(real)) continue;
            List<string> files = [];
            List<string> folders = [];
            if (!TryList(current, files, folders, report)) continue;
            files.Sort(StringComparer.Ordinal);
            foreach (string file in files)
            {
                if (IsCandidate(file, options)) yield return file;
            }

            if (!options.Recurse) yield break;
            folders.Sort(StringComparer.Ordinal);
            folders.Reverse();
            folders.ForEach(waiting.Push);
        }
    }

    private static bool TryList(string folder, List<string> files, List<string> folders, Action<SpeechDataException> report)
    {
        try
        {
            // What the listing says itself is enough, links aside: on network storage to look at each file would be a round trip each.
            FileSystemEnumerable<(string Path, bool IsFolder)> entries = new(
                folder,
                static (ref FileSystemEntry entry) => (entry.ToFullPath(), entry.IsDirectory),
                new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false })
            {
                ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.FileName.StartsWith('.') && !(OperatingSystem.IsWindows() && entry.IsHidden),
            };
            foreach ((string path, bool isFolder) in entries) (isFolder ? folders : files).Add(path);

            return true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            report(Unreadable(folder, cause));
            return false;
        }
    }

    private static bool IsCandidate(string file, AudioFileFinderOptions options)
    {
        if (options.Include.Count > 0)
        {
            return options.Include.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(file.AsSpan()), ignoreCase: true));
        }

        return KnowsExtension(Path.GetExtension(file)) || (options.InspectContent && BeginsLikeRecording(file));
    }

    /// <summary>Only marks that do not occur by chance count; a file that cannot be read is left to whoever opens recordings.</summary>
    private static bool BeginsLikeRecording(string file)
    {
        try
        {
            using StoredFile stored = StoredFile.Open(file, CancellationToken.None);
            return AudioSignature.Strong(stored.Head) is not null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static SpeechDataException Unreadable(string folder, Exception cause) => new(
        "FolderUnreadable",
        cause switch
        {
            DirectoryNotFoundException => SpeechDataProblem.NotFound,
            UnauthorizedAccessException => SpeechDataProblem.AccessDenied,
            _ => SpeechDataProblem.Storage,
        },
        $"The folder '{folder}' cannot be listed: {cause.Message.TrimEnd('.')}. What it holds is not counted; check the path and its permissions.",
        folder,
        cause);
}
