namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Rows in Parquet: one file, or a folder of them as data sets of Hugging Face are stored (<c>train-00000-of-00002.parquet</c>).
/// A structure <c>audio</c> of <c>bytes</c> and <c>path</c> embeds the recordings.
/// </summary>
internal sealed class ParquetManifest : IManifestFormat, IManifestWriter
{
    private static readonly byte[] Magic = "PAR1"u8.ToArray();

    public string Name => "Parquet";

    public bool WritesFolder => false;

    public IReadOnlyList<string> FileNames => [".parquet"];

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) =>
        new ParquetSink(temporaryPath, finalPath, options, ColumnNames.CommonNameOf);

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => Directory.Exists(path) ? Files(path).Any() : opening.StartsWith(Magic);

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report) => Directory.Exists(path)
        ? Files(path).SelectMany(file => ParquetTable.Read(file, SplitOf(file), options, report))
        : ParquetTable.Read(path, null, options, report);

    private static IEnumerable<string> Files(string folder) => Directory
        .EnumerateFiles(folder, "*.parquet", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true })
        .Order(StringComparer.Ordinal);

    // "train-00000-of-00002.parquet", as pieces of a split are named.
    private static string? SplitOf(string file)
    {
        string[] parts = Path.GetFileNameWithoutExtension(file).Split('-');
        return parts.Length >= 4 && parts[^2] == "of" && parts[^3].All(char.IsAsciiDigit) ? string.Join('-', parts[..^3]) : null;
    }
}
