using System.Text;

namespace AsrDataTools.Annotation.Formats;

/// <summary>Plain text, an utterance a line: what a delivery without any times holds.</summary>
internal sealed class TextFormat : RowFormat
{
    public override string Name => "Text";

    public override string Extension => ".txt";

    public override bool PartsByBlanks => false;

    public override AnnotationFields Holds => AnnotationFields.Untimed | AnnotationFields.Segments | AnnotationFields.Text;

    public override bool IsComment(ReadOnlySpan<char> line) => line.IsWhiteSpace();

    /// <summary>Anything may be text: only a file that calls itself so is taken for it.</summary>
    public override bool Recognises(AnnotationOpening opening) =>
        opening.Rows.Count > 0 && Path.GetExtension(opening.Path).ToUpperInvariant() is ".TXT" or ".LAB";

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        recording = context.FileRecording;
        return new AnnotationSegment { Recording = recording, Text = line.Trim().ToString(), SourcePath = context.Path, SourceLine = context.Line };
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into) => into.Append(FieldText.Line(((AnnotationSegment)row).TextOrWords));

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses)
    {
        foreach (AnnotationSegment segment in WordPlacement.IntoSegments(document).Segments)
        {
            if (segment.Kind != AnnotationKind.Speech) continue;
            if (string.IsNullOrWhiteSpace(segment.TextOrWords)) losses.Add("Segment");
            else yield return segment;
        }
    }
}
