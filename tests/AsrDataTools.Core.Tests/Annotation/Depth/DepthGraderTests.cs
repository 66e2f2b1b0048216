using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Corpus;
using static AsrDataTools.Core.Tests.Annotation.Depth.DepthSamples;

namespace AsrDataTools.Core.Tests.Annotation.Depth;

public sealed class DepthGraderTests
{
    public static TheoryData<string, AnnotationDocument, int, double> Levels => new()
    {
        { "text alone", Document(new AnnotationSegment { Recording = "call", Text = "hello" }), 1, 0 },
        { "one segment for all", Document(Turn(0, 10, "A")) with { DurationSeconds = 10 }, 1, 0 },
        { "one segment within", Document(Turn(0, 8, "A")) with { DurationSeconds = 10 }, 4, 0 },
        { "times", Document(Turn(0, 5), Turn(4, 10)), 2, 0 },
        { "a nameless speaker", Document(Turn(0, 5, "unknown"), Turn(5, 10, "?")), 2, 0 },
        { "two apart", Apart, 3, 1 },
        { "two at once", Deep, 4, 0 },
        { "a blink at once", Document(Turn(0.2, 5, "A"), Turn(4.97, 10, "B")), 3, 1 },
        { "one speaker", Document(Turn(0.2, 5, "A"), Turn(6, 10, "A")), 4, 0 },
        { "one speaker over himself, and another", Document(Turn(0.2, 5, "A"), Turn(4, 7, "A"), Turn(7.5, 10, "B")), 3, 1 },
        { "a channel each", Document(Turn(0.2, 5, "A", channel: "A"), Turn(5.2, 10, "B", channel: "B")), 4, 0 },
        { "two on one of two channels", Document(Turn(0.2, 5, "A", channel: "1"), Turn(5.2, 10, "B", channel: "1"), Turn(3, 4, "C", channel: "2")), 3, 9.6 / 10.6 },
        { "overlap tagged", Document(Turn(0.2, 5, "A"), Turn(5.2, 10, "B"), Label(AnnotationKind.Overlap)), 4, 0 },
        { "overlap tag on a segment", Document(Turn(0.2, 5, "A") with { Tags = [new(AnnotationKind.Overlap, "")] }, Turn(5.2, 10, "B")), 4, 0 },
        { "an empty tier of overlap", Apart with { Tiers = [new() { Name = "overlap", Kind = AnnotationKind.Overlap }] }, 4, 0 },
        { "a row from its end to its start", Document(Turn(5, 3, "A"), Turn(6, 9, "B"), Turn(10, 12, "B")), 3, 1 },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public void EachKindOfAnnotationHasItsLevel(string name, AnnotationDocument document, int level, double unchecked_)
    {
        DepthGrade grade = Grade(null, document);

        Assert.True(name.Length > 0);
        Assert.Equal(level, Judge(grade, new() { RequiredShare = 0.99 }).Level);
        Assert.Equal(unchecked_, grade.Unchecked, 9);
    }

    [Theory]
    [InlineData(2, true, 5)]
    [InlineData(1, true, 4)] // Half of the words have no times.
    [InlineData(2, false, 4)]
    public void TheHighestLevelHasAllFive(int timed, bool tagged, int level)
    {
        AnnotationSegment[] labels = tagged ? [Label(AnnotationKind.Event), Label(AnnotationKind.Entity), Label(AnnotationKind.Intent), Label(AnnotationKind.Sentiment)] : [Label(AnnotationKind.Event)];

        DepthGrade grade = Grade(null, Document([Words(0, 5, "A", timed), Words(4, 10, "B", timed), .. labels]));

        Assert.Equal(level, Judge(grade).Level);
        Assert.Equal(timed == 2 ? 1 : 0, grade.WordTimes);
        Assert.Equal(1, grade.Text);
        Assert.Equal(1, grade.OverlapSeconds, 9);
    }

    // 10 s are heard; the annotation stops at 6 s, and a detector's edges 0.2 s beyond a segment are still of it.
    [Fact]
    public void WhatIsHeardCounts()
    {
        DepthGrade grade = Grade(Heard(12, [(0.8, 6.2), (7.4, 12)]), Document(Turn(1, 4, "A"), Turn(3, 6, "B")));

        Assert.Equal(10, grade.SpeechSeconds!.Value, 9);
        Assert.True(grade.IsFromAudio);
        Assert.Equal([1, 0.54, 0.54, 0.54, 0.54, 0], grade.AtLeast!.Select(share => Math.Round(share, 9)));
        AnnotationDepth row = Judge(grade);
        Assert.Equal((0, Verdict.Fail), (row.Level, row.Verdict));
        Assert.Equal((0.46, 0.54), (Math.Round(row.Level0Share!.Value, 9), Math.Round(row.Level4Share!.Value, 9)));
        Assert.Equal(1, row.Shares.Sum()!.Value, 9);
    }

    [Fact]
    public void AChannelThatNobodyAnnotatedIsBare()
    {
        AnnotationDocument sides = Document(Turn(0, 5, "A", channel: "1"), Turn(5, 9, "A", channel: "1"), Turn(2, 4, "B", channel: "2"));

        Assert.Equal(0.5, Grade(Heard(10, [(0, 5)], [(2, 4)], [(0, 7)]), sides).AtLeast![1], 9);
        Assert.Equal(1, Grade(Heard(10, [(0, 9)]), sides).AtLeast![4], 9); // Mixed down: one lane, and still one speaker a channel.
        Assert.Equal(0.5, Grade(Heard(10, [(0, 5)], [(5, 10)]), Document(Turn(0, 2, "A"), Turn(1.5, 4.9, "B"))).AtLeast![4], 0.06);
    }

    [Fact]
    public void FilesOfOneRecordingAddUpButDoNotOverlapEachOther()
    {
        AnnotationDocument words = Document(Words(0.2, 5, "spk0"), Words(5.2, 10, "spk1"));

        DepthGrade grade = Grade(null, Document(Turn(0.2, 5, "A", text: null), Turn(5.2, 10, "B", text: null)), words);

        Assert.Equal((1, 1, 0), (grade.Text, grade.WordTimes, grade.AtLeast![4]));
    }

    [Fact]
    public void SilenceAndAbsenceAreNotSpeech()
    {
        Assert.Null(Grade(Heard(5, []), Document(Label(AnnotationKind.Event))).AtLeast);
        AnnotationDepth silent = Judge(Grade(Heard(5, [])));
        Assert.Equal((Verdict.Unknown, 0), (silent.Verdict, silent.Level));
        Assert.Null(silent.ShareAtRequired);
        Assert.Contains("there is no speech to judge", silent.Remarks);
        DepthGrade deaf = Grade(Heard(10, []), Deep); // Nothing is heard, yet people talk.
        Assert.Equal((9.8, false, 1), (Math.Round(deaf.SpeechSeconds!.Value, 9), deaf.IsFromAudio, deaf.AtLeast![4]));
        Assert.Contains("no speech is heard in the audio", deaf.Remarks);
    }

    [Fact]
    public void RowsOfManifestsAreAnnotationToo()
    {
        SpeechUtterance whole = new() { Id = "a", AudioPath = "/a/call.wav", Text = "hello", Speaker = "A", DurationSeconds = 4, SourcePath = "/a/m.csv" };
        DepthCorpus corpus = new();
        corpus.Add(whole);
        corpus.Add(whole with { Id = "b", AudioPath = "/a/talk.wav", StartSeconds = 1, DurationSeconds = 3 });
        corpus.Add(whole with { Id = "c", AudioPath = "/a/talk.wav", StartSeconds = 3, DurationSeconds = 2, Speaker = "B", Extra = new Dictionary<string, string> { ["intent"] = "pay" } });

        DepthGrade[] grades = [.. corpus.Recordings.Select(DepthGrader.Grade)];

        Assert.Equal([("call", 1), ("talk", 4)], grades.Select(grade => (grade.Recording.Name, Judge(grade).Level)));
        Assert.Null(grades[0].SpeechSeconds);
        Assert.Contains(DepthTag.Intent, grades[1].Tags);
        Assert.True(corpus.HasOverlap());
    }

    [Fact]
    public void AnnotationFindsItsRecording()
    {
        SpeechUtterance row = new() { Id = "a", AudioPath = "/one/call.wav" };
        DepthCorpus corpus = new();
        corpus.AddAudio("/audio/other.wav");
        corpus.Add(row);

        Assert.Same(corpus.Recordings[0], corpus.Add(DepthDocument.Of(Deep with { Recording = "call.wav" }), onlyKnown: true));
        Assert.Null(corpus.Add(DepthDocument.Of(Deep with { Recording = "foreign" }), onlyKnown: true));
        Assert.NotNull(corpus.Add(DepthDocument.Of(Deep with { Recording = "other" })));
        Assert.Equal(["/one/call.wav", "/audio/other.wav"], corpus.Recordings.Select(recording => recording.AudioPath));

        corpus.Add(row with { AudioPath = "/two/call.wav" });
        SpeechDataException refused = Assert.Throws<SpeechDataException>(() => corpus.Add(DepthDocument.Of(Deep)));
        Assert.Equal("RecordingAmbiguous", refused.ErrorId);
        Assert.Contains("/two/call.wav", refused.Message, StringComparison.Ordinal);
    }
}
