using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Packaging;

/// <summary>Gathers what goes into a package and gives each file its place: names that every system can hold, no two alike on any.</summary>
public sealed class PackagePlan
{
    private const string AudioFolder = "data/audio";
    private const string AnnotationFolder = "data/annotation";

    private readonly CompactUtterances _utterances = [];
    private readonly HashSet<string> _audio = new(StringComparer.Ordinal);
    private readonly HashSet<string> _annotation = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Rows that go into the package's manifest.</summary>
    public IReadOnlyList<SpeechUtterance> Utterances => _utterances;

    /// <summary>Annotation files that go along; absolute.</summary>
    public IReadOnlyCollection<string> Annotation => _annotation;

    /// <summary>Takes a row and its recording.</summary>
    /// <exception cref="SpeechDataException">Its recording is not there (<c>AudioUnreadable</c>), or another row has its Id (<c>UtteranceIdTaken</c>).</exception>
    public void Add(SpeechUtterance utterance)
    {
        if (utterance.AudioPath is { } path && !_audio.Contains(path))
        {
            if (!File.Exists(path)) throw new SpeechDataException("AudioUnreadable", SpeechDataProblem.NotFound, $"'{utterance.Id}': its recording '{path}' is not there.", path) { Line = utterance.SourceLine };
            _audio.Add(path);
        }

        if (!_ids.Add(utterance.Id))
        {
            throw new SpeechDataException(
                "UtteranceIdTaken", SpeechDataProblem.InvalidData, $"Another row is called '{utterance.Id}' too: a package has one manifest, in which an Id stands for one row. Rename one, or make two packages.", utterance.SourcePath)
            { Line = utterance.SourceLine };
        }

        _utterances.Add(utterance);
    }

    /// <summary>Takes an annotation file, or all files of a folder and below.</summary>
    /// <exception cref="SpeechDataException">There is none (<c>PathNotFound</c>).</exception>
    public void AddAnnotation(string path)
    {
        if (File.Exists(path)) _annotation.Add(path);
        else if (Directory.Exists(path)) _annotation.UnionWith(Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint }));
        else throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"Nothing is found at '{path}'.", path);
    }

    /// <summary>The files with their places, in the order of the places.</summary>
    internal IReadOnlyList<PackageFile> Place()
    {
        HashSet<string> taken = new(StringComparer.Ordinal) { BagPath.Key(PackageBuilder.ManifestPath) };
        return [.. Place(_audio, AudioFolder, taken).Concat(Place(_annotation, AnnotationFolder, taken)).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<PackageFile> Place(HashSet<string> sources, string folder, HashSet<string> taken)
    {
        string root = CommonFolder(sources);
        foreach (string source in sources.Order(StringComparer.Ordinal))
        {
            string[] parts = source[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
            string path = $"{folder}/{string.Join('/', parts.Select(BagPath.Portable))}";
            string stem = path[..^Path.GetExtension(path).Length], extension = Path.GetExtension(path);
            for (int number = 2; !taken.Add(BagPath.Key(path)); number++) path = FormattableString.Invariant($"{stem}-{number}{extension}");
            FileInfo file = new(source);
            if (file.LinkTarget is not null) file = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
            yield return new(file.FullName, path, file.Length, file.LastWriteTimeUtc.Ticks) { Given = source };
        }
    }

    // The longest folder that all lie in, with its separator.
    private static string CommonFolder(HashSet<string> sources)
    {
        string? common = null;
        foreach (string source in sources)
        {
            common ??= source;
            int length = 0;
            while (length < common.Length && length < source.Length && common[length] == source[length]) length++;
            common = common[..length];
        }

        return common is null ? "" : common[..(common.LastIndexOf(Path.DirectorySeparatorChar) + 1)];
    }
}
