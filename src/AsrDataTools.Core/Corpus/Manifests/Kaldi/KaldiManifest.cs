namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// A data directory as Kaldi, and ESPnet after it, keep them: <c>wav.scp</c>, <c>segments</c>, <c>text</c>, <c>utt2spk</c> and
/// further tables that say one thing of each utterance (<c>utt2…</c>) or speaker (<c>spk2…</c>).
/// </summary>
/// <remarks>Source: Kaldi's documentation "Data preparation" (kaldi-asr.org/doc/data_prep.html) and <c>extract-segments</c>.</remarks>
internal sealed class KaldiManifest : IManifestFormat, IManifestWriter
{
    public string Name => "Kaldi";

    public bool WritesFolder => true;

    public IReadOnlyList<string> OwnFiles { get; } =
    [
        "wav.scp", "segments", "reco2file_and_channel", "text", "utt2spk", "spk2utt", "spk2gender", "utt2dur", "utt2duration_seconds", "utt2lang",
        KaldiNames.OriginalUtterances, KaldiNames.OriginalSpeakers, .. UtteranceColumns.Labels.Select(label => "utt2" + label.Name),
    ];

    /// <summary>A folder by what it holds; or the file that such a folder is known by.</summary>
    public bool Recognises(string path, ReadOnlySpan<byte> opening) => Directory.Exists(path)
        ? Has(path, "wav.scp") || Has(path, "segments") || (Has(path, "utt2spk") && Has(path, "text"))
        : Path.GetFileName(path) is "wav.scp" or "segments";

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report) =>
        new KaldiReader(Directory.Exists(path) ? path : Path.GetDirectoryName(path)!, options, report).Read();

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) => new KaldiSink(temporaryPath);

    private static bool Has(string folder, string name) => File.Exists(Path.Combine(folder, name));
}
