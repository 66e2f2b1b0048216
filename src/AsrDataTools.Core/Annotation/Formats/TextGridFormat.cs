using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// Praat's TextGrid, as long or short text file in UTF-8 or UTF-16 (Praat manual, TextGrid file formats). Intervals without a label
/// are silence and no segments. What a tier speaks of is told by its name: see <see cref="AnnotationKinds.TierOf"/>.
/// </summary>
internal sealed partial class TextGridFormat : DocumentFormat
{
    /// <summary>The short text file.</summary>
    private const string Short = "short";

    /// <summary>The long text file without the blank that Praat leaves at the end of lines.</summary>
    private const string Bare = "bare";

    private const string OriginalName = "Name";
    private const string Chronological = "Praat chronological TextGrid text file";
    private const int LargestFile = 1 << 30;

    public override string Name => "TextGrid";

    public override string Extension => ".TextGrid";

    public override int TimeDecimals => 12;

    public override AnnotationFields Holds => AnnotationFields.Times | AnnotationFields.Segments | AnnotationFields.Text | AnnotationFields.Speaker
        | AnnotationFields.Words | AnnotationFields.Tags | AnnotationFields.TagTimes | AnnotationFields.Tiers | AnnotationFields.Duration;

    public override bool Recognises(AnnotationOpening opening) =>
        opening.Text.StartsWith("File type = \"ooTextFile", StringComparison.Ordinal) && opening.Text.Contains("\"TextGrid\"", StringComparison.Ordinal)
        || opening.Text.Contains(Chronological, StringComparison.Ordinal);

    public override IEnumerable<AnnotationDocument> Read(string path, AnnotationReadOptions options, Action<SpeechDataException> report)
    {
        Encoding encoding = AnnotationText.EncodingOf(path, options.Encoding);
        using StreamReader reader = AnnotationText.Open(path, encoding);
        if (new FileInfo(path).Length > LargestFile) throw AnnotationErrors.File("AnnotationUnreadable", path, "is larger than 1 GB, which no TextGrid is.");
        string content = reader.ReadToEnd();
        if (content.Contains(Chronological, StringComparison.Ordinal))
            throw AnnotationErrors.File("AnnotationUnreadable", path, "is a chronological TextGrid. Save it as text file in Praat: Save > Save as text file.");
        yield return Read(new PraatText(content, path), path, new AnnotationLayout
        {
            Encoding = encoding,
            Newline = content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n",
            Variant = !LongPattern().IsMatch(content) ? Short : LongPattern().Match(content).Value.EndsWith(' ') ? null : Bare,
            Header = content[..Math.Max(0, content.AsSpan().IndexOfAny('\r', '\n'))],
            OpenEnd = !content.EndsWith('\n'),
        });
    }

    public override void Write(Stream stream, AnnotationDocument document, AnnotationLosses losses)
    {
        bool own = document.Format == Name;
        AnnotationLayout layout = own ? document.Layout ?? AnnotationLayout.Default : AnnotationLayout.Default;
        Encoding encoding = layout.Encoding is UTF8Encoding or UnicodeEncoding ? layout.Encoding : AnnotationText.Utf8;
        List<(AnnotationTier Tier, List<TierLabel> Labels)> tiers = TierLayout.Of(document, blankIsNothing: true, losses);
        double first = Math.Min(layout.Parts.Get("xmin") is { } given ? Seconds.Parse(given, "xmin") : 0, Earliest(tiers));
        double last = Math.Max(document.DurationSeconds ?? 0, tiers.SelectMany(tier => tier.Labels).Select(label => label.EndSeconds!.Value).DefaultIfEmpty(first).Max());
        using StreamWriter writer = new(stream, encoding, leaveOpen: true);
        TextGridWriter grid = new(writer, layout.Newline, layout.Variant == Short, layout.Variant == Bare ? "" : " ");
        grid.Start(layout.Header ?? "File type = \"ooTextFile\"", first, last, tiers.Count);
        foreach ((AnnotationTier tier, List<TierLabel> labels) in tiers)
        {
            string name = tier.Extra.Get(OriginalName) ?? tier.Name;
            if (tier.IsPoints) grid.Points(name, first, last, labels);
            else grid.Intervals(name, first, last, Intervals(tier, labels, first, last, losses));
        }

        grid.Complete(layout.OpenEnd);
    }

    private static double Earliest(List<(AnnotationTier Tier, List<TierLabel> Labels)> tiers) =>
        tiers.SelectMany(tier => tier.Labels).Select(label => label.StartSeconds!.Value).DefaultIfEmpty(0).Min();

    private AnnotationDocument Read(PraatText text, string path, AnnotationLayout layout)
    {
        text.Text("file type");
        text.Text("object class");
        double first = text.Number("start of the grid");
        double last = text.Number("end of the grid");
        int count = text.Flag("flag whether there are tiers") == "<exists>" ? text.Count("number of tiers") : 0;
        string recording = Path.GetFileNameWithoutExtension(path);
        List<AnnotationTier> tiers = [];
        List<AnnotationSegment> segments = [];
        List<AnnotationWord> words = [];
        for (int index = 0; index < count; index++)
        {
            bool points = text.Text("class of the tier") == "TextTier";
            AnnotationTier tier = TierOf(text.Text("name of the tier"), points, tiers);
            text.Number("start of the tier");
            text.Number("end of the tier");
            List<double> silent = [];
            bool wasSilent = false;
            for (int rest = text.Count("number of labels"); rest > 0; rest--)
            {
                double start = text.Number("start of the label");
                double end = points ? start : text.Number("end of the label");
                int line = text.Line;
                string label = text.Text("label");
                if (label.Length == 0 && !points)
                {
                    if (wasSilent) silent.Add(start);
                    wasSilent = true;
                    continue;
                }

                wasSilent = false;
                if (tier.IsWords) words.Add(new() { Text = label, StartSeconds = start, EndSeconds = end, Speaker = tier.Speaker, Tier = tier.Name, SourceLine = line });
                else segments.Add(new()
                {
                    Recording = recording,
                    Kind = tier.Kind,
                    StartSeconds = start,
                    EndSeconds = end,
                    Speaker = tier.Speaker,
                    Text = label,
                    Tier = tier.Name,
                    SourcePath = path,
                    SourceLine = line,
                });
            }

            tiers.Add(silent.Count == 0 ? tier : tier with { SilentEdges = silent.ToValueList() });
        }

        return new AnnotationDocument
        {
            Recording = recording,
            Path = path,
            Format = Name,
            DurationSeconds = last,
            Tiers = tiers.ToValueList(),
            Segments = segments.ToValueList(),
            Words = words.ToValueList(),
            Layout = first == 0 ? layout : layout with { Parts = layout.Parts.With("xmin", TextGridWriter.Number(first)) },
        };
    }

    // Moments are nobody's speech, whatever their tier is called; two tiers of one name are told apart.
    private static AnnotationTier TierOf(string name, bool points, List<AnnotationTier> earlier)
    {
        AnnotationTier tier = AnnotationKinds.TierOf(name);
        if (points)
        {
            bool named = tier.Kind != AnnotationKind.Speech;
            tier = tier with { IsPoints = true, IsWords = false, Kind = named ? tier.Kind : AnnotationKind.Other, Speaker = named ? tier.Speaker : null };
        }

        int same = earlier.Count(other => other.Name == name || other.Extra.Get(OriginalName) == name);
        return same == 0 ? tier : tier with { Name = FormattableString.Invariant($"{name} ({same + 1})"), Extra = NamedValues.Of(OriginalName, name) };
    }

    private static IEnumerable<(double Start, double End, string Text)> Intervals(AnnotationTier tier, List<TierLabel> labels, double first, double last, AnnotationLosses losses)
    {
        double[] edges = [.. tier.SilentEdges];
        double position = first;
        foreach (TierLabel label in labels)
        {
            double start = Math.Max(position, label.StartSeconds!.Value);
            double end = label.EndSeconds!.Value;
            if (end <= start)
            {
                losses.Add(label.Segment is null ? "Word" : "Segment"); // An interval has a length.
                continue;
            }

            foreach ((double, double, string) silence in Silence(position, start, edges)) yield return silence;
            yield return (start, end, label.Text);
            position = end;
        }

        foreach ((double, double, string) silence in Silence(position, last, edges)) yield return silence;
    }

    private static IEnumerable<(double Start, double End, string Text)> Silence(double start, double end, double[] edges)
    {
        foreach (double edge in edges)
        {
            if (edge <= start || edge >= end) continue;
            yield return (start, edge, "");
            start = edge;
        }

        if (end > start) yield return (start, end, "");
    }

    [GeneratedRegex(@"xmin = [^\r\n]*", RegexOptions.CultureInvariant)]
    private static partial Regex LongPattern();
}
