namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// A folder of audio as Hugging Face's AudioFolder has it: <c>metadata.csv</c>, <c>.jsonl</c> or <c>.parquet</c> with a column
/// <c>file_name</c> beside the recordings, in the folder or in one subfolder for each split.
/// </summary>
internal sealed class HuggingFaceFolder : IManifestFormat, IManifestWriter
{
    private static readonly string[] MetadataNames = ["metadata.csv", "metadata.jsonl", "metadata.parquet"];

    private static readonly HashSet<string> SplitNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "train", "training", "validation", "valid", "val", "dev", "test", "testing", "eval", "evaluation",
    };

    public string Name => "HuggingFace";

    public bool WritesFolder => false;

    public IReadOnlyList<string> FileNames => MetadataNames;

    public string FileInFolder => MetadataNames[0];

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options)
    {
        IManifestSink table = ManifestFile.ExtensionOf(finalPath) switch
        {
            ".jsonl" or ".ndjson" or ".json" => new JsonLinesSink(temporaryPath, finalPath, options, NameOf),
            ".parquet" => new ParquetSink(temporaryPath, finalPath, options, NameOf),
            _ => new DelimitedSink(temporaryPath, finalPath, options, ',', field => NameOf(field)),
        };
        return new HuggingFaceSink(table, Path.GetDirectoryName(finalPath)!);
    }

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => Directory.Exists(path) && Metadata(path).Any();

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        ManifestOptions inner = options with { Format = null };
        if (!Directory.Exists(path)) return ManifestFormats.FindTable(path).Read(path, inner, report);
        return Metadata(path).SelectMany(metadata =>
        {
            string? split = SplitOf(metadata, path);
            return ManifestFormats.FindTable(metadata).Read(metadata, inner, report)
                .Select(utterance => utterance.Split is null && split is not null ? utterance with { Split = split } : utterance);
        });
    }

    private static string? SplitOf(string metadata, string folder) => Path.GetRelativePath(folder, metadata).Split(Path.DirectorySeparatorChar)[..^1]
        .FirstOrDefault(SplitNames.Contains);

    // In the folder itself, else in its subfolders and theirs: deeper ones are corpora of their own.
    private static IEnumerable<string> Metadata(string folder)
    {
        EnumerationOptions depth = new() { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true };
        return Directory.EnumerateFiles(folder, "metadata.*", depth)
            .Where(file => MetadataNames.Contains(Path.GetFileName(file)))
            .Order(StringComparer.Ordinal);
    }

    private static string? NameOf(UtteranceField field) => field switch
    {
        UtteranceField.AudioPath => "file_name",
        UtteranceField.Text => "transcription",
        _ => ColumnNames.CommonNameOf(field),
    };
}
