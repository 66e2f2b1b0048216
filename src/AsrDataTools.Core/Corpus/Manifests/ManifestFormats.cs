using AsrDataTools.Audio;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>The formats that are known, and which of them a path is in.</summary>
public static class ManifestFormats
{
    private static readonly SingleRecording Recording = new();
    // In the order in which they are tried on a folder; the last takes any.
    private static readonly IManifestFormat[] Folders =
    [
        new AudioFolder(),
    ];

    // In the order in which they are tried on a text file.
    private static readonly IManifestFormat[] Texts =
    [
        new JsonLinesManifest(),
        new DelimitedManifest("TSV", '\t'),
        new DelimitedManifest("CSV", ',', ';'),
    ];

    private static IEnumerable<IManifestFormat> All => [.. Texts, .. Folders, Recording];

    /// <summary>The names that <c>-Format</c> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>The formats that can be written.</summary>
    public static IReadOnlyList<IManifestWriter> Writers { get; } = [.. All.OfType<IManifestWriter>()];

    /// <summary>The format of a file or folder: as named, else by content.</summary>
    /// <exception cref="SpeechDataException">The path does not exist, cannot be read or is in no known format.</exception>
    public static IManifestFormat Find(string path, string? name)
    {
        if (name is not null) return Named(name);
        if (Directory.Exists(path)) return Folders.First(format => format.Recognises(path, []));
        string extension = Path.GetExtension(path);
        if (AudioFileFinder.KnowsExtension(extension)) return Recording;
        ReadOnlySpan<byte> opening = ReadOpening(path);
        if (opening.IsEmpty && extension.ToUpperInvariant() is ".CSV" or ".TSV" or ".JSON" or ".JSONL")
            throw ManifestErrors.File("ManifestEmpty", path, "is empty: it has not even a line of column names.");
        if (opening.StartsWith("PK"u8) && extension.ToUpperInvariant() is ".XLSX" or ".ODS" or ".XLSM")
            throw ManifestErrors.File("ManifestNotRecognised", path, "is a spreadsheet. Save it as CSV: File > Save As > CSV UTF-8.");
        if (!IsText(opening)) return Recording;
        foreach (IManifestFormat format in Texts)
        {
            if (format.Recognises(path, opening)) return format;
        }

        throw ManifestErrors.File(
            "ManifestNotRecognised",
            path,
            opening.TrimStart(" \t\r\n"u8).StartsWith("["u8)
                ? "holds one JSON array. Write one object a line instead (JSON Lines): jq -c '.[]' file.json > file.jsonl."
                : "is text, but neither rows separated by commas, semicolons or tabs nor JSON Lines. Name the format with -Format if you know better.");
    }

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
