using System.Collections.Frozen;
using System.Text.Json;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// NeMo's manifests: <c>audio_filepath</c>, <c>offset</c>, <c>duration</c>, <c>text</c> and any other keys (NeMo documentation,
/// ASR datasets). The recording is named by its file without folder and extension.
/// </summary>
internal sealed class NemoFormat : JsonRowFormat
{
    private static readonly FrozenSet<string> Known = Keys("audio_filepath", "offset", "duration", "text", "speaker", "channel", "lang", "id", "confidence", "kind", "tags", "recording");

    public override string Name => "NeMo";

    public override AnnotationFields Holds => base.Holds | AnnotationFields.Audio;

    protected override string TellingKey => "audio_filepath";

    public override ReadOnlySpan<char> RecordingOf(ReadOnlySpan<char> line, RowContext context)
    {
        // Escapes within do no harm here: the text only tells whether rows stand together.
        int key = line.IndexOf("\"audio_filepath\"");
        if (key < 0) return default;
        ReadOnlySpan<char> rest = line[(key + 16)..].TrimStart().TrimStart(':').TrimStart();
        if (!rest.StartsWith('"')) return default;
        int end = rest[1..].IndexOf('"');
        return end < 0 ? default : rest[1..(end + 1)];
    }

    protected override AnnotationSegment Read(JsonElement row, RowContext context)
    {
        string audio = context.Text(JsonFields.Text(row, "audio_filepath") ?? throw new RowProblem("the object has no \"audio_filepath\""));
        double start = JsonFields.Number(row, "offset") ?? 0;
        return new AnnotationSegment
        {
            Recording = context.Text(JsonFields.Text(row, "recording") ?? context.RecordingOfAudio(audio)),
            Id = JsonFields.Text(row, "id"),
            Kind = JsonFields.Kind(row, "kind"),
            StartSeconds = start,
            EndSeconds = JsonFields.Number(row, "duration") is { } duration ? Seconds.Add(start, duration) : null,
            Text = JsonFields.Text(row, "text"),
            Speaker = JsonFields.Text(row, "speaker"),
            Channel = JsonFields.Text(row, "channel"),
            Language = JsonFields.Text(row, "lang"),
            Confidence = JsonFields.Number(row, "confidence"),
            Tags = JsonFields.Tags(row, "tags"),
            Extra = NamedValues.Of([new(ExtraNames.Audio, audio), .. JsonFields.Others(row, Known)]),
            SourcePath = context.Path,
            SourceLine = context.Line,
        };
    }

    protected override void Write(Utf8JsonWriter writer, AnnotationSegment segment, AnnotationDocument document)
    {
        string audio = segment.Extra.Get(ExtraNames.Audio) ?? document.Audio ?? segment.Recording;
        writer.WriteString("audio_filepath", audio);
        JsonFields.WriteNumber(writer, "offset", segment.StartSeconds);
        JsonFields.WriteNumber(writer, "duration", segment.DurationSeconds is { } duration ? Seconds.Add(0, duration) : null);
        JsonFields.WriteText(writer, "text", segment.TextOrWords);
        JsonFields.WriteText(writer, "speaker", segment.Speaker);
        JsonFields.WriteText(writer, "channel", segment.Channel);
        JsonFields.WriteText(writer, "lang", segment.Language);
        JsonFields.WriteText(writer, "id", segment.Id);
        JsonFields.WriteNumber(writer, "confidence", segment.Confidence);
        if (segment.Kind != AnnotationKind.Speech) writer.WriteString("kind", segment.Kind.ToString());
        JsonFields.WriteTags(writer, "tags", segment.Tags);
        if (RowContext.NameOfAudio(audio) != segment.Recording) writer.WriteString("recording", segment.Recording);
        foreach ((string name, string value) in segment.Extra)
        {
            if (name != ExtraNames.Audio) JsonFields.WriteKept(writer, name, value);
        }
    }
}
