using System.Text;
using System.Text.Json;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Annotation.Formats;

/// <summary>A file that is one JSON value.</summary>
internal static class JsonFile
{
    /// <exception cref="SpeechDataException">It is not JSON; the message names the line.</exception>
    public static JsonDocument Parse(string path, AnnotationReadOptions options)
    {
        Encoding encoding = AnnotationText.EncodingOf(path, options.Encoding);
        using Stream file = ManifestFile.OpenBytes(path);
        try
        {
            file.ReadExactly(new byte[encoding.Preamble.Length]); // A byte order mark is no JSON.
            if (encoding is UTF8Encoding) return WellFormedJson.Parse(file);
            using Stream utf8 = Encoding.CreateTranscodingStream(file, encoding, Encoding.UTF8, leaveOpen: true);
            return WellFormedJson.Parse(utf8);
        }
        catch (JsonException exception)
        {
            throw AnnotationErrors.File(
                "AnnotationUnreadable",
                path,
                FormattableString.Invariant($"is not JSON, line {exception.LineNumber + 1}: {exception.Message} Write NaN and Infinity as null."),
                exception);
        }
    }

    /// <summary>An element that cannot be used; the others can.</summary>
    public static SpeechDataException Element(string path, string element, RowProblem problem) => new(
        "AnnotationRowInvalid",
        SpeechDataProblem.InvalidData,
        $"'{path}', {element}: {problem.Message}. It is left out; the others are read.",
        path,
        problem);
}
