using System.Collections.Frozen;
using System.Text;

namespace AsrDataTools.Annotation.Formats;

/// <summary>Un-partitioned evaluation map: <c>file channel start end</c>, the stretches to be scored (sctk; NIST RT-09 evaluation plan).</summary>
internal sealed class UemFormat : RowFormat
{
    public override string Name => "UEM";

    public override string Extension => ".uem";

    public override AnnotationFields Holds => AnnotationFields.Recordings | AnnotationFields.Times | AnnotationFields.Channel;

    public override IReadOnlySet<AnnotationKind> Kinds { get; } = new[] { AnnotationKind.Scored }.ToFrozenSet();

    public override bool Recognises(AnnotationOpening opening) => opening.MostRows(row =>
    {
        string[] fields = AnnotationOpening.Fields(row);
        return fields.Length == 4 && AnnotationOpening.IsNumber(fields, 2) && AnnotationOpening.IsNumber(fields, 3) && fields[1].Length <= 2 && fields[0] != "\\";
    });

    public override ReadOnlySpan<char> RecordingOf(ReadOnlySpan<char> line, RowContext context) => new RowFields(line).Next();

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        RowFields fields = new(line);
        recording = context.Text(fields.Require("file"));
        string? channel = context.Optional(fields.Require("channel"));
        double start = Seconds.Parse(fields.Require("start"), "start");
        double end = Seconds.Parse(fields.Require("end"), "end");
        if (!fields.Rest.IsEmpty) throw new RowProblem("a UEM row has four fields");
        return new AnnotationSegment
        {
            Recording = recording,
            Kind = AnnotationKind.Scored,
            StartSeconds = start,
            EndSeconds = end,
            Channel = channel,
            SourcePath = context.Path,
            SourceLine = context.Line,
        };
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into)
    {
        AnnotationSegment segment = (AnnotationSegment)row;
        into.Append(FieldText.Of(segment.Recording, "-")).Append(' ').Append(FieldText.Of(segment.Channel, "1"))
            .Append(' ').Append(Seconds.Text(segment.StartSeconds!.Value, 3)).Append(' ').Append(Seconds.Text(segment.EndSeconds!.Value, 3));
    }

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses) =>
        document.Segments.Where(segment => segment is { Kind: AnnotationKind.Scored, StartSeconds: not null, EndSeconds: not null });
}
