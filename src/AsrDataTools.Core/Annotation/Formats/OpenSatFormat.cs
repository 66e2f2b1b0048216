using System.Collections.Frozen;
using System.Text;
using AsrDataTools.Audio;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// Speech activity as NIST's OpenSAD and OpenSAT evaluations exchange it, parted by tabs. A system's row is
/// <c>definition set test SAD file start end speech|non-speech confidence</c>, a reference's row
/// <c>file channel start end S|NS|NT|RX|RS|RI|nonScorable|Mixed|Uncertain …</c> (OpenSAD15 evaluation plan, figure 4; OpenSAT20 evaluation plan, appendix I).
/// </summary>
internal sealed class OpenSatFormat : RowFormat
{
    private const string Task = "SAD";
    private const string Anonymous = "X";
    private const int SystemColumns = 9;
    private const int ReferenceColumns = 5;

    // RI is speech that cannot be understood; NT no transmission, RX the button released, RS adjudicated to be no speech.
    private static readonly FrozenDictionary<string, AnnotationKind> ReferenceTypes = new Dictionary<string, AnnotationKind>
    {
        ["S"] = AnnotationKind.Speech,
        ["RI"] = AnnotationKind.Speech,
        ["NS"] = AnnotationKind.Other,
        ["NT"] = AnnotationKind.Other,
        ["RX"] = AnnotationKind.Other,
        ["RS"] = AnnotationKind.Other,
        ["nonScorable"] = AnnotationKind.Unscored,
        ["Mixed"] = AnnotationKind.Unscored,
        ["Uncertain"] = AnnotationKind.Unscored,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, AnnotationKind> SystemTypes = new Dictionary<string, AnnotationKind>
    {
        ["speech"] = AnnotationKind.Speech,
        ["non-speech"] = AnnotationKind.Other,
        ["nonspeech"] = AnnotationKind.Other,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public override string Name => "OpenSAT";

    public override string Extension => ".tab";

    public override bool PartsByBlanks => false;

    public override AnnotationFields Holds =>
        AnnotationFields.Recordings | AnnotationFields.Times | AnnotationFields.Segments | AnnotationFields.Channel;

    public override IReadOnlySet<AnnotationKind> Kinds { get; } = new[] { AnnotationKind.Speech, AnnotationKind.Unscored, AnnotationKind.Other }.ToFrozenSet();

    public override bool HoldsExtra(string name) => name == ExtraNames.Type;

    public override bool Recognises(AnnotationOpening opening) => opening.MostRows(row =>
    {
        string[] fields = row.Split('\t');
        return IsSystem(fields)
            ? AnnotationOpening.IsNumber(fields, 5) && AnnotationOpening.IsNumber(fields, 6) && SystemTypes.ContainsKey(fields[7])
            : fields.Length >= ReferenceColumns && AnnotationOpening.IsNumber(fields, 2) && AnnotationOpening.IsNumber(fields, 3) && ReferenceTypes.ContainsKey(fields[4]);
    });

    public override ReadOnlySpan<char> RecordingOf(ReadOnlySpan<char> line, RowContext context)
    {
        string[] fields = line.ToString().Split('\t');
        return Recording(fields[IsSystem(fields) ? 4 : 0], context);
    }

    public override object Parse(ReadOnlySpan<char> line, RowContext context, out string recording)
    {
        string[] fields = line.ToString().Split('\t');
        bool system = IsSystem(fields);
        if (!system && fields.Length < ReferenceColumns) throw new RowProblem("a row of a reference has at least five columns, one of a system nine, the fourth being SAD, parted by tabs");
        recording = Recording(fields[system ? 4 : 0], context);
        string type = fields[system ? 7 : 4].Trim();
        if (!(system ? SystemTypes : ReferenceTypes).TryGetValue(type, out AnnotationKind kind))
        {
            throw new RowProblem($"'{RowProblem.Excerpt(type)}' is no type of interval; there are {string.Join(", ", (system ? SystemTypes : ReferenceTypes).Keys.Order(StringComparer.Ordinal))}");
        }

        return new AnnotationSegment
        {
            Recording = recording,
            Kind = kind,
            StartSeconds = Seconds.Parse(fields[system ? 5 : 2], "start"),
            EndSeconds = Seconds.Parse(fields[system ? 6 : 3], "end"),
            Channel = system ? null : context.Optional(fields[1].Trim()),
            Extra = type == "S" ? NamedValues.Empty : NamedValues.Of(ExtraNames.Type, context.Text(type)),
            SourcePath = context.Path,
            SourceLine = context.Line,
        };
    }

    public override void Render(object row, AnnotationDocument document, string? header, StringBuilder into)
    {
        AnnotationSegment segment = (AnnotationSegment)row;
        string? type = segment.Extra.Get(ExtraNames.Type);
        string recording = FieldText.Of(segment.Recording, Anonymous);
        string times = $"{Seconds.Text(segment.StartSeconds!.Value, 3)}\t{Seconds.Text(segment.EndSeconds!.Value, 3)}";
        if (type is not null && SystemTypes.ContainsKey(type))
        {
            into.Append(Anonymous).Append('\t').Append(Anonymous).Append('\t').Append(Anonymous).Append('\t').Append(Task).Append('\t')
                .Append(recording).Append('\t').Append(times).Append('\t').Append(type).Append("\t0.5");
            return;
        }

        string written = type is not null && ReferenceTypes.ContainsKey(type) ? type : segment.Kind == AnnotationKind.Speech ? "S" : "nonScorable";
        into.Append(recording).Append('\t').Append(FieldText.Of(segment.Channel, "1")).Append('\t').Append(times).Append('\t').Append(written).Append("\tmanual\t\t\t\t\t\t");
    }

    public override IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses)
    {
        foreach (AnnotationSegment segment in WordPlacement.IntoSegments(document).Segments)
        {
            if (!Kinds.Contains(segment.Kind) || segment.StartSeconds is null || segment.EndSeconds is null) continue;
            string type = segment.Extra.Get(ExtraNames.Type) ?? "";
            if (segment.Kind == AnnotationKind.Other && !ReferenceTypes.ContainsKey(type) && !SystemTypes.ContainsKey(type)) losses.Add("Other");
            else yield return segment;
        }
    }

    private static bool IsSystem(string[] fields) => fields.Length >= SystemColumns - 1 && fields[3].Trim().Equals(Task, StringComparison.OrdinalIgnoreCase);

    // Anonymous submissions have an X in place of the name: the file's own counts.
    private static string Recording(string field, RowContext context)
    {
        string name = field.Trim();
        if (name.Length == 0 || name == Anonymous) return context.FileRecording;
        return context.Text(AudioFileFinder.KnowsExtension(Path.GetExtension(name)) ? RowContext.NameOfAudio(name) : name);
    }
}
