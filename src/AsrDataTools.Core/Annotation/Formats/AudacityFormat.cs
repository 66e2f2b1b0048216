using System.Text;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// Audacity labels: <c>start TAB end TAB text</c>; a line that starts with a backslash gives the frequencies of the label before it
/// (Audacity manual, Importing and Exporting Labels).
/// </summary>
internal sealed class AudacityFormat : RowFormat
{
    public override string Name => "Audacity";

    public override string Extension => ".txt";

    public override bool PartsByBlanks => false;

    public override AnnotationFields Holds => AnnotationFields.Times | AnnotationFields.Segments | AnnotationFields.Text;

    public override bool IsComment(ReadOnlySpan<char> line) => line.IsWhiteSpace() || line.StartsWith('\\');

    public override bool Recognises(AnnotationOpening opening) => opening.MostRows(row =>
    {
        string[] fields = row.Split('\t');
        return row.StartsWith('\\') || (fields.Length >= 2 && AnnotationOpening.IsNumber(fields, 0) && AnnotationOpening.IsNumber(fields, 1));
    });

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        recording = context.FileRecording;
        int first = line.IndexOf('\t');
        if (first < 0) throw new RowProblem("a label is start, end and text, parted by tabs");
        ReadOnlySpan<char> rest = line[(first + 1)..];
        int second = rest.IndexOf('\t');
        return new AnnotationSegment
        {
            Recording = recording,
            StartSeconds = Seconds.Parse(line[..first], "start"),
            EndSeconds = Seconds.Parse(second < 0 ? rest : rest[..second], "end"),
            Text = second < 0 ? null : rest[(second + 1)..].ToString(),
            SourcePath = context.Path,
            SourceLine = context.Line,
        };
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into)
    {
        AnnotationSegment segment = (AnnotationSegment)row;
        into.Append(Seconds.Text(segment.StartSeconds!.Value, 6)).Append('\t').Append(Seconds.Text(segment.EndSeconds!.Value, 6));
        if (segment.TextOrWords is { } text) into.Append('\t').Append(FieldText.Line(text));
    }

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses) => WordPlacement.IntoSegments(document).Segments
        .Where(segment => segment is { Kind: AnnotationKind.Speech, StartSeconds: not null, EndSeconds: not null });
}
