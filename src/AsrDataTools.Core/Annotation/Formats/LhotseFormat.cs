using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// Lhotse's supervisions, a line each: id, recording_id, start, duration, channel (counted from 0), text, language, speaker, gender,
/// custom, and alignment with items <c>[symbol, start, duration, score]</c> (lhotse/supervision.py). Kind, confidence and tags go to
/// custom.
/// </summary>
internal sealed class LhotseFormat : JsonRowFormat
{
    private const string WordAlignment = "word";

    private static readonly FrozenSet<string> Known = Keys("id", "recording_id", "start", "duration", "channel", "text", "language", "speaker", "alignment", "custom");
    private static readonly FrozenSet<string> Custom = Keys("kind", "confidence", "tags");

    public override string Name => "Lhotse";

    public override AnnotationFields Holds => base.Holds | AnnotationFields.Words | AnnotationFields.WordConfidence;

    protected override string TellingKey => "recording_id";

    public override ReadOnlySpan<char> RecordingOf(ReadOnlySpan<char> line, RowContext context)
    {
        int key = line.IndexOf("\"recording_id\"");
        if (key < 0) return default;
        ReadOnlySpan<char> rest = line[(key + 14)..].TrimStart().TrimStart(':').TrimStart();
        if (!rest.StartsWith('"')) return default;
        int end = rest[1..].IndexOf('"');
        return end < 0 ? default : rest[1..(end + 1)];
    }

    protected override AnnotationSegment Read(JsonElement row, RowContext context)
    {
        double? start = JsonFields.Number(row, "start") ?? throw new RowProblem("the supervision has no \"start\"");
        bool customized = row.TryGetProperty("custom", out JsonElement custom) && custom.ValueKind == JsonValueKind.Object;
        NamedValues extra = JsonFields.Others(row, Known);
        if (customized)
        {
            foreach ((string name, string value) in JsonFields.Others(custom, Custom)) extra = extra.With("custom." + name, value);
        }

        return new AnnotationSegment
        {
            Recording = context.Text(JsonFields.Text(row, "recording_id") ?? throw new RowProblem("the supervision has no \"recording_id\"")),
            Id = JsonFields.Text(row, "id"),
            Kind = customized ? JsonFields.Kind(custom, "kind") : AnnotationKind.Speech,
            StartSeconds = start,
            EndSeconds = JsonFields.Number(row, "duration") is { } duration ? Seconds.Add(start.Value, duration) : null,
            Channel = Channel(row),
            Text = JsonFields.Text(row, "text"),
            Language = JsonFields.Text(row, "language"),
            Speaker = JsonFields.Text(row, "speaker"),
            Confidence = customized ? JsonFields.Number(custom, "confidence") : null,
            Tags = customized ? JsonFields.Tags(custom, "tags") : [],
            Words = Words(row, ref extra),
            Extra = extra,
            SourcePath = context.Path,
            SourceLine = context.Line,
        };
    }

    protected override void Write(Utf8JsonWriter writer, AnnotationSegment segment, AnnotationDocument document)
    {
        writer.WriteString("id", segment.Id ?? string.Create(CultureInfo.InvariantCulture, $"{segment.Recording}-{segment.Speaker}-{segment.StartSeconds:0.000}-{segment.Kind}"));
        writer.WriteString("recording_id", segment.Recording);
        JsonFields.WriteNumber(writer, "start", segment.StartSeconds);
        JsonFields.WriteNumber(writer, "duration", segment.DurationSeconds is { } duration ? Seconds.Add(0, duration) : null);
        writer.WritePropertyName("channel");
        if (segment.Channel is { } channel) writer.WriteRawValue(ZeroBased(channel));
        else writer.WriteNumberValue(0);
        JsonFields.WriteText(writer, "text", segment.TextOrWords);
        JsonFields.WriteText(writer, "language", segment.Language);
        JsonFields.WriteText(writer, "speaker", segment.Speaker);
        foreach ((string name, string value) in segment.Extra)
        {
            if (!name.StartsWith("custom.", StringComparison.Ordinal) && !name.StartsWith("alignment.", StringComparison.Ordinal)) JsonFields.WriteKept(writer, name, value);
        }

        WriteAlignment(writer, segment);
        WriteCustom(writer, segment);
    }

    // Counted from 0 in the file and from 1 here; a list of channels stays a list.
    private static string? Channel(JsonElement row)
    {
        if (!row.TryGetProperty("channel", out JsonElement channel) || channel.ValueKind == JsonValueKind.Null) return null;
        if (channel.ValueKind == JsonValueKind.Number && channel.TryGetInt32(out int number)) return (number + 1).ToString(CultureInfo.InvariantCulture);
        if (channel.ValueKind == JsonValueKind.Array && channel.EnumerateArray().All(item => item.TryGetInt32(out _)))
            return string.Join(',', channel.EnumerateArray().Select(item => item.GetInt32() + 1));
        throw new RowProblem($"\"channel\" is {RowProblem.Excerpt(channel.GetRawText())}, neither a number nor a list of numbers");
    }

    private static string ZeroBased(string channel)
    {
        string[] parts = channel.Split(',');
        int[] numbers = [.. parts.Select(part => AnnotationChannel.Number(part) - 1 ?? 0)];
        return numbers.Length == 1 ? numbers[0].ToString(CultureInfo.InvariantCulture) : $"[{string.Join(',', numbers)}]";
    }

    private static ValueList<AnnotationWord> Words(JsonElement row, ref NamedValues extra)
    {
        if (!row.TryGetProperty("alignment", out JsonElement alignment) || alignment.ValueKind != JsonValueKind.Object) return [];
        ValueList<AnnotationWord> words = [];
        foreach (JsonProperty kind in alignment.EnumerateObject())
        {
            if (kind.Name != WordAlignment) extra = extra.With("alignment." + kind.Name, kind.Value.GetRawText());
            else words = kind.Value.EnumerateArray().Select(Word).ToValueList();
        }

        return words;
    }

    private static AnnotationWord Word(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Array || item.GetArrayLength() < 3 || item[0].ValueKind != JsonValueKind.String
            || item[1].ValueKind != JsonValueKind.Number || item[2].ValueKind != JsonValueKind.Number)
            throw new RowProblem($"an item of the alignment is {RowProblem.Excerpt(item.GetRawText())}, not [symbol, start, duration, score]");
        double start = item[1].GetDouble();
        return new AnnotationWord
        {
            Text = item[0].GetString()!,
            StartSeconds = start,
            EndSeconds = Seconds.Add(start, item[2].GetDouble()),
            Confidence = item.GetArrayLength() > 3 && item[3].ValueKind == JsonValueKind.Number ? item[3].GetDouble() : null,
        };
    }

    private static void WriteAlignment(Utf8JsonWriter writer, AnnotationSegment segment)
    {
        AnnotationWord[] words = [.. segment.Words.Where(word => word.StartSeconds is not null && word.EndSeconds is not null)];
        KeyValuePair<string, string>[] others = [.. segment.Extra.Where(value => value.Key.StartsWith("alignment.", StringComparison.Ordinal))];
        if (words.Length == 0 && others.Length == 0) return;
        writer.WriteStartObject("alignment");
        if (words.Length > 0) writer.WriteStartArray(WordAlignment);
        foreach (AnnotationWord word in words)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(word.Text);
            writer.WriteNumberValue(word.StartSeconds!.Value);
            writer.WriteNumberValue(Seconds.Add(-word.StartSeconds.Value, word.EndSeconds!.Value));
            if (word.Confidence is { } confidence) writer.WriteNumberValue(confidence);
            else writer.WriteNullValue();
            writer.WriteEndArray();
        }

        if (words.Length > 0) writer.WriteEndArray();
        foreach ((string name, string value) in others) JsonFields.WriteKept(writer, name["alignment.".Length..], value);
        writer.WriteEndObject();
    }

    private static void WriteCustom(Utf8JsonWriter writer, AnnotationSegment segment)
    {
        KeyValuePair<string, string>[] others = [.. segment.Extra.Where(value => value.Key.StartsWith("custom.", StringComparison.Ordinal))];
        if (segment.Kind == AnnotationKind.Speech && segment.Confidence is null && segment.Tags.Count == 0 && others.Length == 0) return;
        writer.WriteStartObject("custom");
        if (segment.Kind != AnnotationKind.Speech) writer.WriteString("kind", segment.Kind.ToString());
        JsonFields.WriteNumber(writer, "confidence", segment.Confidence);
        JsonFields.WriteTags(writer, "tags", segment.Tags);
        foreach ((string name, string value) in others) JsonFields.WriteKept(writer, name["custom.".Length..], value);
        writer.WriteEndObject();
    }
}
