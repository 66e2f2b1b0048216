using System.Globalization;
using System.Text;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// SubRip subtitles: number, times with milliseconds, text, an empty line. A speaker stands before the text in brackets, as WhisperX
/// writes it. The number is the id.
/// </summary>
internal sealed class SrtFormat : RowFormat
{
    public override string Name => "SRT";

    public override string Extension => ".srt";

    public override bool PartsByBlanks => false;

    public override int TimeDecimals => 3;

    public override bool JoinsLines => true;

    public override bool PartsByEmptyLines => true;

    public override AnnotationFields Holds => AnnotationFields.Times | AnnotationFields.Segments | AnnotationFields.Text | AnnotationFields.Speaker | AnnotationFields.Id;

    public override bool HoldsExtra(string name) => name == "Settings";

    public override bool IsComment(ReadOnlySpan<char> line) => line.IsWhiteSpace();

    public override bool Continues(ReadOnlySpan<char> row, ReadOnlySpan<char> next, RowContext context) => !next.IsWhiteSpace();

    public override bool Recognises(AnnotationOpening opening) =>
        (opening.Rows.Count >= 2 && opening.Rows[0].Trim().All(char.IsAsciiDigit) && IsTimes(opening.Rows[1])) || (opening.Rows.Count >= 1 && IsTimes(opening.Rows[0]));

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        recording = context.FileRecording;
        string[] lines = line.ToString().Split('\n');
        int times = lines.Length > 1 && !IsTimes(lines[0]) ? 1 : 0;
        (double start, double end, string settings) = SubtitleText.Times(lines[times]);
        (string? speaker, string text) = SubtitleText.Speaker(string.Join('\n', lines[(times + 1)..]));
        return new AnnotationSegment
        {
            Recording = recording,
            Id = times == 1 ? lines[0].Trim() : null,
            StartSeconds = start,
            EndSeconds = end,
            Speaker = speaker,
            Text = text,
            Extra = settings.Length == 0 ? NamedValues.Empty : NamedValues.Of("Settings", settings),
            SourcePath = context.Path,
            SourceLine = context.Line,
        };
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into)
    {
        AnnotationSegment segment = (AnnotationSegment)row;
        if (segment.Id is not null) into.Append(segment.Id).Append('\n');
        into.Append(Seconds.Clock(segment.StartSeconds!.Value, ',')).Append(" --> ").Append(Seconds.Clock(segment.EndSeconds!.Value, ','));
        if (segment.Extra.Get("Settings") is { } settings) into.Append(' ').Append(settings);
        into.Append('\n');
        if (segment.Speaker is not null) into.Append('[').Append(segment.Speaker).Append("]: ");
        into.Append(WithoutEmptyLines(segment.TextOrWords));
    }

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses)
    {
        int number = 0;
        foreach (AnnotationSegment segment in WordPlacement.IntoSegments(document).Segments)
        {
            if (segment is not { Kind: AnnotationKind.Speech, StartSeconds: not null, EndSeconds: not null }) continue;
            number++;
            bool numbered = segment.Id is { Length: > 0 } id && id.All(char.IsAsciiDigit);
            if (segment.Source is not null || numbered) yield return segment;
            else
            {
                losses.Add("Id", segment.Id is null ? 0 : 1);
                yield return segment with { Id = number.ToString(CultureInfo.InvariantCulture) };
            }
        }
    }

    /// <summary>An empty line would end the text.</summary>
    internal static string WithoutEmptyLines(string? text) =>
        text is null ? "" : string.Join('\n', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(line => !string.IsNullOrWhiteSpace(line)));

    private static bool IsTimes(string line) => line.Contains("-->", StringComparison.Ordinal);
}
