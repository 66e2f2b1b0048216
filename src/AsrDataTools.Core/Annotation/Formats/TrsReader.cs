using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AsrDataTools.Annotation.Formats;

/// <summary>Makes segments of the turns of a TRS.</summary>
internal sealed class TrsReader(string path, Action<SpeechDataException> report)
{
    private readonly string _recording = Path.GetFileNameWithoutExtension(path);
    private readonly List<AnnotationSegment> _segments = [];
    private readonly List<(double Time, string Type, string Level, long Line)> _backgrounds = [];
    private int _turn;
    private int _section;

    public AnnotationDocument Read(XElement root, string format)
    {
        double end = 0;
        foreach (XElement section in root.Descendants("Section"))
        {
            _section++;
            foreach (XElement turn in section.Elements("Turn"))
            {
                _turn++;
                try
                {
                    end = Math.Max(end, ReadTurn(turn, section));
                }
                catch (RowProblem problem)
                {
                    report(AnnotationErrors.Row(path, LineOf(turn), problem.Message));
                }
            }
        }

        AddBackgrounds(end);
        XElement? episode = root.Element("Episode");
        return new AnnotationDocument
        {
            Recording = _recording,
            Path = path,
            Format = format,
            Audio = (string?)root.Attribute("audio_filename"),
            DurationSeconds = end > 0 ? end : null,
            Language = (string?)root.Attribute(XNamespace.Xml + "lang"),
            Speakers = root.Elements("Speakers").Elements("Speaker").Select(Speaker).ToValueList(),
            Segments = _segments.ToValueList(),
            Layout = new AnnotationLayout { Parts = Parts(root, episode) },
        };
    }

    private static NamedValues Parts(XElement root, XElement? episode)
    {
        NamedValues parts = NamedValues.Of(root.Attributes().Where(attribute => attribute.Name.NamespaceName.Length == 0 && attribute.Name.LocalName != "audio_filename")
            .Select(attribute => KeyValuePair.Create("@" + attribute.Name.LocalName, attribute.Value)));
        foreach (XAttribute attribute in episode?.Attributes() ?? []) parts = parts.With("Episode@" + attribute.Name.LocalName, attribute.Value);
        return parts.With("Topics", root.Element("Topics")?.ToString(SaveOptions.DisableFormatting));
    }

    private static AnnotationSpeaker Speaker(XElement speaker) => new()
    {
        Id = (string?)speaker.Attribute("id") ?? "",
        Name = (string?)speaker.Attribute("name"),
        Gender = (string?)speaker.Attribute("type") is { Length: > 0 } type && type != "unknown" ? type : null,
        Accent = (string?)speaker.Attribute("accent") is { Length: > 0 } accent ? accent : null,
        Extra = NamedValues.Of(speaker.Attributes().Where(attribute => attribute.Name.LocalName is not ("id" or "name" or "type" or "accent"))
            .Select(attribute => KeyValuePair.Create(attribute.Name.LocalName, attribute.Value))),
        SourceLine = LineOf(speaker),
    };

    private double ReadTurn(XElement turn, XElement section)
    {
        double start = Time(turn, "startTime");
        double end = Time(turn, "endTime");
        string[] speakers = ((string?)turn.Attribute("speaker") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        NamedValues extra = Remembered(turn, section);

        // Who talks but is not written down talks all the same.
        bool blank = speakers.Length > 0 && string.IsNullOrWhiteSpace(turn.Value) && !turn.Elements().Any(element => element.Name.LocalName is "Event" or "Comment" or "Vocal");
        Stretch stretch = new(start, speakers.Length > 0 ? speakers[0] : null, LineOf(turn));
        List<Stretch> open = [stretch];
        foreach (XNode node in turn.Nodes())
        {
            if (node is XText text) stretch.Text.Append(text.Value);
            if (node is not XElement element) continue;
            switch (element.Name.LocalName)
            {
                case "Sync":
                    double time = Time(element, "time");
                    if (time > open[0].Start || open.Exists(other => other.HasContent)) Close(open, time, speakers.Length > 1, blank, extra);
                    open.Clear();
                    stretch = new(time, speakers.Length > 0 ? speakers[0] : null, LineOf(element));
                    open.Add(stretch);
                    break;
                case "Who":
                    if (!int.TryParse((string?)element.Attribute("nb"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1 || number > speakers.Length)
                        throw new RowProblem($"Who names speaker number '{(string?)element.Attribute("nb")}' of a turn of {speakers.Length}");
                    open.RemoveAll(other => other is { IsNamed: false, HasContent: false });
                    stretch = new(stretch.Start, speakers[number - 1], LineOf(element)) { IsNamed = true };
                    open.Add(stretch);
                    break;
                case "Background":
                    _backgrounds.Add((Time(element, "time"), (string?)element.Attribute("type") ?? "other", (string?)element.Attribute("level") ?? "", LineOf(element)));
                    break;
                case "Event" or "Comment" or "Vocal":
                    stretch.Tags.Add(Tag(element) with { TextOffset = stretch.TextLength });
                    break;
            }
        }

        Close(open, end, speakers.Length > 1, blank, extra);
        return end;
    }

    private NamedValues Remembered(XElement turn, XElement section)
    {
        NamedValues extra = NamedValues.Of(TrsNames.Turn, _turn.ToString(CultureInfo.InvariantCulture)).With(TrsNames.Section, _section.ToString(CultureInfo.InvariantCulture));
        foreach (XAttribute attribute in turn.Attributes())
        {
            if (attribute.Name.LocalName is not ("speaker" or "startTime" or "endTime")) extra = extra.With(TrsNames.TurnPrefix + attribute.Name.LocalName, attribute.Value);
        }

        foreach (XAttribute attribute in section.Attributes())
        {
            if (attribute.Name.LocalName is not ("startTime" or "endTime")) extra = extra.With(TrsNames.SectionPrefix + attribute.Name.LocalName, attribute.Value);
        }

        return extra;
    }

    private void Close(List<Stretch> stretches, double end, bool several, bool blank, NamedValues extra)
    {
        Stretch[] kept = [.. stretches.Where(stretch => stretch.HasContent || (blank && end > stretch.Start))];
        foreach (Stretch stretch in kept)
        {
            // Several names in a turn without a Who are not yet several voices at once.
            bool overlap = several && kept.Length > 1;
            _segments.Add(new AnnotationSegment
            {
                Recording = _recording,
                StartSeconds = stretch.Start,
                EndSeconds = end,
                Speaker = stretch.Speaker,
                Text = blank ? null : stretch.Words,
                Tags = overlap ? [new AnnotationTag(AnnotationKind.Overlap, ""), .. stretch.Tags] : stretch.Tags.ToValueList(),
                Extra = extra,
                SourcePath = path,
                SourceLine = stretch.Line,
            });
        }
    }

    private static AnnotationTag Tag(XElement element)
    {
        string value = (string?)element.Attribute("desc") ?? "";
        string? type = (string?)element.Attribute("type");
        AnnotationKind kind = element.Name.LocalName switch
        {
            "Comment" => AnnotationKind.Comment,
            "Event" => TrsNames.KindOf(type ?? "noise"),
            _ => AnnotationKind.Event,
        };
        return new(kind, kind == AnnotationKind.Other && type != "lexical" ? $"{type}: {value}" : value) { Extent = (string?)element.Attribute("extent") };
    }

    // A background lasts until the next one says otherwise.
    private void AddBackgrounds(double end)
    {
        for (int index = 0; index < _backgrounds.Count; index++)
        {
            (double time, string type, string level, long line) = _backgrounds[index];
            if (level == "off") continue;
            _segments.Add(new AnnotationSegment
            {
                Recording = _recording,
                Kind = AnnotationKind.Event,
                StartSeconds = time,
                EndSeconds = index + 1 < _backgrounds.Count ? _backgrounds[index + 1].Time : end,
                Text = type,
                Extra = NamedValues.Of(ExtraNames.Type, TrsNames.Background).With(TrsNames.Level, level),
                SourcePath = path,
                SourceLine = line,
            });
        }
    }

    private static double Time(XElement element, string attribute) =>
        Seconds.Parse((string?)element.Attribute(attribute) ?? throw new RowProblem($"{element.Name.LocalName} has no {attribute}"), $"{attribute} of {element.Name.LocalName}");

    private static long LineOf(XObject node) => ((IXmlLineInfo)node).HasLineInfo() ? ((IXmlLineInfo)node).LineNumber : 0;

    /// <summary>What one speaker says between two Syncs.</summary>
    private sealed class Stretch(double start, string? speaker, long line)
    {
        public double Start => start;

        public string? Speaker => speaker;

        public long Line => line;

        /// <summary>Whether a Who starts it.</summary>
        public bool IsNamed { get; init; }

        public StringBuilder Text { get; } = new();

        public List<AnnotationTag> Tags { get; } = [];

        public string Words => string.Join(' ', Text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        public int TextLength => Words.Length;

        public bool HasContent => Tags.Count > 0 || Words.Length > 0;
    }
}
