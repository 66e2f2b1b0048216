using AsrDataTools.Annotation.Depth;

namespace AsrDataTools.Readiness;

/// <summary>Turns annotation depth into facts with a threshold.</summary>
internal static class AnnotationFacts
{
    /// <summary>The measure of facts that are of a required tag.</summary>
    public const string RequiredTag = "RequiredTag";

    /// <summary>The required level first, then each required tag, then what is known of times; none without speech.</summary>
    public static GateEvidenceList Of(AnnotationEvidence evidence, AnnotationGateSettings settings) => evidence.Overall.Answers.Count == 0 ? [] :
        [.. evidence.Overall.Answers.Select(answer => answer.Tag is { } tag ? Tag(tag, answer, settings) : Level(answer, evidence.Overall, settings)), .. evidence.Timing.SelectMany(TimingFacts.Of)];

    /// <summary>What a level adds to the one below.</summary>
    public static string LevelName(int level) => level switch
    {
        0 => "audio only",
        1 => "text",
        2 => "segment times",
        3 => "speakers",
        4 => "overlap",
        _ => "word times, events, entities, intent, sentiment",
    };

    private static GateEvidence Level(DepthAnswer answer, AnnotationDepth overall, AnnotationGateSettings settings) =>
        new(nameof(AnnotationDepth.ShareAtRequired), answer.Share, overall.ShareLow, overall.ShareHigh, settings.RequiredShare, answer.Verdict)
        {
            Title = FormattableString.Invariant($"Speech annotated to level {settings.RequiredLevel} ({LevelName(settings.RequiredLevel)})"),
            Effect = "share of speech seconds",
            SmallerIsWorse = true,
            WarnThreshold = settings.RequiredShare,
            Weight = EvidenceWeight.Decisive,
        };

    private static GateEvidence Tag(DepthTag tag, DepthAnswer answer, AnnotationGateSettings settings) =>
        new(RequiredTag, answer.Share, null, null, settings.RequiredShare, answer.Verdict)
        {
            Subject = DepthTags.Name(tag),
            Title = FormattableString.Invariant($"With {DepthTags.Name(tag)}"),
            SmallerIsWorse = true,
            Effect = DepthTags.HasShare(tag) ? "share of speech seconds" : "share of recordings, by their speech",
            WarnThreshold = settings.RequiredShare,
            Weight = EvidenceWeight.Decisive,
        };
}
