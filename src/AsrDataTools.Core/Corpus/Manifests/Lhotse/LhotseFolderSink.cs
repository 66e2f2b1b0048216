using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>A folder of recordings.jsonl.gz and supervisions.jsonl.gz, as Lhotse's recipes leave them.</summary>
internal sealed class LhotseFolderSink : IManifestSink
{
    private readonly LhotseWriter _writer = new();
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly StreamWriter _recordings;
    private readonly StreamWriter _supervisions;

    public LhotseFolderSink(string folder)
    {
        Directory.CreateDirectory(folder);
        _recordings = Create(Path.Combine(folder, "recordings.jsonl.gz"));
        _supervisions = Create(Path.Combine(folder, "supervisions.jsonl.gz"));
    }

    public ManifestLosses Losses => _writer.Losses;

    public void Write(SpeechUtterance utterance)
    {
        LhotseUtterance one = _writer.Complete(utterance);
        if (_written.Add(one.RecordingId)) _recordings.WriteLine(LhotseWriter.Line(json => LhotseWriter.WriteRecording(json, one)));
        _supervisions.WriteLine(LhotseWriter.Line(json => _writer.WriteSupervision(json, one, one.Start)));
    }

    public void Complete(CancellationToken cancellation) => Dispose();

    public void Dispose()
    {
        using (_supervisions) _recordings.Dispose();
    }

    private static StreamWriter Create(string path) => new(ManifestFile.Create(path, path), new UTF8Encoding(false)) { NewLine = "\n" };
}
