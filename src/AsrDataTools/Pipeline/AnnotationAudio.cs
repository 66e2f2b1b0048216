using System.Management.Automation;
using AsrDataTools.Annotation.Rules;

namespace AsrDataTools.Pipeline;

/// <summary>What <c>-Audio</c> stands for, where annotation is looked at together with its recordings.</summary>
internal static class AnnotationAudio
{
    /// <summary>The recordings that files, folders and wildcards stand for.</summary>
    public static RecordingShelf Shelve(string[] audio, PathIntrinsics location, Action<SpeechDataException> report)
    {
        RecordingShelf shelf = new();
        foreach (string path in audio)
        {
            IReadOnlyCollection<string> resolved = InputPath.Resolve(location, path);
            if (resolved.Count == 0) report(InputPath.NotFound(path));
            foreach (string one in resolved) shelf.Add(one, report);
        }

        return shelf;
    }
}
