using System.Collections;
using System.Management.Automation;
using AsrDataTools.Corpus;
using AsrDataTools.Reporting.Explorer;
using AsrDataTools.Scoring.Words;
using Recognised = AsrDataTools.Transcription.Transcript;

namespace AsrDataTools.Pipeline;

/// <summary>Brings what was recognised to utterances: live transcripts, files and folders, words with times.</summary>
/// <param name="location">Of the session: paths as typed are relative to it.</param>
/// <param name="column">Of the hypothesis in tables; null to find it by its name.</param>
/// <param name="report">Takes the trouble with one input; the rest goes on.</param>
internal sealed class HypothesisIntake(PathIntrinsics location, string? column, Action<SpeechDataException> report, ExplorerEvidence evidence, CancellationToken cancellation)
{
    public void Read(object? input, IReadOnlyList<SpeechUtterance> utterances)
    {
        switch (input is PSObject wrapped ? wrapped.BaseObject : input)
        {
            case null:
                break;
            case Recognised transcript:
                evidence.AddHypothesis(transcript.Id, transcript.Text, transcript.Words);
                break;
            case string path:
                IReadOnlyCollection<string> resolved = InputPath.Resolve(location, path);
                if (resolved.Count == 0) report(InputPath.NotFound(path));
                foreach (string one in resolved) ReadPath(one, utterances);
                break;
            case FileSystemInfo file:
                ReadPath(file.FullName, utterances);
                break;
            case IEnumerable items:
                foreach (object? item in items) Read(item, utterances);
                break;
            case object other:
                report(new("InputNotTranscript", SpeechDataProblem.InvalidArgument, $"An object of type {other.GetType().Name} is no transcript. Give files, folders, or what Invoke-Transcription emits."));
                break;
        }
    }

    private void ReadPath(string path, IReadOnlyList<SpeechUtterance> utterances)
    {
        try
        {
            if (System.IO.Path.GetExtension(path).Equals(".ctm", StringComparison.OrdinalIgnoreCase))
            {
                new AnnotationIntake(location, report, cancellation).Read(new FileInfo(path), evidence.AddRecognisedWords);
                return;
            }

            Transcript[] references = [.. utterances.Select(Reference)];
            foreach (TranscriptPair pair in TranscriptPairs.Against("the corpus", references, path, column, report))
            {
                if (!pair.IsHypothesisMissing) evidence.AddHypothesis(pair.Id, pair.Hypothesis);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report(new("StorageFailed", SpeechDataProblem.Storage, $"'{path}' cannot be read: {exception.Message}", path, exception));
        }
        catch (SpeechDataException exception)
        {
            report(exception);
        }
    }

    private static Transcript Reference(SpeechUtterance utterance) => new()
    {
        Id = utterance.Id,
        FileName = utterance.AudioPath is null ? null : System.IO.Path.GetFileNameWithoutExtension(utterance.AudioPath),
        Text = utterance.Text ?? "",
        SourcePath = utterance.SourcePath ?? "the corpus",
        SourceLine = utterance.SourceLine,
    };
}
