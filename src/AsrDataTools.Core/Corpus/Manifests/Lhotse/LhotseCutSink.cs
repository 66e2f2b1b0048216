using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>One cut a line, each with its recording and one supervision: all that <c>CutSet.from_file</c> needs.</summary>
internal sealed class LhotseCutSink : IManifestSink
{
    private readonly LhotseWriter _writer = new();
    private readonly StreamWriter _lines;

    public LhotseCutSink(string temporaryPath, string finalPath) =>
        _lines = new StreamWriter(ManifestFile.Create(temporaryPath, finalPath), new UTF8Encoding(false)) { NewLine = "\n" };

    public ManifestLosses Losses => _writer.Losses;

    public void Write(SpeechUtterance utterance)
    {
        LhotseUtterance one = _writer.Complete(utterance);
        _lines.WriteLine(LhotseWriter.Line(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", utterance.Id);
            LhotseWriter.WriteSeconds(json, "start", one.Start);
            LhotseWriter.WriteSeconds(json, "duration", one.Duration);
            one.WriteChannel(json);
            json.WriteStartArray("supervisions");
            _writer.WriteSupervision(json, one, 0);
            json.WriteEndArray();
            json.WritePropertyName("recording");
            LhotseWriter.WriteRecording(json, one);
            json.WriteString("type", one.IsMono ? "MonoCut" : "MultiCut");
            json.WriteEndObject();
        }));
    }

    public void Complete(CancellationToken cancellation) => _lines.Dispose();

    public void Dispose() => _lines.Dispose();
}
