using AsrDataTools.Annotation.Formats;

namespace AsrDataTools.Annotation;

/// <summary>Finds the annotation in folders: every file that is in a known format, whatever it is called.</summary>
public static class AnnotationFiles
{
    /// <summary>
    /// The files in a folder and below, in the order of their names, and the Kaldi data directories among the folders, each as one.
    /// Backups beside a file are none.
    /// </summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="options">Format (then every file counts) and encoding.</param>
    /// <param name="passed">Called for each file that is no annotation.</param>
    public static IEnumerable<string> Enumerate(string folder, AnnotationReadOptions options, Action<string> passed)
    {
        if (KaldiFormat.IsDirectory(folder))
        {
            yield return folder;
            yield break;
        }

        foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (!AnnotationBackup.Is(file) && (options.Format is not null || IsAnnotation(file, options))) yield return file;
            else passed(file);
        }

        foreach (string below in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (new DirectoryInfo(below).LinkTarget is not null) continue; // A link may lead back up.
            foreach (string file in Enumerate(below, options, passed)) yield return file;
        }
    }

    /// <summary>The file that the source names as its recording, where it is there: annotation often travels without its audio.</summary>
    /// <returns>Absolute; null where it names none, or none that is there.</returns>
    public static string? AudioOf(AnnotationDocument document)
    {
        if (document.Audio is not { Length: > 0 } audio || document.Path is not { } path) return null;
        string folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
        string full = Path.GetFullPath(audio.Replace('\\', '/'), folder);
        return File.Exists(full) ? full : null;
    }

    // A file that cannot even be opened is named to the caller when it is read.
    private static bool IsAnnotation(string file, AnnotationReadOptions options)
    {
        try
        {
            return AnnotationFormats.Recognise(file, options) is not null;
        }
        catch (SpeechDataException exception) when (exception.Problem is SpeechDataProblem.AccessDenied or SpeechDataProblem.Storage)
        {
            return true;
        }
    }
}
