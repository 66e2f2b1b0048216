using System.Xml;
using System.Xml.Linq;

namespace AsrDataTools.Annotation.Formats;

/// <summary>Collects the annotations of an EAF tier by tier.</summary>
internal sealed class EafAnnotations(string path, EafTime time, Action<SpeechDataException> report)
{
    private const int LongestChain = 64;

    private readonly string _recording = Path.GetFileNameWithoutExtension(path);

    public List<AnnotationSegment> Segments { get; } = [];

    public List<AnnotationWord> Words { get; } = [];

    /// <summary>Reads a TIER and leaves the reader behind it.</summary>
    public void ReadTier(XmlReader reader, AnnotationTier tier)
    {
        List<(XElement Annotation, long Line)> alignable = [];
        using (XmlReader inner = reader.ReadSubtree())
        {
            bool more = inner.Read();
            while (more)
            {
                if (inner is not { NodeType: XmlNodeType.Element, LocalName: "ALIGNABLE_ANNOTATION" or "REF_ANNOTATION" })
                {
                    more = inner.Read();
                    continue;
                }

                long line = XmlFile.LineOf(inner);
                XElement annotation = (XElement)XNode.ReadFrom(inner);
                if (annotation.Name.LocalName == "ALIGNABLE_ANNOTATION") alignable.Add((annotation, line));
                else AddReferring(annotation, tier, line);
                more = !inner.EOF;
            }
        }

        reader.Read();
        AddAligned(alignable, tier);
    }

    /// <summary>Gives referring annotations the times of what they refer to.</summary>
    public void ResolveReferences()
    {
        Dictionary<string, AnnotationSegment> byId = new(StringComparer.Ordinal);
        foreach (AnnotationSegment segment in Segments) byId.TryAdd(segment.Id ?? "", segment);
        for (int index = 0; index < Segments.Count; index++)
        {
            AnnotationSegment segment = Segments[index];
            if (segment.Parent is null || segment.StartSeconds is not null) continue;
            AnnotationSegment? target = segment;
            for (int step = 0; step < LongestChain && target is { StartSeconds: null, Parent: { } parent }; step++) target = byId.GetValueOrDefault(parent);
            if (target?.StartSeconds is null) report(AnnotationErrors.Row(path, segment.SourceLine, $"the annotation '{segment.Id}' refers to '{segment.Parent}', which leads to no times"));
            else Segments[index] = segment with { StartSeconds = target.StartSeconds, EndSeconds = target.EndSeconds };
        }

        Segments.RemoveAll(segment => segment is { Parent: not null, StartSeconds: null });
    }

    private void AddReferring(XElement annotation, AnnotationTier tier, long line) => Segments.Add(new AnnotationSegment
    {
        Recording = _recording,
        Id = (string?)annotation.Attribute("ANNOTATION_ID"),
        Kind = tier.Kind,
        Speaker = tier.Speaker,
        Text = (string?)annotation.Element("ANNOTATION_VALUE") ?? "",
        Tier = tier.Name,
        Parent = (string?)annotation.Attribute("ANNOTATION_REF") ?? "",
        Extra = EafFormat.OtherAttributes(annotation),
        SourcePath = path,
        SourceLine = line,
    });

    private void AddAligned(List<(XElement Annotation, long Line)> annotations, AnnotationTier tier)
    {
        (double? Start, double? End, bool Spread)[] times = time.Of([.. annotations.Select(entry => (Slot(entry.Annotation, 1), Slot(entry.Annotation, 2)))]);
        for (int index = 0; index < annotations.Count; index++)
        {
            (XElement annotation, long line) = annotations[index];
            (double? start, double? end, bool spread) = times[index];
            string text = (string?)annotation.Element("ANNOTATION_VALUE") ?? "";
            if (start is null || end is null)
            {
                report(AnnotationErrors.Row(path, line, $"the annotation '{(string?)annotation.Attribute("ANNOTATION_ID")}' points to time slots that lead to no times"));
            }
            else if (tier.IsWords)
            {
                Words.Add(new AnnotationWord { Text = text, StartSeconds = start, EndSeconds = end, Speaker = tier.Speaker, Tier = tier.Name, SourceLine = (int)line });
            }
            else
            {
                NamedValues extra = EafFormat.OtherAttributes(annotation);
                Segments.Add(new AnnotationSegment
                {
                    Recording = _recording,
                    Id = (string?)annotation.Attribute("ANNOTATION_ID"),
                    Kind = tier.Kind,
                    StartSeconds = start,
                    EndSeconds = end,
                    Speaker = tier.Speaker,
                    Text = text,
                    Tier = tier.Name,
                    Extra = spread ? extra.With(EafFormat.Spread, "true") : extra,
                    SourcePath = path,
                    SourceLine = line,
                });
            }
        }
    }

    private static string Slot(XElement annotation, int number) => (string?)annotation.Attribute(FormattableString.Invariant($"TIME_SLOT_REF{number}")) ?? "";
}
