namespace AsrDataTools.Annotation;

/// <summary>A label on a tier.</summary>
/// <param name="Segment">The segment that it is; null for a word or a tag.</param>
internal readonly record struct TierLabel(double? StartSeconds, double? EndSeconds, string Text, AnnotationSegment? Segment);

/// <summary>
/// Lays a document out on tiers within which nothing overlaps: those of its source, and for what is on none, one for each speaker,
/// for the words of each and for each kind of tag.
/// </summary>
internal static class TierLayout
{
    /// <summary>Edges closer than this are one, seconds.</summary>
    private const double Touching = 1e-6;

    /// <summary>The tiers in order, each with its labels in the order of time.</summary>
    /// <param name="blankIsNothing">Whether an empty label is silence.</param>
    /// <param name="losses">Takes labels that overlap their own tier and so change it.</param>
    public static List<(AnnotationTier Tier, List<TierLabel> Labels)> Of(AnnotationDocument document, bool blankIsNothing, AnnotationLosses losses)
    {
        List<(AnnotationTier Tier, List<TierLabel> Labels)> tiers = [.. document.Tiers.Select(tier => (tier, new List<TierLabel>()))];
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int index = 0; index < tiers.Count; index++) places[tiers[index].Tier.Name] = index;
        foreach ((AnnotationTier tier, TierLabel label) in Labels(document, blankIsNothing))
        {
            if (label.StartSeconds is null || label.EndSeconds is null) continue;
            if (!places.TryGetValue(tier.Name, out int place))
            {
                places[tier.Name] = place = tiers.Count;
                tiers.Add((tier, []));
            }

            tiers[place].Labels.Add(label);
        }

        return [.. tiers.SelectMany(entry => WithoutOverlap(entry.Tier, entry.Labels, losses))];
    }

    private static IEnumerable<(AnnotationTier Tier, TierLabel Label)> Labels(AnnotationDocument document, bool blankIsNothing)
    {
        foreach (AnnotationSegment segment in document.Segments)
        {
            string? speaker = segment.Speaker;
            string text = segment.TextOrWords is { Length: > 0 } said ? said
                : segment.Kind != AnnotationKind.Speech ? segment.Kind.ToString().ToLowerInvariant()
                : blankIsNothing ? speaker ?? "speech" // A label must not be empty to be one.
                : "";
            yield return (TierOf(segment.Tier, segment.Kind, false, speaker), new(segment.StartSeconds, segment.EndSeconds, text, segment));
            foreach (AnnotationWord word in segment.Words) yield return (TierOf(word.Tier, AnnotationKind.Speech, true, word.Speaker ?? speaker), new(word.StartSeconds, word.EndSeconds, word.Text, null));
            foreach (AnnotationTag tag in segment.Tags)
            {
                string value = tag.Value.Length > 0 ? tag.Value : tag.Kind.ToString().ToLowerInvariant();
                yield return (TierOf(null, tag.Kind, false, tag.Kind == AnnotationKind.Speech ? null : speaker), new(tag.StartSeconds ?? segment.StartSeconds, tag.EndSeconds ?? segment.EndSeconds, value, null));
            }
        }

        foreach (AnnotationWord word in document.Words) yield return (TierOf(word.Tier, AnnotationKind.Speech, true, word.Speaker), new(word.StartSeconds, word.EndSeconds, word.Text, null));
    }

    private static AnnotationTier TierOf(string? name, AnnotationKind kind, bool words, string? speaker) => new()
    {
        Name = name ?? AnnotationKinds.TierName(kind, words, speaker),
        Kind = kind,
        IsWords = words,
        Speaker = speaker,
    };

    // What overlaps goes to further tiers of the same name with a number.
    private static IEnumerable<(AnnotationTier Tier, List<TierLabel> Labels)> WithoutOverlap(AnnotationTier tier, List<TierLabel> labels, AnnotationLosses losses)
    {
        List<List<TierLabel>> lanes = [[]];
        bool refers = labels.Any(label => label.Segment?.Parent is not null); // Referring labels share the times of what they refer to.
        foreach (TierLabel label in labels.OrderBy(label => label.StartSeconds ?? double.PositiveInfinity))
        {
            int lane = 0;
            while (!refers && !tier.IsPoints && lane < lanes.Count && lanes[lane].Count > 0 && label.StartSeconds < lanes[lane][^1].EndSeconds - Touching) lane++;
            if (lane > 0) losses.Add("Tier");
            if (lane == lanes.Count) lanes.Add([]);
            lanes[lane].Add(label);
        }

        for (int lane = 0; lane < lanes.Count; lane++)
        {
            yield return (lane == 0 ? tier : tier with { Name = AnnotationKinds.FurtherTier(tier.Name, lane + 1), SilentEdges = [], Parent = null }, lanes[lane]);
        }
    }
}
