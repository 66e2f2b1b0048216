namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// What ESPnet trains from: data and dump directories, which are Kaldi's with files of their own, and the <c>data.json</c> of
/// its first version.
/// </summary>
internal sealed class EspnetManifest : IManifestFormat, IManifestWriter
{
    private const string JsonName = "data.json";

    public string Name => "ESPnet";

    public bool WritesFolder => true;

    public IReadOnlyList<string> OwnFiles { get; } = new KaldiManifest().OwnFiles;

    public bool Recognises(string path, ReadOnlySpan<byte> opening)
    {
        if (!Directory.Exists(path)) return EspnetJson.Recognises(opening);
        return (Has(path, "wav.scp") && (Has(path, "feats_type") || Has(path, "utt2num_samples")))
            || (Has(path, JsonName) && EspnetJson.Recognises(ManifestFormats.ReadOpening(Path.Combine(path, JsonName))));
    }

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        if (!Directory.Exists(path)) return EspnetJson.Read(path, options, report);
        return Has(path, "wav.scp") || !Has(path, JsonName)
            ? new KaldiReader(path, options, report).Read()
            : EspnetJson.Read(Path.Combine(path, JsonName), options, report);
    }

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) => new KaldiSink(temporaryPath);

    private static bool Has(string folder, string name) => File.Exists(Path.Combine(folder, name));
}
