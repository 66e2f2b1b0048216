using AsrDataTools.Annotation;

namespace AsrDataTools.Pipeline;

/// <summary>Opens folders of annotation: each file in a known format, by itself.</summary>
/// <param name="options">Format and encoding.</param>
/// <param name="report">Takes the trouble with a folder.</param>
/// <param name="passed">Is told of each file that is no annotation.</param>
internal sealed class AnnotationFolders(AnnotationReadOptions options, Action<SpeechDataException> report, Action<string> passed)
{
    /// <summary>A file as it is; of a folder its files and Kaldi data directories.</summary>
    public void Each(string path, Action<string> take)
    {
        if (!Directory.Exists(path))
        {
            take(path);
            return;
        }

        bool any = false;
        try
        {
            foreach (string file in AnnotationFiles.Enumerate(path, options, file => passed($"'{file}' is no annotation.")))
            {
                any = true;
                take(file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report(new SpeechDataException("StorageFailed", SpeechDataProblem.Storage, $"'{path}' cannot be listed: {exception.Message}", path, exception));
            return;
        }

        if (!any) report(new SpeechDataException("FolderWithoutAnnotation", SpeechDataProblem.NotFound, $"'{path}' holds no annotation that is known by its content, in itself or below.", path));
    }
}
