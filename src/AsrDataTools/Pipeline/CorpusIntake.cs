using System.Collections;
using System.Management.Automation;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Pipeline;

/// <summary>Turns whatever stands for a corpus into its utterances: manifests, folders and recordings by path, utterances, rows of a table.</summary>
/// <param name="location">Of the session: paths as typed are relative to it.</param>
/// <param name="options">How manifests are read.</param>
/// <param name="take">Gets each utterance.</param>
/// <param name="report">Takes the trouble with one row or file; the rest goes on.</param>
internal sealed class CorpusIntake(PathIntrinsics location, ManifestOptions options, Action<SpeechUtterance> take, Action<SpeechDataException> report, CancellationToken cancellation)
{
    private readonly UtteranceIntake _rows = new(options.AudioRoot ?? location.CurrentFileSystemLocation.ProviderPath);

    public void Add(object? item)
    {
        object? plain = item is PSObject wrapped ? wrapped.BaseObject : item;
        try
        {
            switch (plain)
            {
                case null:
                    break;
                case string path:
                    IReadOnlyCollection<string> resolved = InputPath.Resolve(location, path);
                    if (resolved.Count == 0) throw InputPath.NotFound(path);
                    foreach (string one in resolved) AddManifest(one);
                    break;
                case FileSystemInfo file:
                    AddManifest(file.FullName);
                    break;
                case IEnumerable items and not IDictionary:
                    foreach (object? inner in items) Add(inner);
                    break;
                default:
                    take(_rows.Read(PSObject.AsPSObject(item!)));
                    break;
            }
        }
        catch (SpeechDataException exception)
        {
            report(exception);
        }
    }

    private void AddManifest(string path)
    {
        foreach (SpeechUtterance utterance in SpeechManifest.Read(path, options, report))
        {
            if (cancellation.IsCancellationRequested) throw new PipelineStoppedException();
            take(utterance);
        }
    }
}
