using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// WebVTT: a signature, then cues parted by empty lines; NOTE, STYLE and REGION blocks are kept (W3C, WebVTT: The Web Video Text
/// Tracks Format). A voice span around a cue, or WhisperX's bracket, is its speaker; other spans stay in the text.
/// </summary>
internal sealed partial class WebVttFormat : RowFormat
{
    public override string Name => "WebVTT";

    public override string Extension => ".vtt";

    public override bool PartsByBlanks => false;

    public override int TimeDecimals => 3;

    public override bool HasHeader => true;

    public override bool JoinsLines => true;

    public override bool PartsByEmptyLines => true;

    public override AnnotationFields Holds => AnnotationFields.Times | AnnotationFields.Segments | AnnotationFields.Text | AnnotationFields.Speaker | AnnotationFields.Id;

    public override bool HoldsExtra(string name) => name == "Settings";

    public override bool Recognises(AnnotationOpening opening) =>
        opening.Text.StartsWith("WEBVTT", StringComparison.Ordinal) && (opening.Text.Length == 6 || char.IsWhiteSpace(opening.Text[6]));

    public override bool IsComment(ReadOnlySpan<char> line) => line.IsWhiteSpace() || (!line.Contains("-->", StringComparison.Ordinal) && IsBlock(line));

    public override bool Continues(ReadOnlySpan<char> row, ReadOnlySpan<char> next, RowContext context) => !next.IsWhiteSpace();

    public override void ReadHeader(string header, RowContext context)
    {
        if (!header.StartsWith("WEBVTT", StringComparison.Ordinal)) throw AnnotationErrors.File("AnnotationUnreadable", context.Path, "does not begin with WEBVTT.");
    }

    public override string HeaderFor(AnnotationDocument document, string? header) => header ?? "WEBVTT";

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        recording = context.FileRecording;
        string[] lines = line.ToString().Split('\n');
        int times = lines[0].Contains("-->", StringComparison.Ordinal) ? 0 : 1;
        if (times == lines.Length) throw new RowProblem($"the cue '{RowProblem.Excerpt(lines[0])}' has no line of times");
        (double start, double end, string settings) = SubtitleText.Times(lines[times]);
        string text = string.Join('\n', lines[(times + 1)..]);
        Match voice = VoicePattern().Match(text);
        (string? speaker, text) = voice.Success ? (voice.Groups[1].Value, voice.Groups[2].Value) : SubtitleText.Speaker(text);
        return new AnnotationSegment
        {
            Recording = recording,
            Id = times == 1 ? lines[0] : null,
            StartSeconds = start,
            EndSeconds = end,
            Speaker = speaker is null ? null : WebUtility.HtmlDecode(speaker),
            Text = WebUtility.HtmlDecode(text),
            Extra = settings.Length == 0 ? NamedValues.Empty : NamedValues.Of("Settings", settings),
            SourcePath = context.Path,
            SourceLine = context.Line,
        };
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into)
    {
        AnnotationSegment segment = (AnnotationSegment)row;
        if (segment.Id is { Length: > 0 } id) into.Append(FieldText.Line(id).Replace("-->", "->", StringComparison.Ordinal)).Append('\n');
        into.Append(Seconds.Clock(segment.StartSeconds!.Value, '.')).Append(" --> ").Append(Seconds.Clock(segment.EndSeconds!.Value, '.'));
        if (segment.Extra.Get("Settings") is { } settings) into.Append(' ').Append(settings);
        into.Append('\n');
        if (segment.Speaker is not null) into.Append("<v ").Append(Escape(FieldText.Line(segment.Speaker))).Append('>');
        into.Append(Escape(SrtFormat.WithoutEmptyLines(segment.TextOrWords)));
        if (segment.Speaker is not null) into.Append("</v>");
    }

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses) => WordPlacement.IntoSegments(document).Segments
        .Where(segment => segment is { Kind: AnnotationKind.Speech, StartSeconds: not null, EndSeconds: not null });

    private static bool IsBlock(ReadOnlySpan<char> line) =>
        line.StartsWith("NOTE") || line is "STYLE" || line is "REGION" || line.StartsWith("STYLE\n") || line.StartsWith("REGION\n");

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex(@"^<v(?:\.[^\s>]+)?\s+([^>]+)>((?:(?!<v[\s.])(?s:.))*?)(?:</v>)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex VoicePattern();
}
