namespace AsrDataTools.Annotation;

/// <summary>Counts what a format has no place for in a document, value by value, in the words of the document's properties.</summary>
internal sealed class LossCounter(IAnnotationFormat format, AnnotationLosses losses)
{
    private const double SameTime = 1e-9;

    public void Count(AnnotationDocument document)
    {
        bool own = document.Format == format.Name;
        foreach (AnnotationSegment segment in document.Segments) Count(segment, own);
        CountWords(document.Words, own);
        Count("Audio", document.Audio, AnnotationFields.Audio);
        Count("DurationSeconds", document.DurationSeconds, AnnotationFields.Duration);
        Count("RecordingLanguage", document.Language, AnnotationFields.RecordingLanguage);
        foreach (AnnotationSpeaker speaker in document.Speakers)
        {
            Count("Speaker.Name", speaker.Name, AnnotationFields.SpeakerDetails);
            Count("Speaker.Accent", speaker.Accent, AnnotationFields.SpeakerDetails);
            Count("Speaker.Gender", speaker.Gender, AnnotationFields.Gender);
            if (!own) losses.Add("Speaker.Extra", speaker.Extra.Count);
        }

        if (!own)
        {
            foreach (string name in document.Extra.Keys) losses.Add($"Extra.{name}", format.HoldsExtra(name) && format.Holds.HasFlag(AnnotationFields.Extra) ? 0 : 1);
        }

        if (!format.Holds.HasFlag(AnnotationFields.Tiers)) losses.Add("Tiers", document.Tiers.Count(tier => tier.Speaker != tier.Name));
        if (format.PartsByBlanks) losses.Add("Blanks", document.SpeakerNames.Count(name => name.Contains(' ')) + (document.Recording.Contains(' ') ? 1 : 0));
    }

    private void Count(AnnotationSegment segment, bool own)
    {
        bool untimed = segment.StartSeconds is null || segment.EndSeconds is null;
        bool placed = format.Kinds.Contains(segment.Kind) && (segment.Kind != AnnotationKind.Speech || Holds(AnnotationFields.Segments)) && (own || !untimed || Holds(AnnotationFields.Untimed)); // What a format has given, it has a place for.
        CountWords(segment.Words, own);
        if (!placed)
        {
            losses.Add(segment.Kind == AnnotationKind.Speech ? "Segment" : segment.Kind.ToString());
            foreach (AnnotationTag tag in segment.Tags) losses.Add($"Tag.{tag.Kind}");
            return;
        }

        if (!Holds(AnnotationFields.Times)) losses.Add("StartSeconds", segment.StartSeconds is null ? 0 : 1);
        if (!Holds(AnnotationFields.Times)) losses.Add("EndSeconds", segment.EndSeconds is null ? 0 : 1);
        else losses.Add("TimePrecision", Rounds(segment.StartSeconds) || Rounds(segment.EndSeconds) ? 1 : 0);
        if (segment.Kind == AnnotationKind.Speech) Count("Text", segment.TextOrWords, AnnotationFields.Text | (segment.Text is null ? AnnotationFields.Words : 0), any: true);
        Count("Speaker", segment.Speaker, AnnotationFields.Speaker);
        Count("Channel", segment.Channel, AnnotationFields.Channel);
        Count("Id", segment.Id, AnnotationFields.Id);
        Count("Confidence", segment.Confidence, AnnotationFields.Confidence);
        Count("Language", segment.Language, AnnotationFields.Language);
        if (segment.Tier != segment.Speaker) Count("Tier", segment.Tier, AnnotationFields.Tiers);
        if (!own) Count("Parent", segment.Parent, AnnotationFields.None);
        foreach (AnnotationTag tag in segment.Tags)
        {
            bool holds = Holds(AnnotationFields.Tags) && format.Kinds.Contains(tag.Kind);
            losses.Add($"Tag.{tag.Kind}", holds ? 0 : 1);
            if (holds && tag.StartSeconds is not null) Count("Tag.StartSeconds", tag.StartSeconds, AnnotationFields.TagTimes);
            if (holds && !own) losses.Add("Tag.TextOffset", tag.TextOffset is null ? 0 : 1);
        }

        if (own) return;
        foreach (string name in segment.Extra.Keys) losses.Add($"Extra.{name}", format.HoldsExtra(name) ? 0 : 1);
    }

    private void CountWords(ValueList<AnnotationWord> words, bool own)
    {
        if (words.Count == 0) return;
        if (!Holds(AnnotationFields.Words))
        {
            // The words themselves become text where there is a place for it.
            losses.Add(Holds(AnnotationFields.Segments | AnnotationFields.Text) ? "Word times" : "Word", words.Count);
            return;
        }

        losses.Add("Speaker", Holds(AnnotationFields.Speaker) ? 0 : words.Count(word => word.Speaker is not null));
        losses.Add("Channel", Holds(AnnotationFields.Channel) ? 0 : words.Count(word => word.Channel is not null));
        losses.Add("Word.Confidence", Holds(AnnotationFields.WordConfidence) ? 0 : words.Count(word => word.Confidence is not null));
        losses.Add("Word.Type", Holds(AnnotationFields.WordType) ? 0 : words.Count(word => word.Type is not null));
        losses.Add("TimePrecision", words.Count(word => Rounds(word.StartSeconds) || Rounds(word.EndSeconds)));
        if (!own && !Holds(AnnotationFields.Untimed)) losses.Add("Word", words.Count(word => word.StartSeconds is null || word.EndSeconds is null));
    }

    private void Count(string field, object? value, AnnotationFields flags, bool any = false) =>
        losses.Add(field, value is null or "" || (any ? (format.Holds & flags) != 0 : flags != 0 && Holds(flags)) ? 0 : 1);

    private bool Holds(AnnotationFields fields) => format.Holds.HasFlag(fields);

    private bool Rounds(double? seconds) => seconds is { } value && Math.Abs(value - Math.Round(value, format.TimeDecimals)) > SameTime;
}
