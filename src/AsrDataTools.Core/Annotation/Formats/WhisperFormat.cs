using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// The JSON of Whisper, WhisperX and faster-whisper: an object with segments (or the bare list), each with start, end, text and
/// words of start, end and a score, which Whisper and faster-whisper call probability and WhisperX score; WhisperX adds speakers and
/// leaves words that it could not align without times. Blanks around texts and words are not kept.
/// </summary>
internal sealed class WhisperFormat : DocumentFormat
{
    private const string Probability = "probability";
    private const string Score = "score";
    private const string WordSegments = "word_segments";

    private static readonly FrozenSet<string> KnownOfSegment = new[] { "id", "start", "end", "text", "words", "speaker", "language", "channel", "confidence", "kind", "tags" }.ToFrozenSet();
    private static readonly FrozenSet<string> KnownOfDocument = new[] { "text", "segments", "language", WordSegments }.ToFrozenSet();

    public override string Name => "Whisper";

    public override string Extension => ".json";

    public override int TimeDecimals => 9;

    public override AnnotationFields Holds => AnnotationFields.Times | AnnotationFields.Untimed | AnnotationFields.Segments | AnnotationFields.Text
        | AnnotationFields.Speaker | AnnotationFields.Channel | AnnotationFields.Id | AnnotationFields.Confidence | AnnotationFields.Language
        | AnnotationFields.RecordingLanguage | AnnotationFields.Words | AnnotationFields.WordConfidence | AnnotationFields.Tags | AnnotationFields.Extra;

    public override bool Recognises(AnnotationOpening opening)
    {
        string text = opening.Text.TrimStart();
        bool parts = text.Contains("\"start\"", StringComparison.Ordinal) && text.Contains("\"end\"", StringComparison.Ordinal);
        return (text.StartsWith('{') && text.Contains("\"segments\"", StringComparison.Ordinal))
            || (text.StartsWith('[') && parts && !text.Contains("\"session_id\"", StringComparison.Ordinal))
            || (text.StartsWith('{') && parts && text.Contains("\"avg_logprob\"", StringComparison.Ordinal)) // A long text stands before the segments.
            || (text.StartsWith("{\"text\":", StringComparison.Ordinal) && !text.Contains('\n'));
    }

    public override IEnumerable<AnnotationDocument> Read(string path, AnnotationReadOptions options, Action<SpeechDataException> report)
    {
        using JsonDocument json = JsonFile.Parse(path, options);
        JsonElement root = json.RootElement;
        bool bare = root.ValueKind == JsonValueKind.Array;
        JsonElement list = bare ? root : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("segments", out JsonElement segmentList) ? segmentList : default;
        if (list.ValueKind != JsonValueKind.Array) throw AnnotationErrors.File("AnnotationUnreadable", path, "is JSON, but has no list of \"segments\".");
        string recording = Path.GetFileNameWithoutExtension(path);
        List<AnnotationSegment> segments = [];
        bool scored = false;
        int number = 0;
        foreach (JsonElement element in list.EnumerateArray())
        {
            number++;
            try
            {
                segments.Add(Segment(element, recording, path, ref scored));
            }
            catch (RowProblem problem)
            {
                report(JsonFile.Element(path, FormattableString.Invariant($"segment {number}"), problem));
            }
        }

        yield return new AnnotationDocument
        {
            Recording = recording,
            Path = path,
            Format = Name,
            Language = bare ? null : JsonFields.Text(root, "language"),
            Segments = segments.ToValueList(),
            Extra = bare ? NamedValues.Empty : JsonFields.Others(root, KnownOfDocument),
            Layout = new AnnotationLayout
            {
                Variant = scored ? Score : Probability,
                Parts = NamedValues.Empty.With("list", bare ? "" : null).With(WordSegments, !bare && root.TryGetProperty(WordSegments, out _) ? "" : null),
            },
        };
    }

    public override void Write(Stream stream, AnnotationDocument document, AnnotationLosses losses)
    {
        document = WordPlacement.IntoSegments(document);
        AnnotationLayout layout = document.Format == Name ? document.Layout ?? AnnotationLayout.Default : AnnotationLayout.Default;
        string scoreName = layout.Variant ?? Probability;
        bool bare = layout.Parts.ContainsKey("list");
        using Utf8JsonWriter writer = new(stream, JsonFields.Indented);
        if (bare)
        {
            writer.WriteStartArray();
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteString("text", string.Join(' ', document.Segments.Where(segment => segment.Kind == AnnotationKind.Speech).Select(segment => segment.TextOrWords).Where(text => !string.IsNullOrEmpty(text))));
            writer.WriteStartArray("segments");
        }

        foreach (AnnotationSegment segment in document.Segments) Write(writer, segment, scoreName);
        writer.WriteEndArray();
        if (!bare)
        {
            if (layout.Parts.ContainsKey(WordSegments))
            {
                writer.WriteStartArray(WordSegments);
                foreach (AnnotationWord word in document.Segments.SelectMany(segment => segment.Words)) Write(writer, word, scoreName);
                writer.WriteEndArray();
            }

            JsonFields.WriteText(writer, "language", document.Language);
            foreach ((string name, string value) in document.Extra) JsonFields.WriteKept(writer, name, value);
            writer.WriteEndObject();
        }

        writer.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static AnnotationSegment Segment(JsonElement element, string recording, string path, ref bool scored)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new RowProblem("the element is no object");
        List<AnnotationWord> words = [];
        if (element.TryGetProperty("words", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement word in list.EnumerateArray())
            {
                if (word.ValueKind != JsonValueKind.Object) throw new RowProblem("an item of \"words\" is no object");
                scored |= word.TryGetProperty(Score, out _);
                words.Add(Word(word));
            }
        }

        return new AnnotationSegment
        {
            Recording = recording,
            Id = JsonFields.Text(element, "id"),
            Kind = JsonFields.Kind(element, "kind"),
            StartSeconds = JsonFields.Number(element, "start"),
            EndSeconds = JsonFields.Number(element, "end"),
            Speaker = JsonFields.Text(element, "speaker"),
            Channel = JsonFields.Text(element, "channel"),
            Text = JsonFields.Text(element, "text")?.Trim(),
            Words = words.ToValueList(),
            Confidence = JsonFields.Number(element, "confidence"),
            Language = JsonFields.Text(element, "language"),
            Tags = JsonFields.Tags(element, "tags"),
            Extra = JsonFields.Others(element, KnownOfSegment),
            SourcePath = path,
        };
    }

    private static AnnotationWord Word(JsonElement word) => new()
    {
        Text = (JsonFields.Text(word, "word") ?? JsonFields.Text(word, "text") ?? throw new RowProblem("an item of \"words\" has no \"word\"")).Trim(),
        StartSeconds = JsonFields.Number(word, "start"),
        EndSeconds = JsonFields.Number(word, "end"),
        Confidence = JsonFields.Number(word, Probability) ?? JsonFields.Number(word, Score),
        Speaker = JsonFields.Text(word, "speaker"),
    };

    private static void Write(Utf8JsonWriter writer, AnnotationSegment segment, string scoreName)
    {
        writer.WriteStartObject();
        if (segment.Id is { } id && !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)) writer.WriteString("id", id);
        else if (segment.Id is not null) writer.WriteNumber("id", int.Parse(segment.Id, CultureInfo.InvariantCulture));
        JsonFields.WriteNumber(writer, "start", segment.StartSeconds);
        JsonFields.WriteNumber(writer, "end", segment.EndSeconds);
        writer.WriteString("text", segment.TextOrWords ?? "");
        JsonFields.WriteText(writer, "speaker", segment.Speaker);
        JsonFields.WriteText(writer, "channel", segment.Channel);
        JsonFields.WriteText(writer, "language", segment.Language);
        JsonFields.WriteNumber(writer, "confidence", segment.Confidence);
        if (segment.Kind != AnnotationKind.Speech) writer.WriteString("kind", segment.Kind.ToString());
        JsonFields.WriteTags(writer, "tags", segment.Tags);
        foreach ((string name, string value) in segment.Extra)
        {
            if (!KnownOfSegment.Contains(name)) JsonFields.WriteKept(writer, name, value);
        }

        if (segment.Words.Count > 0)
        {
            writer.WriteStartArray("words");
            foreach (AnnotationWord word in segment.Words) Write(writer, word, scoreName);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, AnnotationWord word, string scoreName)
    {
        writer.WriteStartObject();
        writer.WriteString("word", word.Text);
        JsonFields.WriteNumber(writer, "start", word.StartSeconds);
        JsonFields.WriteNumber(writer, "end", word.EndSeconds);
        JsonFields.WriteNumber(writer, scoreName, word.Confidence);
        JsonFields.WriteText(writer, "speaker", word.Speaker);
        writer.WriteEndObject();
    }
}
