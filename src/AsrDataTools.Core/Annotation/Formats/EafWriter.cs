using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace AsrDataTools.Annotation.Formats;

/// <summary>Writes an EAF 3.0. Tiers that hang on one another share their time slots, so that ELAN keeps them together.</summary>
internal sealed class EafWriter
{
    private const string DefaultType = "default-lt";

    private static readonly string[] HeaderAttributes = ["AUTHOR", "DATE", "FORMAT", "VERSION"];

    private readonly List<(AnnotationTier Tier, List<TierLabel> Labels)> _tiers;
    private readonly Dictionary<(string Root, long Milliseconds), string> _slots = [];
    private readonly HashSet<string> _ids;
    private readonly NamedValues _parts;
    private int _nextId;

    private EafWriter(AnnotationDocument document, bool own, AnnotationLosses losses)
    {
        _parts = own ? document.Layout?.Parts ?? NamedValues.Empty : NamedValues.Empty;
        _tiers = TierLayout.Of(document, blankIsNothing: false, losses);
        foreach ((_, List<TierLabel> labels) in _tiers)
        {
            // A slot's value is a millisecond, and ELAN wants the end after the start.
            losses.Add("Segment", labels.RemoveAll(label => label.Segment?.Parent is null && Milliseconds(label.EndSeconds) <= Milliseconds(label.StartSeconds)));
        }

        _ids = [.. _tiers.SelectMany(tier => tier.Labels).Select(label => label.Segment?.Id).OfType<string>().Where(IsName)];
        foreach (TierLabel label in _tiers.SelectMany(tier => tier.Labels))
        {
            if (label.Segment?.Id is { } id && !IsName(id)) losses.Add("Id");
        }
    }

    public static void Write(Stream stream, AnnotationDocument document, bool own, AnnotationLosses losses)
    {
        EafWriter eaf = new(document, own, losses);
        stream.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        using (XmlWriter writer = XmlWriter.Create(stream, XmlText.Settings("    "))) eaf.Write(writer, document);
        stream.WriteByte((byte)'\n');
    }

    private void Write(XmlWriter writer, AnnotationDocument document)
    {
        writer.WriteStartElement("ANNOTATION_DOCUMENT");
        foreach (string name in HeaderAttributes)
        {
            string fallback = name switch { "AUTHOR" => "", "DATE" => "1970-01-01T00:00:00+00:00", _ => "3.0" };
            writer.WriteAttributeString(name, _parts.Get("@" + name) ?? fallback);
        }

        writer.WriteAttributeString("xsi", "noNamespaceSchemaLocation", "http://www.w3.org/2001/XMLSchema-instance", _parts.Get("@xsi:noNamespaceSchemaLocation") ?? "http://www.mpi.nl/tools/elan/EAFv3.0.xsd");
        if (_parts.Get(EafFormat.Header) is { } header) XElement.Parse(header).WriteTo(writer);
        else WriteHeader(writer, document);
        WriteSlots(writer);
        foreach ((AnnotationTier tier, List<TierLabel> labels) in _tiers) WriteTier(writer, tier, labels);
        WriteTail(writer);
        writer.WriteEndElement();
    }

    private static void WriteHeader(XmlWriter writer, AnnotationDocument document)
    {
        writer.WriteStartElement(EafFormat.Header);
        writer.WriteAttributeString("MEDIA_FILE", "");
        writer.WriteAttributeString("TIME_UNITS", "milliseconds");
        if (document.Audio is { } audio)
        {
            writer.WriteStartElement("MEDIA_DESCRIPTOR");
            writer.WriteAttributeString("MEDIA_URL", XmlText.Clean(audio));
            writer.WriteAttributeString("MIME_TYPE", "audio/x-wav");
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void WriteSlots(XmlWriter writer)
    {
        SortedSet<(long Milliseconds, string Root)> slots = [];
        foreach ((AnnotationTier tier, List<TierLabel> labels) in _tiers)
        {
            string root = RootOf(tier);
            foreach (TierLabel label in labels.Where(label => label.Segment?.Parent is null))
            {
                slots.Add((Milliseconds(label.StartSeconds), root));
                slots.Add((Milliseconds(label.EndSeconds), root));
            }
        }

        writer.WriteStartElement("TIME_ORDER");
        foreach ((long milliseconds, string root) in slots)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"ts{_slots.Count + 1}");
            _slots[(root, milliseconds)] = id;
            writer.WriteStartElement("TIME_SLOT");
            writer.WriteAttributeString("TIME_SLOT_ID", id);
            writer.WriteAttributeString("TIME_VALUE", milliseconds.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void WriteTier(XmlWriter writer, AnnotationTier tier, List<TierLabel> labels)
    {
        writer.WriteStartElement("TIER");
        foreach ((string name, string value) in tier.Extra) writer.WriteAttributeString(name, value);
        if (!tier.Extra.ContainsKey("LINGUISTIC_TYPE_REF")) writer.WriteAttributeString("LINGUISTIC_TYPE_REF", DefaultType);
        if (tier.Parent is { } parent && _tiers.Exists(other => other.Tier.Name == parent)) writer.WriteAttributeString("PARENT_REF", parent);
        if (tier.Speaker is { } speaker) writer.WriteAttributeString("PARTICIPANT", XmlText.Clean(speaker));
        writer.WriteAttributeString("TIER_ID", XmlText.Clean(tier.Name));
        string root = RootOf(tier);
        foreach (TierLabel label in labels) WriteAnnotation(writer, label, root);
        writer.WriteEndElement();
    }

    private void WriteAnnotation(XmlWriter writer, TierLabel label, string root)
    {
        AnnotationSegment? segment = label.Segment;
        writer.WriteStartElement("ANNOTATION");
        writer.WriteStartElement(segment?.Parent is null ? "ALIGNABLE_ANNOTATION" : "REF_ANNOTATION");
        if (segment is not null && _parts.Count > 0)
        {
            foreach ((string name, string value) in segment.Extra.Where(value => value.Key != EafFormat.Spread && IsName(value.Key))) writer.WriteAttributeString(name, value);
        }

        writer.WriteAttributeString("ANNOTATION_ID", segment?.Id is { } id && IsName(id) ? id : NewId());
        if (segment?.Parent is { } parent)
        {
            writer.WriteAttributeString("ANNOTATION_REF", parent);
        }
        else
        {
            writer.WriteAttributeString("TIME_SLOT_REF1", _slots[(root, Milliseconds(label.StartSeconds))]);
            writer.WriteAttributeString("TIME_SLOT_REF2", _slots[(root, Milliseconds(label.EndSeconds))]);
        }

        writer.WriteElementString("ANNOTATION_VALUE", XmlText.Clean(label.Text));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // What stood after the tiers, and the type that new tiers are of.
    private void WriteTail(XmlWriter writer)
    {
        XElement[] tail = [.. XElement.Parse($"<tail>{_parts.Get(EafFormat.Tail)}</tail>").Elements()];
        bool known = tail.Any(element => element.Name == "LINGUISTIC_TYPE" && (string?)element.Attribute("LINGUISTIC_TYPE_ID") == DefaultType);
        bool needed = _tiers.Exists(tier => !tier.Tier.Extra.ContainsKey("LINGUISTIC_TYPE_REF"));
        if (needed && !known)
        {
            writer.WriteStartElement("LINGUISTIC_TYPE");
            writer.WriteAttributeString("GRAPHIC_REFERENCES", "false");
            writer.WriteAttributeString("LINGUISTIC_TYPE_ID", DefaultType);
            writer.WriteAttributeString("TIME_ALIGNABLE", "true");
            writer.WriteEndElement();
        }

        foreach (XElement element in tail) element.WriteTo(writer);
    }

    private string NewId()
    {
        string id;
        do
        {
            id = string.Create(CultureInfo.InvariantCulture, $"a{++_nextId}");
        }
        while (_ids.Contains(id));
        return id;
    }

    private string RootOf(AnnotationTier tier)
    {
        for (int step = 0; step < _tiers.Count && tier.Parent is { } parent; step++)
        {
            int index = _tiers.FindIndex(other => other.Tier.Name == parent);
            if (index < 0) break;
            tier = _tiers[index].Tier;
        }

        return tier.Name;
    }

    private static long Milliseconds(double? seconds) => (long)Math.Round(seconds!.Value * 1000, MidpointRounding.AwayFromZero);

    private static bool IsName(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.');
}
