using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Annotation.Timing;
using AsrDataTools.Core.Tests.Annotation;
using AsrDataTools.Core.Tests.Annotation.Depth;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Core.Tests.Readiness;

public sealed class AnnotationGateTests
{
    [Fact]
    public void TextAloneFailsAndSaysWhatToDo()
    {
        GateResult gate = AnnotationSamples.Judge(new(), (6, AnnotationSamples.Text), (3, AnnotationSamples.Apart), (3, DepthSamples.Deep));

        Assert.Equal((nameof(Gate.Annotation), Verdict.Fail), (gate.Gate, gate.Verdict));
        Assert.StartsWith("text only, level 1: 25 % [", gate.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("] of 2.0 h of speech is annotated to level 4 (overlap); 95 % must be", gate.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("text: 1.0 h of 6 recordings is text alone, without times, speakers or overlap", gate.Reasons);
        Assert.Contains("speakers: 29.4 min of 3 recordings has speakers who never talk at once; whether overlap was looked for cannot be told", gate.Reasons);
        Assert.Equal("diarize and time-align 1.0 h of 6 recordings, overlap tagged: there is only its text", gate.Remedies[0]);
        Assert.StartsWith("tag overlap in 29.4 min of 3 recordings, or have a listener confirm that there is none", gate.Remedies[1], StringComparison.Ordinal);
        Assert.Equal("12 recordings, 25.0 % of speech at level 4", gate.Annotation!.ToString());
    }

    [Theory]
    [InlineData(12, 0, 4, Verdict.Pass)]
    [InlineData(12, 1, 4, Verdict.Warn)] // 0.92 surely, the rest likely.
    [InlineData(0, 12, 4, Verdict.Unknown)]
    [InlineData(0, 12, 3, Verdict.Pass)]
    public void TheGateFollowsTheDelivery(int deep, int apart, int required, Verdict expected)
    {
        GateResult gate = AnnotationSamples.Judge(new() { RequiredLevel = required, Paths = ["/a"] }, (deep, DepthSamples.Deep), (apart, AnnotationSamples.Apart));

        Assert.Equal(expected, gate.Verdict);
        Assert.NotEmpty(gate.Reasons);
        Assert.Equal(expected == Verdict.Pass, gate.Remedies.Count == 0);
    }

    [Fact]
    public void TurnsWithoutTextFailAndTagsAreAskedFor()
    {
        AnnotationDocument mute = DepthSamples.Document(DepthSamples.Turn(0.2, 5, "A", text: null), DepthSamples.Turn(4.5, 10, "B", text: null));

        GateResult gate = AnnotationSamples.Judge(new() { RequiredTags = [DepthTag.Text, DepthTag.Events] }, (12, mute));

        Assert.Equal(Verdict.Fail, gate.Verdict);
        Assert.Contains("text: 0 % of speech has it; 95 % must", gate.Reasons);
        Assert.Contains("transcribe 2.0 h of 12 recordings: it has no text", gate.Remedies);
        Assert.Contains("tag events in 2.0 h of 12 recordings", gate.Remedies);
        Assert.Equal([null, "text", "events"], gate.Evidence.Select(fact => fact.Subject));
    }

    [Fact]
    public void TheReportDrawsTheWorst()
    {
        GateResult gate = AnnotationSamples.Judge(new(), (6, AnnotationSamples.Text), (3, DepthSamples.Document(DepthSamples.Turn(0, 3, "<b>A"), DepthSamples.Turn(2.5, 5, "B"))), (3, DepthSamples.Deep));
        ReadinessReport report = ReadinessReport.Of([gate], DateTimeOffset.UnixEpoch);
        using StringWriter page = new();
        ReadinessReportHtml.Write(report, page);
        string html = page.ToString();

        Assert.Null(report.Gates[0].Annotation);
        Assert.Equal(6, report.Annotation!.Levels.Count);
        Assert.Equal(1, report.Annotation.Levels.Sum(level => level.Share)!.Value, 9);
        Assert.Equal(2, report.Annotation.Timelines.DistinctBy(timeline => timeline.Lanes.Count).Count());
        Assert.Contains("<li><bdi>&lt;b&gt;A</bdi></li>", html, StringComparison.Ordinal);
        Assert.Contains("fill=\"url(#hatching)\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"heard\"", html, StringComparison.Ordinal);
        Assert.Contains("2 speakers; 30.0 s of overlap", html, StringComparison.Ordinal);
    }

    [Fact]
    public void TimesAreStatedInMillisecondsAndWarnAtMost()
    {
        AnnotationGateSettings settings = new() { Paths = ["/a"] };
        AnnotationEvidence evidence = AnnotationSamples.Evidence(settings, (12, DepthSamples.Deep));

        GateResult sound = AnnotationGate.Judge(evidence with { Timing = Times(0) }, settings);
        GateResult shifted = AnnotationGate.Judge(evidence with { Timing = Times(0.3) }, settings);
        GateResult drifting = AnnotationGate.Judge(evidence with { Timing = Times(0, drift: 0.001) }, settings);

        Assert.Equal([Verdict.Pass, Verdict.Warn, Verdict.Warn], new[] { sound, shifted, drifting }.Select(gate => gate.Verdict));
        Assert.Matches(@"^edges of segments are \d+ ms \[\d+, \d+\] off speech on the median, by 7\d\d edges of 12 recordings$", sound.Reasons[1]);
        Assert.Matches(@"^times: segments are (29\d|30\d) ms late on the whole \[", Assert.Single(shifted.Reasons, reason => reason.Contains("on the whole", StringComparison.Ordinal)));
        Assert.Matches(@"^move the segments of 12 recordings (29\d|30\d) ms earlier$", shifted.Remedies[^1]);
        Assert.Contains("times: the segments of 12 of 12 recordings drift away from speech", drifting.Reasons);
        Assert.Equal(["DeviationMedianMs", "ShiftMs", "DriftingRecordings"], sound.Evidence.Where(fact => fact.Weight == EvidenceWeight.Contributing).Select(fact => fact.Measure));

        ReadinessReport report = ReadinessReport.Of([shifted], DateTimeOffset.UnixEpoch);
        using StringWriter page = new();
        ReadinessReportHtml.Write(report, page);
        Assert.Contains("<h3>Times against speech</h3>", page.ToString(), StringComparison.Ordinal);
        Assert.Equal(12, Assert.Single(report.Annotation!.Timing).ShiftedRecordings);
    }

    private static AnnotationTiming[] Times(double offset, double drift = 0) =>
    [
        .. TimingPool.Overall(
            [.. Enumerable.Range(1, 12).Select(seed => TimingMeasure.Of(
                TimingSource.Of(TimingCase.Annotated(30, offset, drift, jitter: 0.03, seed: seed), namesSources: false).Single(), TimingCase.Heard(30, seed), "/a.wav", TimingOptions.Default))],
            TimingOptions.Default,
            TestContext.Current.CancellationToken),
    ];
}
