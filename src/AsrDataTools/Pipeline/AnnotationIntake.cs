using System.Collections;
using System.Management.Automation;
using AsrDataTools.Annotation;
using AsrDataTools.Transcription;

namespace AsrDataTools.Pipeline;

/// <summary>Turns whatever stands for annotation into documents: live ones, files, folders, wildcards.</summary>
/// <param name="location">Of the session: paths as typed are relative to it.</param>
/// <param name="report">Takes the trouble with one input, or with one row of it; the rest goes on.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class AnnotationIntake(PathIntrinsics location, Action<SpeechDataException> report, CancellationToken cancellation)
{
    /// <summary>Reads inputs one after the other.</summary>
    public void Read(object? input, Action<AnnotationDocument> take)
    {
        switch (input is PSObject wrapped ? wrapped.BaseObject : input)
        {
            case null:
                break;
            case AnnotationDocument document:
                take(document);
                break;
            case Transcript transcript:
                take(transcript.ToAnnotation());
                break;
            case string path:
                IReadOnlyCollection<string> resolved = InputPath.Resolve(location, path);
                if (resolved.Count == 0) report(InputPath.NotFound(path));
                foreach (string one in resolved) ReadPath(one, take);
                break;
            case FileSystemInfo file:
                ReadPath(file.FullName, take);
                break;
            case IEnumerable items:
                foreach (object? item in items) Read(item, take);
                break;
            case object other:
                report(new(
                    "InputNotAnnotation",
                    SpeechDataProblem.InvalidArgument,
                    $"An object of type {other.GetType().Name} is no annotation. Give files, folders, or what Import-Annotation emits."));
                break;
        }
    }

    private void ReadPath(string path, Action<AnnotationDocument> take)
    {
        try
        {
            IEnumerable<string> files = Directory.Exists(path) ? AnnotationFiles.Enumerate(path, AnnotationReadOptions.Default, _ => { }) : [path];
            foreach (string file in files) ReadFile(file, take);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            report(new("StorageFailed", SpeechDataProblem.Storage, $"{path} cannot be read: {exception.Message}", path, exception));
        }
    }

    private void ReadFile(string file, Action<AnnotationDocument> take)
    {
        if (cancellation.IsCancellationRequested) throw new PipelineStoppedException();
        try
        {
            foreach (AnnotationDocument document in AnnotationFormats.Read(file, null, report))
            {
                if (cancellation.IsCancellationRequested) throw new PipelineStoppedException();
                take(document);
            }
        }
        catch (SpeechDataException exception)
        {
            report(exception);
        }
    }
}
