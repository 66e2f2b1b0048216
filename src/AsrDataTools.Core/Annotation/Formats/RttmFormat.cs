using System.Collections.Frozen;
using System.Text;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// Rich Transcription Time Marked: <c>type file channel start duration orthography subtype speaker confidence [lookahead]</c>,
/// &lt;NA&gt; for absent (NIST RT-09 evaluation plan, appendix A; sctk's rttmValidator).
/// </summary>
internal sealed class RttmFormat : RowFormat
{
    private const string Absent = "<NA>";
    private const string SpeakerInfo = "SPKR-INFO";

    private static readonly FrozenDictionary<string, AnnotationKind> Types = new Dictionary<string, AnnotationKind>
    {
        ["SPEAKER"] = AnnotationKind.Speech,
        ["NON-LEX"] = AnnotationKind.Event,
        ["NON-SPEECH"] = AnnotationKind.Event,
        ["NOSCORE"] = AnnotationKind.Unscored,
        ["SEGMENT"] = AnnotationKind.Other,
        ["NO_RT_METADATA"] = AnnotationKind.Other,
        ["FILLER"] = AnnotationKind.Other,
        ["EDIT"] = AnnotationKind.Other,
        ["SU"] = AnnotationKind.Other,
        ["IP"] = AnnotationKind.Other,
        ["CB"] = AnnotationKind.Other,
        ["A/P"] = AnnotationKind.Other,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public override string Name => "RTTM";

    public override string Extension => ".rttm";

    public override AnnotationFields Holds => AnnotationFields.Recordings | AnnotationFields.Times | AnnotationFields.Segments | AnnotationFields.Speaker
        | AnnotationFields.Gender | AnnotationFields.Channel | AnnotationFields.Confidence | AnnotationFields.Words | AnnotationFields.WordConfidence
        | AnnotationFields.WordType;

    public override IReadOnlySet<AnnotationKind> Kinds { get; } =
        new[] { AnnotationKind.Speech, AnnotationKind.Event, AnnotationKind.Unscored, AnnotationKind.Other }.ToFrozenSet();

    public override bool HoldsExtra(string name) => name == ExtraNames.Type;

    public override bool Recognises(AnnotationOpening opening) => opening.MostRows(row =>
    {
        string[] fields = AnnotationOpening.Fields(row);
        return fields.Length is >= 8 and <= 10 && (Types.ContainsKey(fields[0]) || IsType(fields[0], "LEXEME") || IsType(fields[0], SpeakerInfo));
    });

    public override ReadOnlySpan<char> RecordingOf(ReadOnlySpan<char> line, RowContext context)
    {
        RowFields fields = new(line);
        fields.Next();
        return fields.Next();
    }

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        RowFields fields = new(line);
        ReadOnlySpan<char> type = fields.Next();
        recording = context.Text(fields.Require("file"));
        string? channel = context.Optional(fields.Require("channel"));
        ReadOnlySpan<char> start = fields.Require("start");
        ReadOnlySpan<char> duration = fields.Require("duration");
        ReadOnlySpan<char> orthography = fields.Next();
        string? subtype = context.Optional(fields.Next());
        string? speaker = context.Optional(fields.Next());
        double? confidence = FieldText.Confidence(fields.Next());
        if (IsType(type, SpeakerInfo))
        {
            return new AnnotationSpeaker
            {
                Id = speaker ?? throw new RowProblem("an SPKR-INFO row names no speaker"),
                Gender = subtype,
                SourceLine = context.Line,
            };
        }

        double? from = Time(start, "start");
        double? until = from is { } begin && Time(duration, "duration") is { } length ? Seconds.Add(begin, length) : null;
        if (IsType(type, "LEXEME"))
        {
            return new AnnotationWord
            {
                Text = context.Optional(orthography) ?? "",
                StartSeconds = from,
                EndSeconds = until,
                Confidence = confidence,
                Speaker = speaker,
                Channel = channel,
                Type = subtype,
                SourceLine = context.Line,
            };
        }

        if (!Types.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(type, out AnnotationKind kind))
            throw new RowProblem($"'{RowProblem.Excerpt(type)}' is no type of RTTM row; they are {string.Join(", ", Types.Keys.Order(StringComparer.Ordinal))}, LEXEME and {SpeakerInfo}");
        bool named = kind == AnnotationKind.Other || IsType(type, "NON-SPEECH");
        string? text = context.Optional(orthography);
        return new AnnotationSegment
        {
            Recording = recording,
            Kind = kind,
            StartSeconds = from,
            EndSeconds = until,
            Speaker = speaker,
            Channel = channel,
            Text = kind == AnnotationKind.Speech ? text : subtype ?? text,
            Confidence = confidence,
            Extra = named ? NamedValues.Of(ExtraNames.Type, context.Text(type)) : NamedValues.Empty,
            SourcePath = context.Path,
            SourceLine = context.Line,
        };
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into)
    {
        switch (row)
        {
            case AnnotationSpeaker speaker:
                Append(into, SpeakerInfo, document.Recording, null, Absent, Absent, null, speaker.Gender ?? "unknown", speaker.Id, null);
                break;
            case AnnotationWord word:
                (string start, string duration) = Span(word.StartSeconds, word.EndSeconds);
                Append(into, "LEXEME", document.Recording, word.Channel, start, duration, word.Text, word.Type ?? "lex", word.Speaker, word.Confidence);
                break;
            case AnnotationSegment segment:
                (start, duration) = Span(segment.StartSeconds, segment.EndSeconds);
                string type = segment.Extra.Get(ExtraNames.Type) is { } given && Types.ContainsKey(given) ? given : segment.Kind switch
                {
                    AnnotationKind.Speech => "SPEAKER",
                    AnnotationKind.Unscored => "NOSCORE",
                    _ => "NON-LEX",
                };
                bool labelled = segment.Kind is AnnotationKind.Event or AnnotationKind.Other;
                Append(into, type, segment.Recording, segment.Channel, start, duration, null, labelled ? segment.Text : null, segment.Speaker, segment.Confidence);
                break;
        }
    }

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses)
    {
        foreach (AnnotationSpeaker speaker in document.Speakers)
        {
            if (speaker.Gender is not null || speaker.SourceLine > 0) yield return speaker;
        }

        foreach (AnnotationSegment segment in document.Segments)
        {
            if (!Kinds.Contains(segment.Kind) || segment.StartSeconds is null) continue;
            if (segment.Kind == AnnotationKind.Other && !Types.ContainsKey(segment.Extra.Get(ExtraNames.Type) ?? "")) losses.Add("Other");
            else yield return segment;
            foreach (AnnotationWord word in segment.Words)
            {
                if (word.StartSeconds is not null) yield return word with { Speaker = word.Speaker ?? segment.Speaker, Channel = word.Channel ?? segment.Channel };
            }
        }

        foreach (AnnotationWord word in document.Words)
        {
            if (word.StartSeconds is not null) yield return word;
        }
    }

    private static bool IsType(ReadOnlySpan<char> field, string type) => field.Equals(type, StringComparison.OrdinalIgnoreCase);

    // NIST marks times that were guessed with an asterisk.
    private static double? Time(ReadOnlySpan<char> field, string name) =>
        field.Equals(Absent, StringComparison.OrdinalIgnoreCase) ? null : Seconds.Parse(field.TrimEnd('*'), name);

    private static (string Start, string Duration) Span(double? start, double? end) =>
        (start is { } from ? Seconds.Text(from, 3) : Absent, start is { } begin && end is { } until ? Seconds.Text(begin, until, 3) : Absent);

    private static void Append(
        StringBuilder into, string type, string recording, string? channel, string start, string duration, string? orthography, string? subtype, string? speaker, double? confidence)
    {
        into.Append(type).Append(' ').Append(FieldText.Of(recording, "-")).Append(' ').Append(FieldText.Of(channel, "1")).Append(' ').Append(start).Append(' ').Append(duration)
            .Append(' ').Append(FieldText.Of(orthography, Absent)).Append(' ').Append(FieldText.Of(subtype, Absent)).Append(' ').Append(FieldText.Of(speaker, Absent))
            .Append(' ').Append(confidence is { } value ? Seconds.Text(value, 0) : Absent).Append(' ').Append(Absent);
    }
}
