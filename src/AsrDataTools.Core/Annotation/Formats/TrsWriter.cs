using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// Writes a TRS: the turns of its source, else a turn for each segment, and one for several where they overlap. Turns must tile the
/// recording, so what is not annotated becomes a turn without speaker; a segment that another begins within ends there.
/// </summary>
internal sealed class TrsWriter
{
    // Overlap shows in the turn itself.
    private static readonly AnnotationKind[] Written = [AnnotationKind.Event, AnnotationKind.Entity, AnnotationKind.Language, AnnotationKind.Comment, AnnotationKind.Other];

    private readonly NamedValues _parts;
    private readonly AnnotationLosses _losses;

    private TrsWriter(NamedValues parts, AnnotationLosses losses)
    {
        _parts = parts;
        _losses = losses;
    }

    public static void Write(Stream stream, AnnotationDocument document, bool own, AnnotationLosses losses)
    {
        stream.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE Trans SYSTEM \"trans-14.dtd\">\n"u8);
        using (XmlWriter writer = XmlWriter.Create(stream, XmlText.Settings("  ")))
        {
            new TrsWriter(own ? document.Layout?.Parts ?? NamedValues.Empty : NamedValues.Empty, losses).Write(writer, WordPlacement.IntoSegments(document));
        }

        stream.WriteByte((byte)'\n');
    }

    private void Write(XmlWriter writer, AnnotationDocument document)
    {
        AnnotationSegment[] speech = [.. document.Segments.Where(segment => segment is { Kind: AnnotationKind.Speech, EndSeconds: not null } && HasPlace(segment))];
        _losses.Add("Segment", document.Segments.Count(segment => segment is { Kind: AnnotationKind.Speech, StartSeconds: not null } && !HasPlace(segment)));
        foreach (AnnotationSegment segment in document.Segments)
        {
            // These have a place within a text only.
            if (segment.Kind == AnnotationKind.Overlap || (Written.Contains(segment.Kind) && segment.Kind != AnnotationKind.Event)) _losses.Add(segment.Kind.ToString());
        }

        string[] speakers = [.. document.SpeakerNames];
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        foreach (string speaker in speakers) ids[speaker] = IsId(speaker) ? speaker : UniqueId(ids.Count + 1, speakers);
        _losses.Add("Speaker", speakers.Count(speaker => !IsId(speaker))); // The name says it still.
        writer.WriteStartElement("Trans");
        foreach ((string name, string value) in _parts.Where(part => part.Key.StartsWith('@'))) writer.WriteAttributeString(name[1..], value);
        writer.WriteAttributeString("audio_filename", XmlText.Clean(document.Audio ?? document.Recording));
        if (document.Language is { } language) writer.WriteAttributeString("xml", "lang", null, language);
        if (_parts.Get("Topics") is { } topics) XElement.Parse(topics).WriteTo(writer);
        WriteSpeakers(writer, document, speakers, ids);
        writer.WriteStartElement("Episode");
        foreach ((string name, string value) in _parts.Where(part => part.Key.StartsWith("Episode@", StringComparison.Ordinal))) writer.WriteAttributeString(name["Episode@".Length..], value);
        WriteSections(writer, document, speech, ids);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // A turn of nobody in which nothing is said is silence.
    private static bool HasPlace(AnnotationSegment segment) => segment.EndSeconds > segment.StartSeconds
        && (segment.Speaker is not null || segment.Tags.Count > 0 || !string.IsNullOrWhiteSpace(segment.TextOrWords));

    private static void WriteSpeakers(XmlWriter writer, AnnotationDocument document, string[] speakers, Dictionary<string, string> ids)
    {
        if (speakers.Length == 0) return;
        writer.WriteStartElement("Speakers");
        foreach (string id in speakers)
        {
            AnnotationSpeaker speaker = document.Speakers.FirstOrDefault(known => known.Id == id) ?? new() { Id = id };
            writer.WriteStartElement("Speaker");
            writer.WriteAttributeString("id", ids[id]);
            writer.WriteAttributeString("name", XmlText.Clean(speaker.Name ?? speaker.Id));
            if (speaker.Gender is { } gender) writer.WriteAttributeString("type", gender);
            if (speaker.Accent is { } accent) writer.WriteAttributeString("accent", XmlText.Clean(accent));
            foreach ((string name, string value) in speaker.Extra.Where(value => value.Key is "check" or "dialect" or "scope")) writer.WriteAttributeString(name, value);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void WriteSections(XmlWriter writer, AnnotationDocument document, AnnotationSegment[] speech, Dictionary<string, string> ids)
    {
        List<List<AnnotationSegment>> turns = Turns(speech);
        TrsBackground[] backgrounds = TrsBackground.Of(document);
        double end = Math.Max(document.DurationSeconds ?? 0, Math.Max(speech.Select(segment => segment.EndSeconds!.Value).DefaultIfEmpty(0).Max(), backgrounds.Select(sound => sound.Time).DefaultIfEmpty(0).Max()));
        double position = 0;
        int turn = 0;
        int background = 0;
        while (turn < turns.Count || position == 0)
        {
            int first = turn;
            string? section = turn < turns.Count ? turns[turn][0].Extra.Get(TrsNames.Section) : null;
            while (turn < turns.Count && turns[turn][0].Extra.Get(TrsNames.Section) == section) turn++;
            double sectionEnd = turn < turns.Count ? turns[turn][0].StartSeconds!.Value : end;
            writer.WriteStartElement("Section");
            NamedValues attributes = first < turns.Count ? turns[first][0].Extra : NamedValues.Empty;
            writer.WriteAttributeString("type", attributes.Get(TrsNames.SectionPrefix + "type") ?? "report");
            foreach ((string name, string value) in attributes.Where(value => value.Key.StartsWith(TrsNames.SectionPrefix, StringComparison.Ordinal) && !value.Key.EndsWith(".type", StringComparison.Ordinal)))
                writer.WriteAttributeString(name[TrsNames.SectionPrefix.Length..], value);
            writer.WriteAttributeString("startTime", Text(position));
            writer.WriteAttributeString("endTime", Text(sectionEnd));
            for (int index = first; index < turn; index++)
            {
                double start = turns[index][0].StartSeconds!.Value;
                if (start > position) WriteSilence(writer, position, start, backgrounds, ref background);
                position = Math.Max(position, turns[index].Where(segment => segment.StartSeconds == turns[index][^1].StartSeconds).Max(segment => segment.EndSeconds!.Value));
                if (index + 1 < turns.Count) position = Math.Min(position, turns[index + 1][0].StartSeconds!.Value);
                WriteTurn(writer, turns[index], start, position, ids, backgrounds, ref background);
            }

            if (sectionEnd > position || turns.Count == 0) WriteSilence(writer, position, sectionEnd, backgrounds, ref background);
            position = Math.Max(position, sectionEnd);
            writer.WriteEndElement();
            if (position == 0) break;
        }
    }

    // Segments of one turn of the source, or segments that overlap.
    private static List<List<AnnotationSegment>> Turns(AnnotationSegment[] speech)
    {
        List<List<AnnotationSegment>> turns = [];
        double end = double.NegativeInfinity;
        foreach (AnnotationSegment segment in speech.OrderBy(segment => segment.StartSeconds))
        {
            string? turn = segment.Extra.Get(TrsNames.Turn);
            bool same = turns.Count > 0 && (turn is not null && turns[^1][0].Extra.Get(TrsNames.Turn) == turn || segment.StartSeconds < end);
            if (same) turns[^1].Add(segment);
            else turns.Add([segment]);
            end = Math.Max(end, segment.EndSeconds!.Value);
        }

        return turns;
    }

    private static void WriteSilence(XmlWriter writer, double start, double end, TrsBackground[] backgrounds, ref int background)
    {
        StartTurn(writer, start, end);
        WriteBackgrounds(writer, start, backgrounds, ref background, end);
        WriteSync(writer, start);
        writer.WriteEndElement();
    }

    private void WriteTurn(XmlWriter writer, List<AnnotationSegment> turn, double start, double end, Dictionary<string, string> ids, TrsBackground[] backgrounds, ref int background)
    {
        string[] speakers = [.. turn.Select(segment => segment.Speaker).OfType<string>().Distinct(StringComparer.Ordinal)];
        StartTurn(writer, start, end, string.Join(' ', speakers.Select(speaker => ids[speaker])), turn[0].Extra);
        double[] starts = [.. turn.Select(segment => segment.StartSeconds!.Value).Distinct()];
        for (int index = 0; index < starts.Length; index++)
        {
            double next = index + 1 < starts.Length ? starts[index + 1] : end;
            AnnotationSegment[] here = [.. turn.Where(segment => segment.StartSeconds == starts[index])];
            WriteBackgrounds(writer, starts[index], backgrounds, ref background, next);
            WriteSync(writer, starts[index]);
            _losses.Add("Tag.Overlap", here.Length > 1 ? 0 : here.Count(segment => segment.Tags.Any(tag => tag.Kind == AnnotationKind.Overlap)));
            foreach (AnnotationSegment segment in here)
            {
                if (speakers.Length > 1 && segment.Speaker is { } speaker)
                {
                    writer.WriteStartElement("Who");
                    writer.WriteAttributeString("nb", (Array.IndexOf(speakers, speaker) + 1).ToString(CultureInfo.InvariantCulture));
                    writer.WriteEndElement();
                    writer.WriteString("\n");
                }

                WriteText(writer, segment);
            }

            // What ends earlier or later than the stretch it stands in.
            double last = here.Max(segment => segment.EndSeconds!.Value);
            _losses.Add("EndSeconds", here.Count(segment => Math.Abs(segment.EndSeconds!.Value - Math.Min(next, last)) > 0.0005));
            if (last < next) WriteSync(writer, last);
        }

        writer.WriteEndElement();
    }

    private static void StartTurn(XmlWriter writer, double start, double end, string speakers = "", NamedValues? extra = null)
    {
        writer.WriteStartElement("Turn");
        if (speakers.Length > 0) writer.WriteAttributeString("speaker", speakers);
        foreach ((string name, string value) in extra?.Where(value => value.Key.StartsWith(TrsNames.TurnPrefix, StringComparison.Ordinal)) ?? [])
            writer.WriteAttributeString(name[TrsNames.TurnPrefix.Length..], value);
        writer.WriteAttributeString("startTime", Text(start));
        writer.WriteAttributeString("endTime", Text(end));
        writer.WriteString("\n"); // From here on the text counts, so nothing is indented.
    }

    private static void WriteSync(XmlWriter writer, double time)
    {
        writer.WriteStartElement("Sync");
        writer.WriteAttributeString("time", Text(time));
        writer.WriteEndElement();
        writer.WriteString("\n");
    }

    private static void WriteBackgrounds(XmlWriter writer, double start, TrsBackground[] backgrounds, ref int background, double until)
    {
        for (; background < backgrounds.Length && backgrounds[background].Time < until; background++)
        {
            writer.WriteStartElement(TrsNames.Background);
            writer.WriteAttributeString("time", Text(Math.Max(start, backgrounds[background].Time)));
            writer.WriteAttributeString("type", backgrounds[background].Type);
            writer.WriteAttributeString("level", backgrounds[background].Level);
            writer.WriteEndElement();
            writer.WriteString("\n");
        }
    }

    private static void WriteText(XmlWriter writer, AnnotationSegment segment)
    {
        string text = FieldText.Line(XmlText.Clean(segment.TextOrWords ?? ""));
        int position = 0;
        foreach (AnnotationTag tag in segment.Tags.Where(tag => Written.Contains(tag.Kind)).OrderBy(tag => tag.TextOffset ?? int.MaxValue))
        {
            int offset = Math.Clamp(tag.TextOffset ?? text.Length, position, text.Length);
            writer.WriteString(text[position..offset]);
            position = offset;
            WriteTag(writer, tag);
        }

        writer.WriteString(text[position..]);
        writer.WriteString("\n");
    }

    private static void WriteTag(XmlWriter writer, AnnotationTag tag)
    {
        bool comment = tag.Kind == AnnotationKind.Comment;
        (string type, string value) = tag.Kind == AnnotationKind.Other && tag.Value.StartsWith("pronounce: ", StringComparison.Ordinal)
            ? ("pronounce", tag.Value["pronounce: ".Length..])
            : (TrsNames.TypeOf(tag.Kind), tag.Value);
        writer.WriteStartElement(comment ? "Comment" : "Event");
        writer.WriteAttributeString("desc", XmlText.Clean(value));
        if (!comment) writer.WriteAttributeString("type", type);
        if (!comment) writer.WriteAttributeString("extent", tag.Extent ?? "instantaneous");
        writer.WriteEndElement();
    }

    private static string UniqueId(int number, string[] taken)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"spk{number}");
        return taken.Contains(id) ? UniqueId(number + taken.Length, taken) : id;
    }

    private static bool IsId(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.');

    private static string Text(double seconds) => Seconds.Text(Math.Round(seconds, 3), 0);
}
