using System.Text;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// Time marked conversation: <c>file channel start duration word [confidence [type [speaker]]]</c>; lines that start with ";;" are
/// comments (sctk, sclite's input formats; ctmValidator). Marks of alternatives (&lt;ALT_BEGIN&gt; …) are words without times.
/// </summary>
internal sealed class CtmFormat : RowFormat
{
    public override string Name => "CTM";

    public override string Extension => ".ctm";

    public override AnnotationFields Holds => AnnotationFields.Recordings | AnnotationFields.Speaker | AnnotationFields.Channel | AnnotationFields.Words
        | AnnotationFields.WordConfidence | AnnotationFields.WordType;

    public override bool Recognises(AnnotationOpening opening) => opening.MostRows(row =>
    {
        string[] fields = AnnotationOpening.Fields(row);
        return fields.Length is >= 5 and <= 8
            && ((AnnotationOpening.IsNumber(fields, 2) && AnnotationOpening.IsNumber(fields, 3)) || (fields[2] == "*" && fields[3] == "*"))
            && !IsSegmentMark(fields);
    });

    public override ReadOnlySpan<char> RecordingOf(ReadOnlySpan<char> line, RowContext context) => new RowFields(line).Next();

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        RowFields fields = new(line);
        recording = context.Text(fields.Require("file"));
        string channel = context.Text(fields.Require("channel"));
        double? start = Time(fields.Require("start"), "start");
        double? duration = Time(fields.Require("duration"), "duration");
        string word = context.Text(fields.Require("word"));
        double? confidence = FieldText.Confidence(fields.Next());
        string? type = context.Optional(fields.Next());
        string? speaker = context.Optional(fields.Next());
        if (!fields.Rest.IsEmpty) throw new RowProblem("a CTM row has at most eight fields");
        return new AnnotationWord
        {
            Text = word,
            StartSeconds = start,
            EndSeconds = start is { } from && duration is { } length ? Seconds.Add(from, length) : null,
            Confidence = confidence,
            Speaker = speaker,
            Channel = channel,
            Type = type,
            SourceLine = context.Line,
        };
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into)
    {
        AnnotationWord word = (AnnotationWord)row;
        bool timed = word.StartSeconds is not null && word.EndSeconds is not null;
        into.Append(FieldText.Of(document.Recording, "-")).Append(' ').Append(FieldText.Of(word.Channel, "1"))
            .Append(' ').Append(timed ? Seconds.Text(word.StartSeconds!.Value, 2) : "*")
            .Append(' ').Append(timed ? Seconds.Text(word.StartSeconds!.Value, word.EndSeconds!.Value, 2) : "*")
            .Append(' ').Append(FieldText.Of(word.Text, "@"));
        if (word.Confidence is null && word.Type is null && word.Speaker is null) return;
        into.Append(' ').Append(word.Confidence is { } confidence ? Seconds.Text(confidence, 0) : "NA");
        if (word.Type is null && word.Speaker is null) return;
        into.Append(' ').Append(FieldText.Of(word.Type, "lex"));
        if (word.Speaker is not null) into.Append(' ').Append(FieldText.Of(word.Speaker, "unknown"));
    }

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses)
    {
        IEnumerable<AnnotationWord> words = document.Segments.SelectMany(segment => segment.Words.Select(word => word with
        {
            Speaker = word.Speaker ?? segment.Speaker,
            Channel = word.Channel ?? segment.Channel,
        })).Where(word => word.StartSeconds is not null && word.EndSeconds is not null);
        if (document.Format == Name) return [.. document.Words, .. words];

        // sclite wants each channel's words in the order of time.
        return document.Words.Where(word => word.StartSeconds is not null && word.EndSeconds is not null).Concat(words)
            .OrderBy(word => word.Channel ?? "1", StringComparer.Ordinal).ThenBy(word => word.StartSeconds);
    }

    private static double? Time(ReadOnlySpan<char> field, string name) => field is "*" ? null : Seconds.Parse(field, name);

    // "file 1 2 0.50 3.10 one" may be a word called 3.10 or a segment of speaker 2; spoken digits have no decimals.
    private static bool IsSegmentMark(string[] fields) =>
        AnnotationOpening.IsNumber(fields, 4) && fields[4].Contains('.', StringComparison.Ordinal) && !fields[2].Contains('.', StringComparison.Ordinal);
}
