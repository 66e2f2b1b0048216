using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Every file below the paths that are searched, sorted by what may be in it. Hidden files count, links to folders are not followed.</summary>
internal sealed class SearchedFiles
{
    private static readonly HashSet<string> ArchiveExtensions = new([".zip", ".tar", ".tgz", ".7z", ".rar", ".xz", ".bz2"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, (string Root, long Length)> _files = new(PathComparer);
    private readonly ILookup<string, string> _audioByStem;

    /// <param name="roots">Absolute paths of files and folders.</param>
    /// <param name="leaveOut">Absolute paths of files that are not looked into: the ledger.</param>
    /// <param name="report">Takes folders that cannot be listed.</param>
    public SearchedFiles(IReadOnlyList<string> roots, IReadOnlySet<string> leaveOut, Action<SpeechDataException> report)
    {
        foreach (string root in roots)
        {
            foreach (FileInfo file in Below(root, report))
            {
                if (!leaveOut.Contains(file.FullName)) _files.TryAdd(file.FullName, (root, file.Length));
            }
        }

        Audio = [.. _files.Keys.Where(path => AudioFileFinder.KnowsExtension(Path.GetExtension(path))).Order(StringComparer.Ordinal)];
        _audioByStem = Audio.ToLookup(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);
    }

    public static StringComparer PathComparer { get; } = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>All paths with their lengths in bytes.</summary>
    public IEnumerable<(string Path, long Length)> All => _files.Select(file => (file.Key, file.Value.Length)).OrderBy(file => file.Key, StringComparer.Ordinal);

    public IReadOnlyList<string> Audio { get; }

    /// <summary>All that is neither audio nor an archive by its name.</summary>
    public IEnumerable<string> Others => _files.Keys.Where(path => !AudioFileFinder.KnowsExtension(Path.GetExtension(path)) && !IsArchive(path)).Order(StringComparer.Ordinal);

    /// <summary>Archives, into which nobody looks.</summary>
    public IEnumerable<string> Archives => _files.Keys.Where(IsArchive).Order(StringComparer.Ordinal);

    public bool Holds(string path) => _files.ContainsKey(path);

    public long LengthOf(string path) => _files[path].Length;

    /// <summary>What was searched and holds the path; the path itself where it lies outside.</summary>
    public string RootOf(string path) => _files.TryGetValue(path, out (string Root, long Length) file) ? file.Root
        : _files.FirstOrDefault(one => one.Key.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Value.Root ?? path;

    /// <summary>The one recording of this name without its ending; null where there is none or more than one.</summary>
    public string? AudioNamed(string stem) => _audioByStem[stem].Take(2).ToArray() is [string only] ? only : null;

    private static bool IsArchive(string path) => ArchiveExtensions.Contains(Path.GetExtension(path)) || path.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<FileInfo> Below(string root, Action<SpeechDataException> report)
    {
        if (File.Exists(root)) return [new FileInfo(root)];
        Stack<DirectoryInfo> waiting = new([new DirectoryInfo(root)]);
        List<FileInfo> files = [];
        while (waiting.TryPop(out DirectoryInfo? folder))
        {
            try
            {
                foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false }))
                {
                    if (entry is FileInfo file) files.Add(file);
                    else if (entry is DirectoryInfo below && below.LinkTarget is null) waiting.Push(below);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                report(new SpeechDataException(
                    "FolderUnreadable", SpeechDataProblem.AccessDenied, $"The folder '{folder.FullName}' cannot be listed: {exception.Message} What it holds is not known; whether the speaker is in it, neither.", folder.FullName, exception));
            }
        }

        return files;
    }
}
