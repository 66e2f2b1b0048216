namespace AsrDataTools.Corpus.Manifests;

/// <summary>One audio file, standing for itself.</summary>
internal sealed class SingleRecording : IManifestFormat
{
    public string Name => "Audio";

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => true;

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report) =>
        [new SpeechUtterance { Id = Path.GetFileName(path), AudioPath = path, SourcePath = path }];
}
