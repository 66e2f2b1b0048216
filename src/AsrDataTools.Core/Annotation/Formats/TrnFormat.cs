using System.Globalization;
using System.Text;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// Transcripts: <c>text (id)</c>, an utterance a line, no times (sctk, sclite's input formats). Alternates and other marks stay in the
/// text. Whether the id names a speaker is for the scorer to say.
/// </summary>
internal sealed class TrnFormat : RowFormat
{
    public override string Name => "TRN";

    public override string Extension => ".trn";

    public override AnnotationFields Holds => AnnotationFields.Untimed | AnnotationFields.Segments | AnnotationFields.Text | AnnotationFields.Id;

    public override bool Recognises(AnnotationOpening opening) => opening.MostRows(row => IdStart(row) >= 0);

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        recording = context.FileRecording;
        ReadOnlySpan<char> row = line.TrimEnd();
        int open = IdStart(row);
        if (open < 0) throw new RowProblem("the row does not end with an utterance id in parentheses");
        return new AnnotationSegment
        {
            Recording = recording,
            Id = row[(open + 1)..^1].ToString(),
            Text = row[..open].Trim().ToString(),
            SourcePath = context.Path,
            SourceLine = context.Line,
        };
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into)
    {
        AnnotationSegment segment = (AnnotationSegment)row;
        string text = FieldText.Line(segment.TextOrWords);
        if (text.Length > 0) into.Append(text).Append(' ');
        into.Append('(').Append(FieldText.Of(segment.Id, "-")).Append(')');
    }

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses)
    {
        int number = 0;
        foreach (AnnotationSegment segment in WordPlacement.IntoSegments(document).Segments)
        {
            number++;
            if (segment.Kind != AnnotationKind.Speech) continue;
            yield return segment.Id is { Length: > 0 } ? segment : segment with { Id = string.Create(CultureInfo.InvariantCulture, $"{document.Recording}-{number:0000}") };
        }
    }

    // An optional word "(uh)" at the end is no id where another pair follows; the last pair is the id.
    private static int IdStart(ReadOnlySpan<char> row)
    {
        row = row.TrimEnd();
        if (!row.EndsWith(')')) return -1;
        int open = row.LastIndexOf('(');
        return open >= 0 && open + 2 < row.Length && row[(open + 1)..^1].IndexOfAny(" \t)") < 0 && (open == 0 || char.IsWhiteSpace(row[open - 1])) ? open : -1;
    }
}
