using System.Globalization;

namespace AsrDataTools.Annotation;

/// <summary>The errors that all annotation readers and writers share.</summary>
internal static class AnnotationErrors
{
    /// <summary>One row or element cannot be used; the others can.</summary>
    public static SpeechDataException Row(string path, long line, string what, Exception? inner = null) => new(
        "AnnotationRowInvalid",
        SpeechDataProblem.InvalidData,
        string.Create(CultureInfo.InvariantCulture, $"'{path}', line {line}: {what}. It is left out; the others are read."),
        path,
        inner);

    /// <summary>The file cannot be used (any further).</summary>
    public static SpeechDataException File(string errorId, string path, string what, Exception? inner = null) =>
        new(errorId, SpeechDataProblem.InvalidData, $"'{path}' {what}", path, inner);

    /// <summary>The file breaks off or is not what its format promises.</summary>
    public static SpeechDataException Unreadable(string path, long line, string what, Exception? inner = null) => new(
        "AnnotationUnreadable",
        SpeechDataProblem.InvalidData,
        string.Create(CultureInfo.InvariantCulture, $"'{path}', line {line}: {what}. Nothing after it can be read."),
        path,
        inner);
}
