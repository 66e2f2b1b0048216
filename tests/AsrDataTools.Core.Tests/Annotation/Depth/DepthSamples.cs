using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Depth;

namespace AsrDataTools.Core.Tests.Annotation.Depth;

/// <summary>Made-up annotation whose depth is known.</summary>
internal static class DepthSamples
{
    public static AnnotationSegment Turn(double start, double end, string? speaker = null, string? text = "hello", string? channel = null) => new()
    {
        Recording = "call",
        StartSeconds = start,
        EndSeconds = end,
        Speaker = speaker,
        Text = text,
        Channel = channel,
    };

    public static AnnotationSegment Words(double start, double end, string speaker, int timed = 2) => Turn(start, end, speaker, text: null) with
    {
        Words = new[] { "hello", "there" }
            .Select((word, index) => new AnnotationWord { Text = word, StartSeconds = index < timed ? start : null, EndSeconds = index < timed ? end : null }).ToValueList(),
    };

    public static AnnotationSegment Label(AnnotationKind kind, double start = 0, double end = 1) => new() { Recording = "call", Kind = kind, StartSeconds = start, EndSeconds = end, Text = "x" };

    public static AnnotationDocument Document(params AnnotationSegment[] segments) => new() { Recording = "call", Path = "/a/call.csv", Segments = segments.ToValueList() };

    public static RecordedSpeech Heard(double duration, params (double, double)[][] channels) => new(duration, [.. channels.Select(spans => TimeSet.Of(spans.Select(span => new Stretch(span.Item1, span.Item2))))]);

    public static DepthGrade Grade(RecordedSpeech? speech, params AnnotationDocument[] documents)
    {
        DepthRecording recording = new("call") { Speech = speech };
        foreach (AnnotationDocument document in documents) recording.Add(DepthSource.Of(document));
        return DepthGrader.Grade(recording);
    }

    public static AnnotationDepth Judge(DepthGrade grade, DepthOptions? options = null, bool hasOverlap = false) => new DepthJudge(options ?? new(), hasOverlap).Judge(grade);

    /// <summary>Ten seconds of two speakers, 0.5 s at once.</summary>
    public static AnnotationDocument Deep => Document(Turn(0.2, 5, "A"), Turn(4.5, 10, "B"));

    /// <summary>Ten seconds of two speakers with a gap between them.</summary>
    public static AnnotationDocument Apart => Document(Turn(0.2, 5, "A"), Turn(5.2, 10, "B"));
}
