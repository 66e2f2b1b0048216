using AsrDataTools.Audio;

namespace AsrDataTools.Annotation.Rules;

/// <summary>Recordings, to be found by what annotation calls them. Serves several threads once it is filled.</summary>
public sealed class RecordingShelf
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _byStem = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Recordings on the shelf.</summary>
    public int Count => _paths.Count;

    /// <summary>Adds a recording, or all in a folder and below.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="report">Gets the trouble with folders that cannot be listed.</param>
    public void Add(string path, Action<SpeechDataException> report)
    {
        foreach (string file in Directory.Exists(path) ? AudioFileFinder.Enumerate(path, AudioFileFinderOptions.Default, report) : [path])
        {
            if (!_paths.Add(file)) continue;
            Put(_byName, Path.GetFileName(file), file);
            Put(_byStem, Path.GetFileNameWithoutExtension(file), file);
        }
    }

    /// <summary>
    /// The recording that annotation is of: the file that it names, else the one that bears the recording's name, else the one that
    /// bears the name of the annotation file.
    /// </summary>
    /// <returns>Null where there is none, or more than one.</returns>
    public string? Find(AnnotationDocument document)
    {
        if (document.Audio is { Length: > 0 } audio)
        {
            string named = Path.GetFullPath(audio.Replace('\\', '/'), document.Path is { } source ? Path.GetDirectoryName(source) ?? source : "/");
            if (_paths.Contains(named)) return named;
            if (Only(_byName, Path.GetFileName(audio.Replace('\\', '/'))) is { } found) return found;
        }

        return Only(_byStem, document.Recording)
            ?? Only(_byName, document.Recording)
            ?? (document.Path is { } path ? Only(_byStem, Path.GetFileNameWithoutExtension(path)) : null);
    }

    private static void Put(Dictionary<string, List<string>> shelf, string name, string file)
    {
        if (shelf.TryGetValue(name, out List<string>? files)) files.Add(file);
        else shelf[name] = [file];
    }

    private static string? Only(Dictionary<string, List<string>> shelf, string name) => shelf.TryGetValue(name, out List<string>? files) && files.Count == 1 ? files[0] : null;
}
