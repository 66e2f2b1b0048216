using System.Globalization;
using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// One JSON object a line, as NeMo writes it: <c>audio_filepath</c>, <c>duration</c>, <c>offset</c>, <c>text</c> and whatever else.
/// </summary>
internal sealed class JsonLinesManifest : IManifestFormat, IManifestWriter
{
    public string Name => "NeMo";

    public bool WritesFolder => false;

    public IReadOnlyList<string> FileNames => [".jsonl", ".ndjson", ".json"];

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) =>
        new JsonLinesSink(temporaryPath, finalPath, options, KeyOf);

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => opening.TrimStart(" \t\r\n"u8).StartsWith("{"u8);

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report) =>
        Read(path, options.AudioRoot ?? Path.GetDirectoryName(path)!, options.ColumnMap, null, report);

    /// <summary>Reads the objects of a file as utterances, for all formats that are JSON Lines of rows.</summary>
    /// <param name="complete">Sets what is not in the object before the utterance is built.</param>
    internal static IEnumerable<SpeechUtterance> Read(
        string path, string audioRoot, IReadOnlyDictionary<string, string> columnMap, Action<UtteranceBuilder>? complete, Action<SpeechDataException> report)
    {
        UtteranceBuilder builder = new(path, audioRoot);
        JsonObjectReader objects = new(builder, columnMap, path);
        using LineReader lines = new(ManifestFile.OpenRead(path));
        while (lines.Read())
        {
            SpeechUtterance? utterance = null;
            try
            {
                if (lines.IsTooLong)
                    throw ManifestErrors.Row(path, lines.LineNumber, string.Create(CultureInfo.InvariantCulture, $"the line is longer than {LineReader.LongestLine >> 20} MiB"));
                if (lines.Line.Trim(" \t"u8).IsEmpty) continue;
                objects.Read(lines.Line);
                complete?.Invoke(builder);
                utterance = builder.Build(lines.LineNumber);
                RequireSomethingKnown(utterance, path, lines.LineNumber);
            }
            catch (JsonException exception)
            {
                utterance = null;
                report(ManifestErrors.Row(path, lines.LineNumber, $"this is not a JSON object ({JsonText.Fault(exception)})", exception));
            }
            catch (SpeechDataException exception)
            {
                utterance = null;
                report(exception);
            }

            if (utterance is not null) yield return utterance;
        }
    }

    /// <exception cref="SpeechDataException">The object names neither audio nor text.</exception>
    internal static void RequireSomethingKnown(SpeechUtterance utterance, string path, long line)
    {
        if (utterance.AudioPath is null && utterance.Text is null)
            throw ManifestErrors.Row(path, line, "the object names neither an audio path (audio_filepath) nor a text; name the key with -ColumnMap @{ AudioPath = '<key>' }");
    }

    internal static string KeyOf(UtteranceField field) => field switch
    {
        UtteranceField.StartSeconds => "offset",
        UtteranceField.DurationSeconds => "duration",
        _ => ColumnNames.CommonNameOf(field),
    };
}
