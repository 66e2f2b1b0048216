using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace AsrDataTools.Annotation.Formats;

/// <summary>A format of one JSON object a line, each a segment.</summary>
internal abstract class JsonRowFormat : RowFormat
{
    public override string Extension => ".jsonl";

    public override bool PartsByBlanks => false;

    public override int TimeDecimals => 9;

    public override IReadOnlySet<AnnotationKind> Kinds => AnnotationKinds.All;

    public override AnnotationFields Holds => AnnotationFields.Recordings | AnnotationFields.Segments | AnnotationFields.Times | AnnotationFields.Text
        | AnnotationFields.Speaker | AnnotationFields.Channel | AnnotationFields.Id | AnnotationFields.Language | AnnotationFields.Confidence
        | AnnotationFields.Tags | AnnotationFields.Extra;

    /// <summary>A key that the objects of this format have and those of the others have not.</summary>
    protected abstract string TellingKey { get; }

    public override bool Recognises(AnnotationOpening opening)
    {
        // The first line may be longer than what is looked at, so the key is sought before the line is read as JSON.
        string text = opening.Text.TrimStart();
        if (!text.StartsWith('{')) return false;
        int end = text.AsSpan().IndexOfAny('\n', '\r');
        string first = end < 0 ? text : text[..end];
        if (!first.Contains($"\"{TellingKey}\"", StringComparison.Ordinal)) return false;
        if (end < 0 && !first.TrimEnd().EndsWith('}')) return true;
        try
        {
            using JsonDocument document = WellFormedJson.Parse(first);
            return document.RootElement.TryGetProperty(TellingKey, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public override bool IsComment(ReadOnlySpan<char> line) => line.IsWhiteSpace();

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        try
        {
            using JsonDocument document = WellFormedJson.Parse(line.ToString());
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new RowProblem("the line is JSON, but no object");
            AnnotationSegment segment = Read(document.RootElement, context);
            recording = segment.Recording;
            return segment;
        }
        catch (JsonException exception)
        {
            throw new RowProblem($"the line is not JSON ({exception.Message})", exception);
        }
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into)
    {
        System.Buffers.ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, JsonFields.Compact))
        {
            writer.WriteStartObject();
            Write(writer, (AnnotationSegment)row, document);
            writer.WriteEndObject();
        }

        into.Append(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses) =>
        WordPlacement.IntoSegments(document).Segments.Where(segment => segment is { StartSeconds: not null, EndSeconds: not null } || document.Format == Name);

    protected abstract AnnotationSegment Read(JsonElement row, RowContext context);

    protected abstract void Write(Utf8JsonWriter writer, AnnotationSegment segment, AnnotationDocument document);

    protected static FrozenSet<string> Keys(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
