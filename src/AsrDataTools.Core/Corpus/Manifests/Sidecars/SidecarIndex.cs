namespace AsrDataTools.Corpus.Manifests;

/// <summary>Finds the sidecars of recordings within a folder: beside them first, else at the same place in a parallel folder.</summary>
internal sealed class SidecarIndex
{
    // What explains a corpus explains no recording.
    private static readonly HashSet<string> Documents = new(StringComparer.OrdinalIgnoreCase)
    {
        "readme", "license", "licence", "copying", "notice", "changelog", "changes", "authors", "credits", "citation", "about", "info", "metadata", "index", "datasheet",
    };

    private readonly string _root;
    private readonly Dictionary<string, List<string>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byPlace = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public SidecarIndex(string root)
    {
        _root = root;
        EnumerationOptions below = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden };
        foreach (string file in Directory.EnumerateFiles(root, "*", below))
        {
            if (!IsSidecar(file) || Documents.Contains(Path.GetFileNameWithoutExtension(file))) continue;
            Add(_byStem, Path.ChangeExtension(file, null), file);
            if (PlaceOf(file) is { } place) Add(_byPlace, place, file);
        }
    }

    public bool Any => _byStem.Count > 0;

    public bool IsSidecar(string path) => Path.GetExtension(path).ToUpperInvariant() is ".TXT" or ".JSON" or ".LAB";

    /// <summary>The sidecars of a recording, in the order of their names; they then count as used.</summary>
    public IReadOnlyList<string> Of(string audio)
    {
        // Also a.wav.json, as some tools name what they make of a.wav.
        List<string>? found = _byStem.GetValueOrDefault(Path.ChangeExtension(audio, null)) ?? _byStem.GetValueOrDefault(audio);
        if (found is null && PlaceOf(audio) is { } place && _byPlace.TryGetValue(place, out List<string>? parallel))
            found = parallel.All(file => FolderOf(file) == FolderOf(parallel[0])) || parallel.Select(Path.GetExtension).Distinct().Count() == parallel.Count ? parallel : null;
        if (found is null) return [];
        _used.UnionWith(found);
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>Sidecars that no recording asked for.</summary>
    /// <param name="all">False where only some recordings were looked for, so that nothing can be told.</param>
    public IEnumerable<string> Unused(bool all) => all ? _byStem.Values.SelectMany(files => files).Where(file => !_used.Contains(file)).Order(StringComparer.Ordinal) : [];

    // What is left of the path without the first folder and the extension; null for a file in the root itself.
    private string? PlaceOf(string path)
    {
        string relative = Path.GetRelativePath(_root, path);
        int separator = relative.IndexOf(Path.DirectorySeparatorChar);
        return separator < 0 ? null : Path.ChangeExtension(relative[(separator + 1)..], null);
    }

    private string FolderOf(string path) => Path.GetRelativePath(_root, path).Split(Path.DirectorySeparatorChar)[0];

    private static void Add(Dictionary<string, List<string>> index, string key, string file)
    {
        if (!index.TryGetValue(key, out List<string>? files)) index[key] = files = [];
        files.Add(file);
    }
}
