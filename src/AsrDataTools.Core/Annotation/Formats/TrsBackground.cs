namespace AsrDataTools.Annotation.Formats;

/// <summary>A change of the background: a sound sets in, or it ends.</summary>
internal readonly record struct TrsBackground(double Time, string Type, string Level)
{
    /// <summary>The changes that the events of a document make, in the order of time.</summary>
    public static TrsBackground[] Of(AnnotationDocument document)
    {
        AnnotationSegment[] sounds = [.. document.Segments.Where(segment => segment is { Kind: AnnotationKind.Event, StartSeconds: not null }).OrderBy(segment => segment.StartSeconds)];
        List<TrsBackground> changes = [];
        for (int index = 0; index < sounds.Length; index++)
        {
            AnnotationSegment sound = sounds[index];
            string level = sound.Extra.Get(TrsNames.Level) is { Length: > 0 } given ? given : "high";
            changes.Add(new(sound.StartSeconds!.Value, FieldText.Of(XmlText.Clean(sound.Text ?? ""), "other"), level));

            // The next sound ends this one without a word.
            bool followed = index + 1 < sounds.Length && sounds[index + 1].StartSeconds <= sound.EndSeconds;
            if (!followed && sound.EndSeconds is { } end) changes.Add(new(end, "other", "off"));
        }

        return [.. changes];
    }
}
