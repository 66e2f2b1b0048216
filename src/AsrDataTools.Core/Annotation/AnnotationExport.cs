namespace AsrDataTools.Annotation;

/// <summary>
/// Writes recordings into one file where the format holds several, else into a folder with a file for each. A file appears whole or
/// not at all.
/// </summary>
public sealed class AnnotationExport : IDisposable
{
    private readonly IAnnotationFormat _format;
    private readonly string _path;
    private readonly bool _replace;
    private readonly bool _intoFolder;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly LossCounter _counter;
    private IAnnotationSink? _sink;
    private string? _temporary;

    /// <param name="path">Absolute path of the file; or of a folder: one that exists, or a path without an ending.</param>
    /// <param name="format">Name of the format; null to go by the file's ending.</param>
    /// <param name="replace">Whether files that exist are replaced.</param>
    /// <exception cref="SpeechDataException">There is no such format, or the path tells none.</exception>
    public AnnotationExport(string path, string? format, bool replace)
    {
        _format = format is null ? AnnotationFormats.ByExtension(path) : AnnotationFormats.Named(format);
        _path = Path.TrimEndingDirectorySeparator(path);
        _replace = replace;
        _intoFolder = _format.Extension.Length > 0 && (Directory.Exists(path) || Path.EndsInDirectorySeparator(path) || Path.GetExtension(path).Length == 0);
        _counter = new(_format, Losses);
    }

    public string Format => _format.Name;

    /// <summary>What the format could not hold so far.</summary>
    public AnnotationLosses Losses { get; } = new();

    /// <summary>Writes a recording.</summary>
    /// <returns>The file, where it is already complete; null where more may go into it.</returns>
    /// <exception cref="SpeechDataException">It cannot be written there (<c>AnnotationTargetExists</c>, <c>AnnotationTargetHoldsOne</c>); the others can.</exception>
    /// <exception cref="IOException">The storage failed.</exception>
    public string? Write(AnnotationDocument document)
    {
        if (_intoFolder) return WriteAlone(document);
        if (_sink is null) Start(_path);
        else if (!_format.Holds.HasFlag(AnnotationFields.Recordings))
        {
            throw new SpeechDataException(
                "AnnotationTargetHoldsOne",
                SpeechDataProblem.InvalidArgument,
                $"{_format.Name} holds one recording a file, so '{document.Recording}' has no place in '{_path}'. Give a folder instead.",
                _path);
        }

        _sink!.Write(document, Losses);
        _counter.Count(document);
        return null;
    }

    /// <summary>Completes the file that several recordings went into.</summary>
    /// <returns>Its path; null where there is none.</returns>
    public string? Complete() => _sink is null ? null : Finish(_path);

    /// <summary>Removes what is not complete.</summary>
    public void Dispose()
    {
        _sink?.Dispose();
        _sink = null;
        if (_temporary is null) return;
        if (Directory.Exists(_temporary)) Directory.Delete(_temporary, recursive: true);
        else File.Delete(_temporary);
    }

    private string WriteAlone(AnnotationDocument document)
    {
        Directory.CreateDirectory(_path);
        string name = string.Join('_', document.Recording.Split(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0']));
        string path = Path.Combine(_path, name + _format.Extension);
        if (!_written.Add(path))
        {
            throw new SpeechDataException(
                "AnnotationTargetTaken",
                SpeechDataProblem.InvalidArgument,
                $"Another recording has been written to '{path}' just now. Give recordings of one name different folders.",
                path);
        }

        Start(path);
        try
        {
            _sink!.Write(document, Losses);
            _counter.Count(document);
            return Finish(path);
        }
        finally
        {
            Dispose();
        }
    }

    private void Start(string path)
    {
        if (!_replace && (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())))
            throw new SpeechDataException("AnnotationTargetExists", SpeechDataProblem.InvalidArgument, $"'{path}' exists; leave -NoClobber out to replace it.", path);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        _temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        _sink = _format.Open(_temporary);
    }

    private string Finish(string path)
    {
        _sink!.Complete();
        _sink.Dispose();
        _sink = null;
        if (Directory.Exists(_temporary))
        {
            // Of a data directory only the files of this format are replaced: others may belong to someone else.
            Directory.CreateDirectory(path);
            foreach (string file in Directory.GetFiles(_temporary)) File.Move(file, Path.Combine(path, Path.GetFileName(file)), overwrite: true);
            Directory.Delete(_temporary);
        }
        else
        {
            File.Move(_temporary!, path, overwrite: true);
        }

        _temporary = null;
        return path;
    }
}
