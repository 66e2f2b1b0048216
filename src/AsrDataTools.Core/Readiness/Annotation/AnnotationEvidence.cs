using System.Globalization;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Readiness;

/// <summary>What the annotation gate rests on.</summary>
/// <param name="Overall">All recordings together, as <c>Test-AnnotationDepth</c> sums them up.</param>
/// <param name="Recordings">One row a recording of training, those with most speech below the required level first.</param>
/// <param name="Timelines">A few of the worst recordings, to be drawn.</param>
public sealed record AnnotationEvidence(AnnotationDepth Overall, IReadOnlyList<AnnotationDepth> Recordings, IReadOnlyList<DepthTimeline> Timelines)
{
    /// <summary>Recordings that an annotation file speaks of; the others have what their manifest says.</summary>
    public int Annotated { get; init; }

    /// <summary>Recordings of annotation files that are not in training.</summary>
    public int Foreign { get; init; }

    /// <summary>How good the times are: a row for segments and one for words, of the recordings with both annotation files and audio.</summary>
    public IReadOnlyList<AnnotationTiming> Timing { get; init; } = [];

    /// <summary>Seconds of speech of a recording that are below a level.</summary>
    internal static double SecondsShort(AnnotationDepth row) => row.ShareAtRequired is double share ? (1 - share) * (row.SpeechSeconds ?? 0) : 0;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Recordings.Count} recordings, {Overall.ShareAtRequired:0.0 %} of speech at level {Overall.RequiredLevel}");
}
