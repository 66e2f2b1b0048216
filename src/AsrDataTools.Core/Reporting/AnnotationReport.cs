using AsrDataTools.Annotation.Depth;
using AsrDataTools.Annotation.Timing;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting;

/// <summary>What a report shows of the annotation gate.</summary>
/// <param name="Overall">All recordings together.</param>
/// <param name="Levels">Level by level, 0 to 5.</param>
/// <param name="Recordings">Those with most speech below the required level first; at most <see cref="MostRecordings"/>.</param>
/// <param name="Timelines">A few of the worst, drawn.</param>
/// <param name="Timing">How good the times are, of segments and of words; none where no recording has both annotation and audio.</param>
public sealed record AnnotationReport(
    AnnotationDepth Overall, IReadOnlyList<AnnotationLevelRow> Levels, IReadOnlyList<AnnotationDepth> Recordings, IReadOnlyList<DepthTimeline> Timelines, IReadOnlyList<AnnotationTiming> Timing)
{
    public const int MostRecordings = 200;

    internal static AnnotationReport Of(AnnotationEvidence evidence) => new(
        evidence.Overall,
        [.. Enumerable.Range(0, DepthOptions.HighestLevel + 1).Select(level => Row(level, evidence))],
        [.. evidence.Recordings.Take(MostRecordings)],
        evidence.Timelines,
        evidence.Timing);

    private static AnnotationLevelRow Row(int level, AnnotationEvidence evidence) => new(
        level,
        AnnotationFacts.LevelName(level),
        evidence.Overall.Shares[level],
        evidence.Recordings.Sum(row => (row.Shares[level] ?? 0) * (row.SpeechSeconds ?? 0)) / 3600,
        evidence.Recordings.Count(row => row.Level == level && row.ShareAtRequired is not null));
}

/// <summary>How much is annotated to a level and no further.</summary>
/// <param name="Level">0 to 5.</param>
/// <param name="Name">What it adds to the one below.</param>
/// <param name="Share">Of speech seconds; null without speech.</param>
/// <param name="Hours">Of speech.</param>
/// <param name="Recordings">Whose level it is.</param>
public sealed record AnnotationLevelRow(int Level, string Name, double? Share, double Hours, int Recordings);
