using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.Audit;

/// <summary>What a recogniser made of the utterances, found by id, else by the name of the audio file.</summary>
public sealed class AuditHypotheses
{
    private readonly Dictionary<string, string> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _byFile = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => _byId.Count;

    /// <summary>Reads a file or folder of hypotheses, as Measure-WordError takes them.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="column">Column of the text; null to find it by its name.</param>
    /// <param name="report">Takes the trouble with one row.</param>
    /// <exception cref="SpeechDataException">The file cannot be read.</exception>
    public void Read(string path, string? column, Action<SpeechDataException> report)
    {
        foreach (Transcript transcript in TranscriptSource.Read(path, column, column, report))
        {
            string text = transcript.Hypothesis ?? transcript.Text;
            if (!_byId.TryAdd(transcript.Id, text))
            {
                report(new SpeechDataException("TranscriptDuplicate", SpeechDataProblem.InvalidData, $"'{path}': '{transcript.Id}' comes a second time. The first counts.", path));
                continue;
            }

            // A file name that several share decides nothing.
            string name = transcript.FileName ?? transcript.Id;
            _byFile[name] = _byFile.ContainsKey(name) ? null : text;
        }
    }

    /// <summary>The hypothesis of an utterance; null where there is none.</summary>
    public string? Find(SpeechUtterance utterance) =>
        _byId.TryGetValue(utterance.Id, out string? text) ? text
        : utterance.AudioPath is { } path ? _byFile.GetValueOrDefault(Path.GetFileNameWithoutExtension(path))
        : null;
}
