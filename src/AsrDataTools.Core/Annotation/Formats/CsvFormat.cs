using System.Globalization;
using System.Text;
using AsrDataTools.Audio;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// A table with a header, a segment a row, separated by commas, semicolons or tabs. Columns are known by their common names; others
/// are kept. Written are the columns of the source, or those of <see cref="CsvColumns.Standard"/>.
/// </summary>
internal sealed class CsvFormat : RowFormat
{
    private Known? _last;

    public override string Name => "CSV";

    public override string Extension => ".csv";

    public override bool PartsByBlanks => false;

    public override int TimeDecimals => 9;

    public override bool HasHeader => true;

    public override bool JoinsLines => true;

    public override IReadOnlySet<AnnotationKind> Kinds => AnnotationKinds.All;

    public override AnnotationFields Holds => AnnotationFields.Recordings | AnnotationFields.Times | AnnotationFields.Untimed | AnnotationFields.Segments
        | AnnotationFields.Text | AnnotationFields.Speaker | AnnotationFields.Channel | AnnotationFields.Id | AnnotationFields.Confidence
        | AnnotationFields.Language | AnnotationFields.Tags | AnnotationFields.Tiers | AnnotationFields.Audio;

    public override bool IsComment(ReadOnlySpan<char> line) => line.IsWhiteSpace();

    public override bool Continues(ReadOnlySpan<char> row, ReadOnlySpan<char> next, RowContext context) =>
        !CsvRecord.IsComplete(row, context.Columns is CsvColumns columns ? columns.Separator : ',');

    public override bool Recognises(AnnotationOpening opening)
    {
        if (opening.Rows.Count == 0 || !CsvColumns.IsComplete(opening.Rows[0])) return false;
        return opening.Rows[0].AsSpan().IndexOfAny(",;\t") >= 0 && !CsvColumns.Of(opening.Rows[0]).Problem;
    }

    public override void ReadHeader(string header, RowContext context)
    {
        CsvColumns columns;
        try
        {
            columns = CsvColumns.Of(header);
        }
        catch (RowProblem problem)
        {
            throw AnnotationErrors.File("AnnotationColumnsUnknown", context.Path, $"has no usable line of column names: {problem.Message}.", problem);
        }

        if (columns.Problem)
        {
            throw AnnotationErrors.File(
                "AnnotationColumnsUnknown",
                context.Path,
                $"has no column for the text, nor columns for start and end, among {string.Join(", ", columns.Names.Select(name => $"'{name}'"))}. Name them {string.Join(", ", CsvColumns.Standard)}.");
        }

        context.Columns = columns;
    }

    public override string HeaderFor(AnnotationDocument document, string? header)
    {
        if (header is null) return string.Join(',', CsvColumns.Standard);
        CsvColumns columns = CsvColumns.Of(header);
        string[] missing = [.. CsvColumns.Standard.Where(name => !columns.Has(name) && !(name == "end" && columns.Has("duration")) && name != "recording"
            && document.Segments.Any(segment => Value(segment, name).Length > 0))];
        return missing.Length == 0 ? header : header + columns.Separator + string.Join(columns.Separator, missing);
    }

    public override ReadOnlySpan<char> RecordingOf(ReadOnlySpan<char> line, RowContext context)
    {
        CsvColumns columns = (CsvColumns)context.Columns!;
        try
        {
            List<string> values = CsvRecord.Parse(line, columns.Separator);
            for (int index = 0; index < Math.Min(values.Count, columns.Names.Count); index++)
            {
                if (columns.Meaning(index) == (columns.Has("recording") ? "recording" : "audio")) return values[index];
            }
        }
        catch (RowProblem)
        {
            // Reported when the row is read.
        }

        return default;
    }

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        CsvColumns columns = (CsvColumns)context.Columns!;
        List<string> values = CsvRecord.Parse(line, columns.Separator);
        if (values.Count > columns.Names.Count) throw new RowProblem($"the row has {values.Count} values for {columns.Names.Count} columns; put values that hold the separator into quotes");
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        List<KeyValuePair<string, string>> extra = [];
        for (int index = 0; index < values.Count; index++)
        {
            if (values[index].Length == 0) continue;
            string meaning = columns.Meaning(index);
            if (CsvColumns.Standard.Contains(meaning) || meaning is "duration" or "audio") known[meaning] = values[index];
            else extra.Add(new(meaning, values[index]));
        }

        double? start = Time(known, "start");
        double? end = Time(known, "end") ?? (start is { } from && Time(known, "duration") is { } duration ? Seconds.Add(from, duration) : null);
        string? audio = known.GetValueOrDefault("audio");
        if (audio is not null) extra.Insert(0, new(ExtraNames.Audio, context.Text(audio)));
        recording = known.TryGetValue("recording", out string? named) ? context.Text(named)
            : audio is null ? context.FileRecording
            : AudioFileFinder.KnowsExtension(Path.GetExtension(audio)) ? context.Text(context.RecordingOfAudio(audio))
            : context.Text(audio); // A name and no file: what follows its last dot is no extension.
        string kind = known.GetValueOrDefault("kind", nameof(AnnotationKind.Speech));
        return new AnnotationSegment
        {
            Recording = recording,
            Kind = Enum.TryParse(kind, ignoreCase: true, out AnnotationKind parsed) && Enum.IsDefined(parsed) ? parsed
                : throw new RowProblem($"the kind, '{RowProblem.Excerpt(kind)}', is none of {string.Join(", ", Enum.GetNames<AnnotationKind>())}"),
            StartSeconds = start,
            EndSeconds = end,
            Speaker = known.GetValueOrDefault("speaker"),
            Channel = known.GetValueOrDefault("channel"),
            Text = known.GetValueOrDefault("text"),
            Language = known.GetValueOrDefault("language"),
            Confidence = known.TryGetValue("confidence", out string? confidence) ? FieldText.Confidence(confidence) : null,
            Tier = known.GetValueOrDefault("tier"),
            Id = known.GetValueOrDefault("id"),
            Tags = known.TryGetValue("tags", out string? tags) ? TextList.Parse(tags).Select(AnnotationTag.Parse).ToValueList() : [],
            Extra = NamedValues.Of(extra),
            SourcePath = context.Path,
            SourceLine = context.Line,
        };
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into)
    {
        AnnotationSegment segment = (AnnotationSegment)row;
        CsvColumns columns = ColumnsOf(header!);
        for (int index = 0; index < columns.Names.Count; index++)
        {
            if (index > 0) into.Append(columns.Separator);
            into.Append(CsvRecord.Quote(Value(segment, columns.Meaning(index)), columns.Separator));
        }
    }

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses)
    {
        CsvColumns columns = ColumnsOf(header!);
        string[] missing = [.. CsvColumns.Standard.Where(name => !columns.Has(name) && !(name == "end" && columns.Has("duration")) && name != "recording")];
        if (document.Audio is not null && !columns.Has("audio")) losses.Add("Audio");
        foreach (AnnotationSegment segment in WordPlacement.IntoSegments(document).Segments)
        {
            foreach (string name in missing)
            {
                if (Value(segment, name).Length > 0) losses.Add(char.ToUpperInvariant(name[0]) + name[1..]);
            }

            yield return segment;
        }
    }

    // The header is the same from row to row.
    private CsvColumns ColumnsOf(string header)
    {
        if (_last is { } last && last.Header == header) return last.Columns;
        CsvColumns columns = CsvColumns.Of(header);
        _last = new(header, columns);
        return columns;
    }

    private static double? Time(Dictionary<string, string> known, string name) => known.TryGetValue(name, out string? text) ? Seconds.Parse(text, name) : null;

    private static string Value(AnnotationSegment segment, string meaning) => meaning switch
    {
        "recording" => segment.Recording,
        "audio" => segment.Extra.Get(ExtraNames.Audio) ?? segment.Recording,
        "start" => Number(segment.StartSeconds),
        "end" => Number(segment.EndSeconds),
        "duration" => Number(segment.DurationSeconds is { } duration ? Seconds.Add(0, duration) : null),
        "speaker" => segment.Speaker ?? "",
        "channel" => segment.Channel ?? "",
        "kind" => segment.Kind == AnnotationKind.Speech ? "" : segment.Kind.ToString(),
        "text" => segment.TextOrWords ?? "",
        "language" => segment.Language ?? "",
        "confidence" => Number(segment.Confidence),
        "tier" => segment.Tier ?? "",
        "id" => segment.Id ?? "",
        "tags" => segment.Tags.ToString(),
        _ => segment.Extra.Get(meaning) ?? "",
    };

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private sealed record Known(string Header, CsvColumns Columns);
}
