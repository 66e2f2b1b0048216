using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>The errors that all manifest readers share.</summary>
internal static class ManifestErrors
{
    /// <summary>One row cannot be used; the others can.</summary>
    public static SpeechDataException Row(string path, long line, string what, Exception? inner = null) => new(
        "ManifestRowInvalid",
        SpeechDataProblem.InvalidData,
        string.Create(CultureInfo.InvariantCulture, $"'{path}', line {line}: {what}. The row is left out; the others are read."),
        path,
        inner)
    {
        Line = line,
    };

    /// <summary>One utterance cannot be written in a format; the others can.</summary>
    public static SpeechDataException Unwritable(SpeechUtterance utterance, string format, string what) => new(
        "UtteranceNotHeld",
        SpeechDataProblem.InvalidData,
        $"Utterance '{utterance.Id}' cannot be written as {format}: {what}. It is left out; the others are written.",
        utterance.SourcePath)
    {
        Line = utterance.SourceLine,
    };

    /// <summary>The file cannot be used at all.</summary>
    public static SpeechDataException File(string errorId, string path, string what, Exception? inner = null) =>
        new(errorId, SpeechDataProblem.InvalidData, $"'{path}' {what}", path, inner);
}
