using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Core.Tests.Annotation.Depth;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

/// <summary>Made-up deliveries: recordings of ten minutes, heard from 0.2 s on as the ten seconds of the samples are, sixty times over.</summary>
internal static class AnnotationSamples
{
    private const double Stretch = 60;

    public static AnnotationDocument Text => DepthSamples.Document(new AnnotationSegment { Recording = "call", Text = "hello" });

    /// <summary>Two speakers with a breath between them.</summary>
    public static AnnotationDocument Apart => DepthSamples.Document(DepthSamples.Turn(0.2, 5, "A"), DepthSamples.Turn(5.002, 10, "B"));

    public static GateResult Judge(AnnotationGateSettings settings, params (int Count, AnnotationDocument Document)[] delivery) => AnnotationGate.Judge(Evidence(settings, delivery), settings);

    public static AnnotationEvidence Evidence(AnnotationGateSettings settings, params (int Count, AnnotationDocument Document)[] delivery)
    {
        List<DepthRecording> recordings = [];
        foreach ((int count, AnnotationDocument document) in delivery)
        {
            for (int index = 0; index < count; index++)
            {
                DepthRecording recording = new($"call-{recordings.Count:00}") { Speech = DepthSamples.Heard(10 * Stretch, [(0.2 * Stretch, 10 * Stretch)]) };
                recording.Add(DepthSource.Of(document with { Segments = document.Segments.Select(Stretched).ToValueList() }));
                recordings.Add(recording);
            }
        }

        DepthJudge judge = new(
            new() { RequiredLevel = settings.RequiredLevel, RequiredTags = settings.RequiredTags },
            recordings.Exists(recording => recording.Sources.Any(source => !DepthLane.OverlapOf(source.Turns).IsEmpty)));
        DepthGrade[] grades = [.. recordings.Select(DepthGrader.Grade)];
        return new(
            judge.Overall(grades, CancellationToken.None),
            [.. grades.Select(judge.Judge).OrderByDescending(AnnotationEvidence.SecondsShort)],
            [.. recordings.Where((_, index) => index % 6 == 0).Select(DepthTimeline.Of)])
        { Annotated = recordings.Count };
    }

    private static AnnotationSegment Stretched(AnnotationSegment segment) =>
        segment with { StartSeconds = segment.StartSeconds * Stretch, EndSeconds = segment.EndSeconds * Stretch };
}
