namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// A package after RFC 8493 (BagIt) whose payload brings its manifest, <c>data/manifest.jsonl</c> or another table of that name: who
/// names the package means the rows, not whatever audio lies in it. A bag without one is read as any other folder is.
/// </summary>
internal sealed class BagFolder : IManifestFormat
{
    // In the order in which they are looked for; the first is what New-DeliveryPackage writes.
    private static readonly string[] ManifestNames = ["manifest.jsonl", "manifest.json", "manifest.csv", "manifest.tsv", "manifest.parquet"];

    public string Name => "BagIt";

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => File.Exists(Path.Combine(path, "bagit.txt")) && Manifest(path) is not null;

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        string manifest = Manifest(path)
            ?? throw ManifestErrors.File("ManifestNotRecognised", path, $"is no package with a manifest in it, which would be one of {string.Join(", ", ManifestNames.Select(name => $"data/{name}"))}.");
        return ManifestFormats.FindTable(manifest).Read(manifest, options with { Format = null }, report);
    }

    private static string? Manifest(string folder) => ManifestNames.Select(name => Path.Combine(folder, "data", name)).FirstOrDefault(File.Exists);
}
