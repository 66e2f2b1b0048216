using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Depth;
using static AsrDataTools.Core.Tests.Annotation.Depth.DepthSamples;

namespace AsrDataTools.Core.Tests.Annotation.Depth;

public sealed class DepthJudgeTests
{
    [Fact]
    public void SpeakersWhoNeverOverlapArePassedBySightOnly()
    {
        DepthGrade apart = Grade(null, Apart), cut = Grade(null, Document(Turn(0.2, 5, "A"), Turn(5, 10, "B")));

        Assert.Equal(Verdict.Unknown, Judge(apart).Verdict); // Nobody tags overlap anywhere.
        Assert.Equal(Verdict.Warn, Judge(apart, hasOverlap: true).Verdict); // Somebody does, here is none.
        Assert.Equal(Verdict.Unknown, Judge(cut, hasOverlap: true).Verdict); // Here it was cut away.
        Assert.Contains("overlap seems to be cut away", Judge(cut).Remarks[0], StringComparison.Ordinal);
        Assert.Equal(["overlap"], Judge(apart).Missing);
        Assert.Equal(Verdict.Pass, Judge(apart, new() { RequiredLevel = 3 }).Verdict);
        Assert.Equal(Verdict.Unknown, Judge(apart, new() { RequiredLevel = 3, RequiredTags = [DepthTag.Overlap] }).Verdict);
    }

    [Theory]
    [InlineData(DepthTag.Text, Verdict.Fail)]
    [InlineData(DepthTag.WordTimes, Verdict.Fail)]
    [InlineData(DepthTag.Overlap, Verdict.Pass)]
    [InlineData(DepthTag.Events, Verdict.Pass)]
    [InlineData(DepthTag.Entities, Verdict.Fail)]
    [InlineData(DepthTag.Intent, Verdict.Fail)]
    [InlineData(DepthTag.Language, Verdict.Fail)]
    public void RequiredTagsAreAskedFor(DepthTag tag, Verdict expected)
    {
        DepthGrade grade = Grade(null, Document(Turn(0.2, 5, "A", text: null), Turn(4.5, 10, "B", text: null), Label(AnnotationKind.Event)));

        AnnotationDepth row = Judge(grade, new() { RequiredTags = [tag] });

        Assert.Equal(expected, row.Verdict);
        Assert.Equal(expected == Verdict.Fail, row.Missing.Contains(tag.ToString().ToLowerInvariant()));
        Assert.Contains("text", Judge(grade).Missing); // Named, though not asked for.
        Assert.Equal(Verdict.Pass, Judge(grade).Verdict);
    }

    [Fact]
    public void TextOnlyIsLevelOneWhateverItsLength()
    {
        AnnotationDepth row = Judge(Grade(null, Document(new AnnotationSegment { Recording = "call", Text = "hello" })));

        Assert.Equal((1, Verdict.Fail, 0.0), (row.Level, row.Verdict, row.ShareAtRequired));
        Assert.Null(row.SpeechSeconds);
        Assert.Equal(["times", "speakers", "overlap"], row.Missing);
        Assert.Contains("speech seconds are unknown: neither times nor audio tell", row.Remarks);
        Assert.Equal(Verdict.Pass, Judge(Grade(null, Document(new AnnotationSegment { Recording = "call", Text = "hello" })), new() { RequiredLevel = 1 }).Verdict);
    }

    // Deep and bare recordings of ten seconds each.
    [Theory]
    [InlineData(4, 0, Verdict.Pass, 1.0, false)]
    [InlineData(3, 1, Verdict.Fail, 0.75, false)]
    [InlineData(12, 0, Verdict.Pass, 1.0, true)]
    [InlineData(39, 1, Verdict.Warn, 0.975, true)] // More of the same might have less than 0.95.
    [InlineData(12, 3, Verdict.Fail, 0.8, true)] // A fifth surely lacks it, whatever the interval.
    public void TheDeliveryIsJudgedAsItIs(int deep, int bare, Verdict expected, double share, bool hasInterval)
    {
        DepthGrade[] grades =
        [
            .. Enumerable.Range(0, deep).Select(_ => Grade(Heard(10, [(0.2, 10)]), Deep)),
            .. Enumerable.Range(0, bare).Select(_ => Grade(Heard(10, [(0.2, 10)]), Document(new AnnotationSegment { Recording = "call", Text = "hello" }))),
        ];

        AnnotationDepth row = new DepthJudge(new(), hasOverlap: true).Overall(grades, CancellationToken.None);

        Assert.Equal((AnnotationDepth.Overall, expected, deep + bare), (row.Recording, row.Verdict, row.Recordings));
        Assert.Equal(share, row.ShareAtRequired!.Value, 9);
        Assert.Equal(9.8 * (deep + bare), row.SpeechSeconds!.Value, 6);
        Assert.Equal(hasInterval, row.ShareLow is not null);
        if (hasInterval) Assert.InRange(row.ShareAtRequired.Value, row.ShareLow!.Value, row.ShareHigh!.Value);
        else Assert.Contains(row.Remarks, remark => remark.EndsWith("too few for an interval: they are judged exactly as they are", StringComparison.Ordinal));
        Assert.Equal(row.Verdict, row.Answers[0].Verdict);
    }

    [Fact]
    public void UnknownSecondsCountAsTheMeanOfTheOthers()
    {
        DepthGrade[] grades = [Grade(null, Deep), Grade(null, Document(new AnnotationSegment { Recording = "call", Text = "hello" }))];

        AnnotationDepth row = new DepthJudge(new(), hasOverlap: true).Overall(grades, CancellationToken.None);

        Assert.Equal((0.5, 9.8), (row.ShareAtRequired!.Value, Math.Round(row.SpeechSeconds!.Value, 9)));
        Assert.Contains(row.Remarks, remark => remark.StartsWith("speech seconds of 1 of 2 recordings are unknown", StringComparison.Ordinal));
        Assert.Equal([0.5, 0.25], DepthWeights.Of([Grade(null, Document(Turn(0.5, 1))), Grade(null, Document(new AnnotationSegment { Recording = "call", Text = "a" }) with { DurationSeconds = 0.25 })]));
    }

    [Fact]
    public void EventsThatSomeRecordingsLackOnlyWarn()
    {
        DepthGrade with = Grade(null, Document([.. Deep.Segments, Label(AnnotationKind.Event)])), without = Grade(null, Deep);
        DepthJudge judge = new(new() { RequiredTags = [DepthTag.Events] }, hasOverlap: true);

        Assert.Equal(Verdict.Warn, judge.Overall([with, without], CancellationToken.None).Verdict);
        Assert.Equal(Verdict.Fail, judge.Overall([without, without], CancellationToken.None).Verdict);
        Assert.Equal(Verdict.Pass, judge.Overall([with, with], CancellationToken.None).Verdict);
    }
}
