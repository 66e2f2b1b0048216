namespace AsrDataTools.Corpus.Manifests;

/// <summary>JSON Lines as Lhotse writes them: cuts, supervisions or recordings, one object a line, mostly packed with gzip.</summary>
/// <remarks>Source: the classes of github.com/lhotse-speech/lhotse that write them (<c>to_dict</c>).</remarks>
internal sealed class LhotseManifest : IManifestFormat, IManifestWriter
{
    public string Name => "Lhotse";

    public bool WritesFolder => false;

    public IReadOnlyList<string> FileNames { get; } = ["cuts.jsonl"];

    public string? FileInFolder => "cuts.jsonl.gz";

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => LhotseKind.Of(opening) is not null;

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        LhotseReader reader = new(options, report);
        return LhotseKind.Of(ManifestFormats.ReadOpening(path)) switch
        {
            LhotseContent.Recordings => reader.Recordings(path),
            LhotseContent.Supervisions => reader.Supervisions(path, LhotseFolder.RecordingsOf(path), null),
            _ => reader.Cuts(path, null),
        };
    }

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) => new LhotseCutSink(temporaryPath, finalPath);
}
