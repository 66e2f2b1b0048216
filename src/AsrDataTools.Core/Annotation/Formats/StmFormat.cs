using System.Collections.Frozen;
using System.Text;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// Segment time marks: <c>file channel speaker start end [&lt;label&gt;] text</c>; lines that start with ";;" are comments (sctk,
/// sclite's input formats). Alternates, optional words and other marks stay in the text as they stand.
/// </summary>
internal sealed class StmFormat : RowFormat
{
    /// <summary>The text of a stretch that is not scored.</summary>
    private const string Ignore = "IGNORE_TIME_SEGMENT_IN_SCORING";

    /// <summary>The speaker of what lies between the segments of NIST's evaluations.</summary>
    private const string Gap = "inter_segment_gap";

    public override string Name => "STM";

    public override string Extension => ".stm";

    public override AnnotationFields Holds => AnnotationFields.Recordings | AnnotationFields.Times | AnnotationFields.Segments | AnnotationFields.Text
        | AnnotationFields.Speaker | AnnotationFields.Channel;

    public override IReadOnlySet<AnnotationKind> Kinds { get; } = new[] { AnnotationKind.Speech, AnnotationKind.Unscored, AnnotationKind.Other }.ToFrozenSet();

    public override bool HoldsExtra(string name) => name is ExtraNames.Label or ExtraNames.Type;

    public override bool Recognises(AnnotationOpening opening) => opening.MostRows(row =>
    {
        string[] fields = AnnotationOpening.Fields(row);
        return AnnotationOpening.IsNumber(fields, 3) && AnnotationOpening.IsNumber(fields, 4);
    });

    public override ReadOnlySpan<char> RecordingOf(ReadOnlySpan<char> line, RowContext context) => new RowFields(line).Next();

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        RowFields fields = new(line);
        recording = context.Text(fields.Require("file"));
        string channel = context.Text(fields.Require("channel"));
        string speaker = context.Text(fields.Require("speaker"));
        double start = Seconds.Parse(fields.Require("start"), "start");
        double end = Seconds.Parse(fields.Require("end"), "end");
        ReadOnlySpan<char> text = fields.Rest;
        string? label = null;
        if (text.StartsWith('<') && new RowFields(text).Next() is [.., '>'] first)
        {
            label = context.Text(first);
            text = text[first.Length..].TrimStart();
        }

        bool gap = speaker == Gap;
        bool ignored = text.Equals(Ignore, StringComparison.OrdinalIgnoreCase);
        return new AnnotationSegment
        {
            Recording = recording,
            Kind = ignored ? AnnotationKind.Unscored : gap ? AnnotationKind.Other : AnnotationKind.Speech,
            StartSeconds = start,
            EndSeconds = end,
            Speaker = gap ? null : speaker,
            Channel = channel,
            Text = ignored ? null : text.ToString(),
            Extra = NamedValues.Empty.With(ExtraNames.Label, label).With(ExtraNames.Type, gap ? Gap : null),
            SourcePath = context.Path,
            SourceLine = context.Line,
        };
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into)
    {
        AnnotationSegment segment = (AnnotationSegment)row;
        bool gap = segment.Extra.Get(ExtraNames.Type) == Gap;
        string text = segment.Kind == AnnotationKind.Unscored ? Ignore : FieldText.Line(segment.TextOrWords);
        into.Append(FieldText.Of(segment.Recording, "-")).Append(' ').Append(FieldText.Of(segment.Channel, "1"))
            .Append(' ').Append(gap ? Gap : FieldText.Of(segment.Speaker, "unknown"))
            .Append(' ').Append(Seconds.Text(segment.StartSeconds!.Value, 2)).Append(' ').Append(Seconds.Text(segment.EndSeconds!.Value, 2));
        if (segment.Extra.Get(ExtraNames.Label) is { } label) into.Append(' ').Append(FieldText.Of(label, "<>"));
        if (text.Length > 0) into.Append(' ').Append(text);
    }

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses)
    {
        IEnumerable<AnnotationSegment> segments = WordPlacement.IntoSegments(document).Segments;

        // sclite wants each channel's segments in the order of time.
        if (document.Format != Name) segments = segments.OrderBy(segment => segment.Channel ?? "1", StringComparer.Ordinal).ThenBy(segment => segment.StartSeconds);
        foreach (AnnotationSegment segment in segments)
        {
            if (segment.StartSeconds is null || segment.EndSeconds is null || !Kinds.Contains(segment.Kind)) continue;
            if (segment.Kind == AnnotationKind.Other && segment.Extra.Get(ExtraNames.Type) != Gap) losses.Add("Other");
            else yield return segment;
        }
    }
}
