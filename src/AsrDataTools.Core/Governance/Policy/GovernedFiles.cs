using AsrDataTools.Annotation;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Governance.Policy;

/// <summary>
/// Goes through what is governed: folders with all that is below them, files, and the recordings that manifests name wherever they lie. A
/// table or JSON Lines file below a folder is taken for a manifest where its first row names a recording that is there; a file that is given, unless
/// it is annotation.
/// </summary>
internal sealed class GovernedFiles(IReadOnlyList<string> paths, Action<SpeechDataException> report, CancellationToken cancellation)
{
    private static readonly HashSet<string> ManifestExtensions = [".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"];

    private readonly HashSet<string> _roots = [.. paths.Where(Directory.Exists).Select(Path.TrimEndingDirectorySeparator).SelectMany(path => new[] { path, RealPath.Of(path) ?? path })];
    private readonly HashSet<string> _named = [];

    public event Action<FileFacts>? EntrySeen;

    public event Action<SpeechUtterance>? RowSeen;

    /// <summary>Something cannot be listed, looked at or read.</summary>
    public event Action<string, Exception>? Unreadable;

    /// <summary>One step per name or row.</summary>
    public IEnumerable<int> Go()
    {
        foreach (string path in paths)
        {
            foreach (int step in Directory.Exists(path) ? Folder(path) : SingleFile(path)) yield return step;
        }
    }

    private IEnumerable<int> Folder(string folder)
    {
        FolderWalk walk = new((path, cause) => Unreadable?.Invoke(path, cause));
        List<string> manifests = [];

        // A link that is given stands for what it leads to.
        foreach (FileFacts entry in walk.Enumerate(RealPath.Of(folder) ?? folder, cancellation))
        {
            EntrySeen?.Invoke(entry);
            if (entry.Kind == EntryKind.File && IsManifest(entry.Path)) manifests.Add(entry.Path);
            yield return 0;
        }

        foreach (string manifest in manifests)
        {
            foreach (int step in Rows(Path.GetFileName(manifest) == "wav.scp" ? Path.GetDirectoryName(manifest)! : manifest)) yield return step;
        }
    }

    private IEnumerable<int> SingleFile(string path)
    {
        Look(path);
        yield return 0;
        if (AudioFileFinder.KnowsExtension(Path.GetExtension(path)) || !File.Exists(path) || IsAnnotation(path)) yield break;
        foreach (int step in Rows(path)) yield return step;
    }

    private IEnumerable<int> Rows(string manifest)
    {
        IEnumerator<SpeechUtterance>? rows = null;
        try
        {
            while (Next(manifest, ref rows) is { } row)
            {
                cancellation.ThrowIfCancellationRequested();
                Take(row);
                yield return 0;
            }
        }
        finally
        {
            rows?.Dispose();
        }
    }

    private void Take(SpeechUtterance row)
    {
        RowSeen?.Invoke(row);

        // Recordings below a folder that is gone through are seen there.
        if (row.AudioPath is { } audio && Path.IsPathFullyQualified(audio) && !GovernancePolicy.IsWithin(audio, _roots) && _named.Add(audio)) Look(audio);
    }

    private void Look(string path)
    {
        try
        {
            EntrySeen?.Invoke(FileStatus.Read(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Unreadable?.Invoke(path, cause);
        }
    }

    private SpeechUtterance? Next(string manifest, ref IEnumerator<SpeechUtterance>? rows)
    {
        try
        {
            rows ??= SpeechManifest.Read(manifest, null, report).GetEnumerator();
            return rows.MoveNext() ? rows.Current : null;
        }
        catch (SpeechDataException exception)
        {
            report(exception);
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Unreadable?.Invoke(manifest, cause);
            return null;
        }
    }

    // What is no manifest is only another file.
    private static bool IsManifest(string path)
    {
        if (Path.GetFileName(path) == "wav.scp") return true;
        if (!ManifestExtensions.Contains(ManifestFile.ExtensionOf(path))) return false;
        try
        {
            return SpeechManifest.Read(path, null, _ => { }).FirstOrDefault() is { AudioPath: { } audio } && File.Exists(audio);
        }
        catch (Exception cause) when (cause is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Who spoke when, and not which recordings there are: governed as any file is. Some formats hold both.
    private static bool IsAnnotation(string path)
    {
        try
        {
            return AnnotationFormats.Recognise(path) is not (null or "Text") && SpeechManifest.Read(path, null, _ => { }).FirstOrDefault(row => row.AudioPath is not null) is null;
        }
        catch (SpeechDataException exception)
        {
            // What is a manifest and cannot be read is said where its rows are read.
            return exception.ErrorId is "ManifestNotRecognised" or "ManifestColumnsUnknown";
        }
    }
}
