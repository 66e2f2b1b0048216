using AsrDataTools.Audio;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>The formats that are known, and which of them a path is in.</summary>
public static class ManifestFormats
{
    private static readonly SingleRecording Recording = new();
    private static readonly EspnetManifest Espnet = new();
    private static readonly KaldiManifest Kaldi = new();
    private static readonly CommonVoiceManifest CommonVoice = new();
    private static readonly HuggingFaceFolder HuggingFace = new();
    private static readonly ParquetManifest Parquet = new();

    // In the order in which they are tried on a folder; the last takes any.
    private static readonly IManifestFormat[] Folders =
    [
        new BagFolder(),
        Espnet,
        Kaldi,
        new LhotseFolder(),
        CommonVoice,
        HuggingFace,
        Parquet,
        new SidecarFolder(),
        new AudioFolder(),
    ];

    // In the order in which they are tried on a text file.
    private static readonly IManifestFormat[] Texts =
    [
        Espnet,
        Kaldi,
        new LhotseManifest(),
        new JsonDocumentManifest(),
        new JsonLinesManifest(),
        CommonVoice,
        new SpeechBrainManifest(),
        new DelimitedManifest("TSV", '\t'),
        new DelimitedManifest("CSV", ',', ';'),
    ];

    private static readonly HashSet<string> TextExtensions = [".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson"];

    private static IEnumerable<IManifestFormat> All => Texts.Concat(Folders).Append(Recording).Distinct();

    /// <summary>The names that <c>-Format</c> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>The formats that can be written.</summary>
    public static IReadOnlyList<IManifestWriter> Writers { get; } = [.. All.OfType<IManifestWriter>()];

    /// <summary>The format of a file or folder: as named, else by content.</summary>
    /// <exception cref="SpeechDataException">The path does not exist, cannot be read or is in no known format.</exception>
    public static IManifestFormat Find(string path, string? name)
    {
        if (name is not null) return Named(name);
        if (Directory.Exists(path)) return FindFolder(path);
        return AudioFileFinder.KnowsExtension(Path.GetExtension(path)) ? Recording : FindFile(path) ?? Recording;
    }

    /// <summary>Whether the name is that of a text that may be a manifest.</summary>
    internal static bool IsNamedText(string path) => TextExtensions.Contains(ManifestFile.ExtensionOf(path));

    /// <summary>The format of a file that is known to be a table.</summary>
    internal static IManifestFormat FindTable(string path) => FindFile(path) ?? throw NotText(path);

    private static IManifestFormat FindFolder(string path)
    {
        try
        {
            return Folders.First(format => format.Recognises(path, []));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new SpeechDataException("AccessDenied", SpeechDataProblem.AccessDenied, $"'{path}' may not be read by this user; check its permissions.", path, exception);
        }
    }

    // Null where it is no text and no known format: perhaps a recording.
    private static IManifestFormat? FindFile(string path)
    {
        ReadOnlySpan<byte> opening = ReadOpening(path);
        if (opening.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            throw ManifestErrors.File("ManifestEmpty", path, "is empty: it has not even a line of column names.");
        ForeignFile.Refuse(path, opening);
        if (Parquet.Recognises(path, opening)) return Parquet;
        if (!IsText(opening)) return IsNamedText(path) ? throw NotText(path) : null;
        foreach (IManifestFormat format in Texts)
        {
            if (format.Recognises(path, opening)) return format;
        }

        throw ManifestErrors.File(
            "ManifestNotRecognised",
            path,
            ManifestFile.ExtensionOf(path) == ".scp"
                ? "is not called wav.scp, as the list of recordings in a Kaldi data directory is. Give it that name in a folder of its own, and name the folder."
                : "is text, but neither rows separated by commas, semicolons or tabs nor JSON. If you know its format, read it with Import-SpeechManifest -Format; annotation is read by Import-Annotation.");
    }

    private static SpeechDataException NotText(string path) => ManifestErrors.File(
        "ManifestNotRecognised", path, "holds bytes that do not occur in text, such as NUL, so it is damaged or no manifest. Export it anew as CSV UTF-8 or JSON Lines.");

    /// <summary>The format to write a path in: as named, else by the name of the file.</summary>
    /// <exception cref="SpeechDataException">There is no such format, it is only read, or the name tells none.</exception>
    public static IManifestWriter FindWriter(string path, string? name)
    {
        string written = string.Join(", ", Writers.Select(writer => writer.Name));
        if (name is not null)
        {
            return Named(name) as IManifestWriter ?? throw new SpeechDataException(
                "ManifestFormatReadOnly", SpeechDataProblem.InvalidArgument, $"{Named(name).Name} is read, but not written. The formats that are written are {written}.", path);
        }

        string extension = ManifestFile.ExtensionOf(path);
        string fileName = Path.GetFileName(path).ToLowerInvariant();
        if (fileName.LastIndexOf(extension, StringComparison.Ordinal) is > 0 and int end) fileName = fileName[..(end + extension.Length)];
        return Writers.FirstOrDefault(writer => writer.FileNames.Contains(fileName))
            ?? Writers.FirstOrDefault(writer => extension.Length > 0 && writer.FileNames.Contains(extension))
            ?? throw new SpeechDataException(
                "ManifestFormatUnknown",
                SpeechDataProblem.InvalidArgument,
                $"'{Path.GetFileName(path)}' does not tell the format. Give it with -Format: {written}.",
                path);
    }

    internal static byte[] ReadOpening(string path) => ManifestFile.ReadOpening(path);

    internal static Stream OpenRead(string path) => ManifestFile.OpenRead(path);

    private static IManifestFormat Named(string name) =>
        All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SpeechDataException(
            "ManifestFormatUnknown",
            SpeechDataProblem.InvalidArgument,
            $"There is no manifest format '{name}'. Did you mean '{NearestName.Of(name, Names)}'? The formats are {string.Join(", ", Names)}.");

    // Control characters other than white space do not occur in text.
    private static bool IsText(ReadOnlySpan<byte> opening) =>
        !opening.IsEmpty && opening.IndexOfAnyInRange((byte)0, (byte)8) < 0 && opening.IndexOfAnyInRange((byte)14, (byte)26) < 0;
}
