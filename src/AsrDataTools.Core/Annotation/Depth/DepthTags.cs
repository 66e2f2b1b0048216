using System.Collections.Frozen;

namespace AsrDataTools.Annotation.Depth;

/// <summary>Which kinds and names of fields stand for which tag.</summary>
internal static class DepthTags
{
    private static readonly FrozenDictionary<string, DepthTag> Fields = new Dictionary<string, DepthTag>
    {
        ["event"] = DepthTag.Events,
        ["events"] = DepthTag.Events,
        ["entity"] = DepthTag.Entities,
        ["entities"] = DepthTag.Entities,
        ["intent"] = DepthTag.Intent,
        ["intents"] = DepthTag.Intent,
        ["sentiment"] = DepthTag.Sentiment,
        ["topic"] = DepthTag.Topic,
        ["topics"] = DepthTag.Topic,
        ["overlap"] = DepthTag.Overlap,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What level 5 has beyond times of words.</summary>
    public static IReadOnlyList<DepthTag> OfHighestLevel { get; } = [DepthTag.Events, DepthTag.Entities, DepthTag.Intent, DepthTag.Sentiment];

    /// <summary>How many seconds have it can be told; of the others only whether they occur.</summary>
    public static bool HasShare(DepthTag tag) => tag is DepthTag.Text or DepthTag.Overlap or DepthTag.WordTimes;

    /// <summary>A recording may well have none of it.</summary>
    public static bool IsSparse(DepthTag tag) => tag is DepthTag.Events or DepthTag.Entities;

    public static DepthTag? Of(AnnotationKind kind) => kind switch
    {
        AnnotationKind.Event => DepthTag.Events,
        AnnotationKind.Overlap => DepthTag.Overlap,
        AnnotationKind.Entity => DepthTag.Entities,
        AnnotationKind.Intent => DepthTag.Intent,
        AnnotationKind.Sentiment => DepthTag.Sentiment,
        AnnotationKind.Language => DepthTag.Language,
        AnnotationKind.Topic => DepthTag.Topic,
        _ => null,
    };

    /// <summary>Of a field that has no place of its own: a column called intent holds intents.</summary>
    public static DepthTag? Of(string field) => Fields.TryGetValue(field, out DepthTag tag) ? tag : null;

    public static string Name(DepthTag tag) => tag.ToString().ToLowerInvariant();
}
