using System.Collections.Frozen;
using System.Text.Json;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// SegLST, the segment lists of the CHiME challenges and MeetEval: a JSON array of objects with session_id, speaker, start_time,
/// end_time and words (MeetEval documentation). Other keys are kept.
/// </summary>
internal sealed class SegLstFormat : IAnnotationFormat
{
    private static readonly FrozenSet<string> Known = new[]
    {
        "session_id", "speaker", "start_time", "end_time", "words", "channel", "segment_id", "language", "confidence", "kind", "tags",
    }.ToFrozenSet();

    public string Name => "SegLST";

    public string Extension => ".json";

    public AnnotationFields Holds => AnnotationFields.Recordings | AnnotationFields.Times | AnnotationFields.Untimed | AnnotationFields.Segments
        | AnnotationFields.Text | AnnotationFields.Speaker | AnnotationFields.Channel | AnnotationFields.Id | AnnotationFields.Language
        | AnnotationFields.Confidence | AnnotationFields.Tags | AnnotationFields.Extra;

    public IReadOnlySet<AnnotationKind> Kinds => AnnotationKinds.All;

    public bool PartsByBlanks => false;

    public int TimeDecimals => 9;

    public bool HoldsExtra(string name) => true;

    public bool Recognises(AnnotationOpening opening) =>
        opening.Text.TrimStart().StartsWith('[') && opening.Text.Contains("\"session_id\"", StringComparison.Ordinal);

    public IEnumerable<AnnotationDocument> Read(string path, AnnotationReadOptions options, Action<SpeechDataException> report)
    {
        using JsonDocument json = JsonFile.Parse(path, options);
        if (json.RootElement.ValueKind != JsonValueKind.Array) throw AnnotationErrors.File("AnnotationUnreadable", path, "is JSON, but no array of segments.");
        Dictionary<string, List<AnnotationSegment>> recordings = new(StringComparer.Ordinal);
        int number = 0;
        foreach (JsonElement element in json.RootElement.EnumerateArray())
        {
            number++;
            try
            {
                AnnotationSegment segment = Read(element, path);
                if (!recordings.TryGetValue(segment.Recording, out List<AnnotationSegment>? segments)) recordings[segment.Recording] = segments = [];
                segments.Add(segment);
            }
            catch (RowProblem problem)
            {
                report(JsonFile.Element(path, FormattableString.Invariant($"segment {number}"), problem));
            }
        }

        foreach ((string recording, List<AnnotationSegment> segments) in recordings)
        {
            yield return new AnnotationDocument { Recording = recording, Path = path, Format = Name, Segments = segments.ToValueList() };
        }
    }

    public IAnnotationSink Open(string path) => new Sink(path);

    private static AnnotationSegment Read(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new RowProblem("the element is no object");
        return new AnnotationSegment
        {
            Recording = JsonFields.Text(element, "session_id") ?? throw new RowProblem("the object has no \"session_id\""),
            Id = JsonFields.Text(element, "segment_id"),
            Kind = JsonFields.Kind(element, "kind"),
            StartSeconds = JsonFields.Number(element, "start_time"),
            EndSeconds = JsonFields.Number(element, "end_time"),
            Speaker = JsonFields.Text(element, "speaker"),
            Channel = JsonFields.Text(element, "channel"),
            Text = JsonFields.Text(element, "words"),
            Language = JsonFields.Text(element, "language"),
            Confidence = JsonFields.Number(element, "confidence"),
            Tags = JsonFields.Tags(element, "tags"),
            Extra = JsonFields.Others(element, Known),
            SourcePath = path,
        };
    }

    /// <summary>Writes the array as documents come.</summary>
    private sealed class Sink : IAnnotationSink
    {
        private readonly FileStream _stream;
        private readonly Utf8JsonWriter _writer;

        public Sink(string path)
        {
            _stream = new(path, FileMode.CreateNew, FileAccess.Write);
            _writer = new(_stream, JsonFields.Indented);
            _writer.WriteStartArray();
        }

        public void Write(AnnotationDocument document, AnnotationLosses losses)
        {
            foreach (AnnotationSegment segment in WordPlacement.IntoSegments(document).Segments) Write(segment);
            _writer.Flush();
        }

        public void Complete()
        {
            _writer.WriteEndArray();
            _writer.Flush();
            _stream.WriteByte((byte)'\n');
        }

        public void Dispose()
        {
            _writer.Dispose();
            _stream.Dispose();
        }

        private void Write(AnnotationSegment segment)
        {
            _writer.WriteStartObject();
            _writer.WriteString("session_id", segment.Recording);
            JsonFields.WriteText(_writer, "speaker", segment.Speaker);
            JsonFields.WriteNumber(_writer, "start_time", segment.StartSeconds);
            JsonFields.WriteNumber(_writer, "end_time", segment.EndSeconds);
            JsonFields.WriteText(_writer, "words", segment.TextOrWords);
            JsonFields.WriteText(_writer, "segment_id", segment.Id);
            JsonFields.WriteText(_writer, "channel", segment.Channel);
            JsonFields.WriteText(_writer, "language", segment.Language);
            JsonFields.WriteNumber(_writer, "confidence", segment.Confidence);
            if (segment.Kind != AnnotationKind.Speech) _writer.WriteString("kind", segment.Kind.ToString());
            JsonFields.WriteTags(_writer, "tags", segment.Tags);
            foreach ((string name, string value) in segment.Extra)
            {
                if (!Known.Contains(name)) JsonFields.WriteKept(_writer, name, value);
            }

            _writer.WriteEndObject();
        }
    }
}
