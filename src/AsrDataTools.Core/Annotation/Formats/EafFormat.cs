using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// ELAN's EAF: tiers of annotations that point to time slots or to other annotations (EAF 3.0 schema, Max Planck Institute for
/// Psycholinguistics). Referring annotations have the times of what they refer to; slots without a value are spread evenly. Header,
/// linguistic types, vocabularies and other parts are kept as they are.
/// </summary>
internal sealed class EafFormat : DocumentFormat
{
    /// <summary>Elements after the tiers, as they stood.</summary>
    internal const string Tail = "tail";

    internal const string Header = "HEADER";

    /// <summary>In Extra of segments whose slots had no value.</summary>
    internal const string Spread = "TimesSpread";

    private static readonly string[] Placed = ["ANNOTATION_ID", "TIME_SLOT_REF1", "TIME_SLOT_REF2", "ANNOTATION_REF"];

    public override string Name => "EAF";

    public override string Extension => ".eaf";

    public override int TimeDecimals => 3;

    public override AnnotationFields Holds => AnnotationFields.Times | AnnotationFields.Segments | AnnotationFields.Text | AnnotationFields.Speaker
        | AnnotationFields.Id | AnnotationFields.Words | AnnotationFields.Tags | AnnotationFields.TagTimes | AnnotationFields.Tiers | AnnotationFields.Audio;

    public override bool Recognises(AnnotationOpening opening) =>
        opening.Text.TrimStart().StartsWith('<') && opening.Text.Contains("<ANNOTATION_DOCUMENT", StringComparison.Ordinal);

    public override IEnumerable<AnnotationDocument> Read(string path, AnnotationReadOptions options, Action<SpeechDataException> report)
    {
        EafTiers tiers = EafTiers.Of(path);
        yield return XmlFile.Guard(path, reader => Read(reader, tiers, path, report));
    }

    public override void Write(Stream stream, AnnotationDocument document, AnnotationLosses losses) => EafWriter.Write(stream, document, document.Format == Name, losses);

    private AnnotationDocument Read(XmlReader reader, EafTiers tiers, string path, Action<SpeechDataException> report)
    {
        NamedValues parts = NamedValues.Empty;
        List<string> tail = [];
        EafTime time = new();
        EafAnnotations annotations = new(path, time, report);
        string? audio = null;
        reader.MoveToContent();
        while (reader.MoveToNextAttribute()) parts = parts.With("@" + reader.Name, reader.Value);
        reader.MoveToElement();
        bool more = reader.Read();
        while (more)
        {
            if (reader.NodeType != XmlNodeType.Element) more = reader.Read();
            else if (reader.LocalName == "TIME_ORDER") ReadSlots(reader, time, path, report);
            else if (reader.LocalName == "TIER") annotations.ReadTier(reader, tiers.Get(reader.GetAttribute("TIER_ID") ?? ""));
            else
            {
                XElement element = (XElement)XNode.ReadFrom(reader);
                if (element.Name.LocalName == Header)
                {
                    parts = parts.With(Header, element.ToString(SaveOptions.DisableFormatting));
                    audio = element.Elements("MEDIA_DESCRIPTOR").Select(media => (string?)media.Attribute("MEDIA_URL") is { Length: > 0 } url ? url : (string?)media.Attribute("RELATIVE_MEDIA_URL")).FirstOrDefault();
                }
                else tail.Add(element.ToString(SaveOptions.DisableFormatting));
            }
        }

        annotations.ResolveReferences();
        return new AnnotationDocument
        {
            Recording = Path.GetFileNameWithoutExtension(path),
            Path = path,
            Format = Name,
            Audio = audio,
            Tiers = tiers.All.ToValueList(),
            Segments = annotations.Segments.ToValueList(),
            Words = annotations.Words.ToValueList(),
            Layout = new AnnotationLayout { Parts = parts.With(Tail, string.Concat(tail)) },
        };
    }

    internal static NamedValues OtherAttributes(XElement element) => NamedValues.Of(element.Attributes()
        .Where(attribute => !Placed.Contains(attribute.Name.LocalName))
        .Select(attribute => KeyValuePair.Create(attribute.Name.LocalName, attribute.Value)));

    private static void ReadSlots(XmlReader reader, EafTime time, string path, Action<SpeechDataException> report)
    {
        using XmlReader slots = reader.ReadSubtree();
        while (slots.Read())
        {
            if (slots is not { NodeType: XmlNodeType.Element, LocalName: "TIME_SLOT" }) continue;
            string? value = slots.GetAttribute("TIME_VALUE");
            long? milliseconds = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long parsed) ? parsed : null;
            if (value is not null && milliseconds is null)
                report(AnnotationErrors.Row(path, XmlFile.LineOf(slots), $"the time slot's value, '{RowProblem.Excerpt(value)}', is no number of milliseconds"));
            time.Add(slots.GetAttribute("TIME_SLOT_ID") ?? "", milliseconds);
        }

        slots.Dispose();
        reader.Read();
    }
}
