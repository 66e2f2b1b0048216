using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Rules;
using static AsrDataTools.Core.Tests.Annotation.RuleCase;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>Each rule on what it must find and on what it must not.</summary>
public sealed class AnnotationRuleTests
{
    [Fact]
    public void SegmentOutsideAudio()
    {
        AnnotationDocument document = Document(
            Segment("a", -0.2, 1), Segment("a", 8, 10.3), Segment("a", 9, 11, id: "u3"), Segment("a", 12, 13), Segment("a", 1, 10.04)) with
        { DurationSeconds = 10 };

        IReadOnlyList<Finding> findings = Judge("SegmentOutsideAudio", document);

        Assert.Equal([0.2, 0.3, 1.0, 1.0], findings.Select(finding => Math.Round(finding.ExtentSeconds!.Value, 6)));
        Assert.Equal([Severity.Error, Severity.Warning, Severity.Error, Severity.Error], findings.Select(finding => finding.Severity));
        Assert.Equal(("'u3' of a reaches 1 s beyond the end of the recording (10 s)", "end it at 10 s", "u3", 7L, 9.0, 11.0), Parts(findings[2]));
        Assert.Equal(2, Judge("SegmentOutsideAudio", Words(Word("x", -1, 0.5), Word("y", 9.9, 10.2)) with { DurationSeconds = 10 }).Count);

        // The audio knows better than the annotation; where neither tells, nothing lies beyond.
        Assert.Empty(Judge("SegmentOutsideAudio", Heard(11.3), Document(Segment("a", 8, 11)) with { DurationSeconds = 10 }));
        Assert.Empty(Judge("SegmentOutsideAudio", Document(Segment("a", 8, 1e6))));
    }

    [Fact]
    public void SegmentLength()
    {
        IReadOnlyList<Finding> findings = Judge("SegmentLength", Document(Segment("a", 2, 1.5), Segment("a", 3, 3), Segment(null, 4, 4, "click", kind: AnnotationKind.Event)));

        Assert.Equal(["a segment of a ends at 1.5 s, 0.5 s before its start at 2 s", "a segment of a lasts 0 s, at 3 s"], findings.Select(finding => finding.Message));
        Assert.Equal([Severity.Warning, Severity.Error], Judge("SegmentLength", Words(Word("x", 1, 1), Word("y", 2, 1))).Select(finding => finding.Severity));
        Assert.Empty(Judge("SegmentLength", Document(Segment("a", 1, 1.01), Segment("a", null, null))));
    }

    [Fact]
    public void SpeakerOverlapsSelf()
    {
        Finding finding = Assert.Single(Judge("SpeakerOverlapsSelf", Document(Segment("a", 1, 3), Segment("b", 2, 4), Segment("a", 2.5, 4, id: "u2"))));

        Assert.Equal((0.5, "u2", "end the earlier at 2.5 s, or name who else speaks"), (finding.ExtentSeconds, finding.Id, finding.Remedy));
        Assert.Equal(0.5, Assert.Single(Judge("SpeakerOverlapsSelf", Document(Segment("a", 1, 3), Segment("a", 1.5, 2)))).ExtentSeconds);
        Assert.Empty(Judge("SpeakerOverlapsSelf", Document(
            Segment("a", 1, 3), Segment("a", 3, 4), Segment(null, 1, 3), Segment(null, 2, 3), Segment("c", 1, 3) with { Channel = "1" }, Segment("c", 2, 3) with { Channel = "2" })));
    }

    [Fact]
    public void OverlapUntagged()
    {
        AnnotationSegment[] talk = [Segment("a", 0, 2), Segment("b", 1.5, 4), Segment("a", 3, 5)];

        Finding finding = Assert.Single(Judge("OverlapUntagged", Document([.. talk, Segment(null, 3, 4, null, kind: AnnotationKind.Overlap)])));
        Assert.Equal((1.5, 2.0, 0.5, Severity.Warning), (finding.StartSeconds!.Value, finding.EndSeconds!.Value, finding.ExtentSeconds!.Value, finding.Severity));
        Finding all = Assert.Single(Judge("OverlapUntagged", Document(talk)));
        Assert.Equal((Severity.Information, 1.5), (all.Severity, all.ExtentSeconds));

        Assert.Empty(Judge("OverlapUntagged", Document(talk) with { Format = "RTTM" }));
        Assert.Empty(Judge("OverlapUntagged", Document(Segment("a", 0, 2), Segment("b", 1.95, 4))));
        Assert.Empty(Judge("OverlapUntagged", Document(Segment("a", 0, 2) with { Tags = [new(AnnotationKind.Overlap, "")] }, Segment("b", 1.5, 4))));
        Assert.Empty(Judge("OverlapUntagged", Document(Segment("a", 0, 2) with { Channel = "1" }, Segment("b", 1.5, 4) with { Channel = "2" })));
    }

    [Fact]
    public void OverlapAbsent()
    {
        AnnotationTag tag = new(AnnotationKind.Overlap, "") { StartSeconds = 1, EndSeconds = 1.4 };

        Finding finding = Assert.Single(Judge("OverlapAbsent", Document(Segment("a", 0, 2, id: "u1") with { Tags = [tag] }, Segment("b", 2, 4))));
        Assert.Equal((1.0, 1.4, "u1", 0.4), (finding.StartSeconds!.Value, finding.EndSeconds!.Value, finding.Id, Math.Round(finding.ExtentSeconds!.Value, 6)));
        Assert.Empty(Judge("OverlapAbsent", Document(Segment("a", 0, 2) with { Tags = [tag] }, Segment("b", 1.2, 4))));
    }

    [Fact]
    public void SpeechUnannotated()
    {
        RecordedSpeech audio = Heard(20, [new Stretch(1, 3), new Stretch(5, 7), new Stretch(10, 10.4)]);

        Finding finding = Assert.Single(Judge("SpeechUnannotated", audio, Document(Segment("a", 0.8, 3.1))));
        Assert.Equal((5.0, 7.0, 2.0), (finding.StartSeconds!.Value, finding.EndSeconds!.Value, finding.ExtentSeconds!.Value));
        Assert.Empty(Judge("SpeechUnannotated", audio, Document(Segment("a", 1.2, 2.8), Segment(null, 5, 6.3, null, kind: AnnotationKind.Unscored))));
        Assert.Empty(Judge("SpeechUnannotated", audio, Document(Segment("a", null, null))));
        Assert.Equal(2, Judge("SpeechUnannotated", audio, Document()).Count);
        Assert.Empty(Judge("SpeechUnannotated", audio, Words(Word("x", 1, 3), Word("y", 5, 7))));
    }

    [Fact]
    public void AnnotationSilent()
    {
        RecordedSpeech audio = Heard(20, [new Stretch(1, 3)], [new Stretch(10, 12)]);

        Finding finding = Assert.Single(Judge("AnnotationSilent", audio, Document(Segment("a", 1, 3) with { Channel = "1" }, Segment("b", 1, 3) with { Channel = "2" })));
        Assert.Equal((2.0, "listen to 1.00 to 3.00 s; correct the times or take it away"), (finding.ExtentSeconds!.Value, finding.Remedy));
        Assert.Empty(Judge("AnnotationSilent", audio, Document(Segment("a", 0, 4), Segment("b", 11.8, 13), Segment("c", 5, 5.2), Segment("d", 30, 32))));
    }

    [Fact]
    public void TextWithoutTime()
    {
        Assert.Equal("none of the 2 segments of 'call' has times", Assert.Single(Judge("TextWithoutTime", Document(Segment("a", null, null), Segment("b", null, null)))).Message);
        Assert.Equal("u2", Assert.Single(Judge("TextWithoutTime", Document(Segment("a", 1, 2), Segment("b", 3, null, id: "u2")))).Id);
        Assert.Empty(Judge("TextWithoutTime", Document(Segment("a", 1, 2), Segment("b", null, null, null), Segment("c", null, null, "", kind: AnnotationKind.Comment))));
    }

    [Fact]
    public void TimeWithoutText()
    {
        Assert.Equal((1.5, "u2"), Assert.Single(Judge("TimeWithoutText", Document(Segment("a", 1, 2), Segment("b", 3, 4.5, null, "u2")))) is { } finding ? (finding.ExtentSeconds!.Value, finding.Id) : default);
        Assert.Empty(Judge("TimeWithoutText", Document(Segment("a", 1, 2, null), Segment("b", 3, 4, null))));
        Assert.Empty(Judge("TimeWithoutText", Document(Segment("a", 1, 2), Segment("b", 3, 4, null)) with { Words = [Word("x", 3.1, 3.4)] }));
    }

    [Fact]
    public void EmptyText()
    {
        Assert.Equal(1.5, Assert.Single(Judge("EmptyText", Document(Segment("a", 1, 2.5, " ")))).ExtentSeconds);
        Assert.Equal(9, Assert.Single(Judge("EmptyText", Words(Word("", 1, 2)))).Line);
        Assert.Empty(Judge("EmptyText", Document(Segment("a", 1, 2, null), Segment(null, 1, 2, "", kind: AnnotationKind.Event), Segment("a", 2, 3, "") with { Words = [Word("x", 2, 3)] })));
    }

    [Fact]
    public void SpeakingRate()
    {
        // 30 segments of 13 to 17 characters a second.
        AnnotationSegment[] usual = [.. Enumerable.Range(0, 30).Select(index => Segment("a", 10 * index, 10 * index + 2, new string('x', 26 + index % 9)))];

        IReadOnlyList<Finding> findings = Judge("SpeakingRate", Document(usual), Document(Segment("a", 1, 2, new string('x', 60), "fast"), Segment("a", 3, 13, "yes [long silence here]", "slow"), Segment("a", 13, 13.2, new string('x', 60))));

        Assert.Equal(["fast", "slow"], findings.Select(finding => finding.Id));
        Assert.Equal("listen to it: at the usual rate its text takes 4.1 s", findings[0].Remedy);
        Assert.Empty(Judge("SpeakingRate", Document(usual)));
        Assert.Empty(Judge("SpeakingRate", Document([.. usual.Take(10), Segment("a", 1, 2, new string('x', 60))]))); // Too few to know what is usual.
    }

    [Fact]
    public void CoarseGrid()
    {
        AnnotationDocument Every(double step, double last = 0) => Document([.. Enumerable.Range(0, 6).Select(index => Segment("a", 2 * index * step, (2 * index + 1) * step)), Segment("a", 40, 41 + last)]);

        Assert.Contains("multiples of 0.5 s, so that each may be off by 0.25 s", Assert.Single(Judge("CoarseGrid", Every(0.5))).Message, StringComparison.Ordinal);
        Assert.Contains("multiples of 1 s", Assert.Single(Judge("CoarseGrid", Every(1))).Message, StringComparison.Ordinal);
        Assert.Contains("words of 'call'", Assert.Single(Judge("CoarseGrid", Words([.. Enumerable.Range(0, 6).Select(index => Word("x", 2 * index, 2 * index + 1))]))).Message, StringComparison.Ordinal);
        Assert.Empty(Judge("CoarseGrid", Every(1, last: 0.02)));
        Assert.Empty(Judge("CoarseGrid", Document(Segment("a", 1, 2), Segment("a", 3, 4))));

        // Tenths are told, not warned of; hundredths are what aligners write.
        Assert.Equal(Severity.Information, Assert.Single(Judge("CoarseGrid", Every(0.3))).Severity);
        Assert.Empty(Judge("CoarseGrid", Every(0.37)));
    }

    [Fact]
    public void TimesShifted()
    {
        RecordedSpeech audio = TimingCase.Heard(30);

        Finding finding = Assert.Single(Judge("TimesShifted", audio, TimingCase.Annotated(30, offset: 0.25)));
        Assert.StartsWith("the segments of 'call' are 250 ms late on the whole (", finding.Message, StringComparison.Ordinal);
        Assert.Equal("move all times 0.250 s earlier", finding.Remedy);
        Assert.Empty(Judge("TimesShifted", audio, TimingCase.Annotated(30, offset: 0.04)));
        Assert.Empty(Judge("TimesShifted", audio, TimingCase.Annotated(30, drift: 0.01)));
        Assert.Empty(Judge("TimesShifted", TimingCase.Heard(5), TimingCase.Annotated(5, offset: 0.25))); // Too few edges to tell.
    }

    [Fact]
    public void TimesDrift()
    {
        RecordedSpeech audio = TimingCase.Heard(30);

        Finding finding = Assert.Single(Judge("TimesDrift", audio, TimingCase.Annotated(30, drift: 0.001)));
        Assert.Matches(@"^the segments of 'call' run (999|1,000|1,001) ppm fast \(", finding.Message);
        Assert.EndsWith(", as if 30 frames a second had been played as 29.97", finding.Message, StringComparison.Ordinal);
        Assert.Matches(@"^divide all times by 1\.00(0999|1000|1001), ", finding.Remedy!);
        Assert.Contains("as if 44.1 kHz had been taken for 48 kHz", Assert.Single(Judge("TimesDrift", audio, TimingCase.Annotated(30, drift: (44.1 / 48) - 1))).Message, StringComparison.Ordinal);
        Assert.Empty(Judge("TimesDrift", audio, TimingCase.Annotated(30, offset: 0.25, drift: 0.0001)));
    }

    [Fact]
    public void WordOrder()
    {
        IReadOnlyList<Finding> findings = Judge("WordOrder", Words(Word("x", 1, 2), Word("y", 0.5, 0.8), Word("z", 0.7, 0.9)));

        Assert.Equal([(Severity.Error, 0.5), (Severity.Warning, 0.1)], findings.Select(finding => (finding.Severity, Math.Round(finding.ExtentSeconds!.Value, 6))));
        Assert.Single(Judge("WordOrder", Document(Segment("a", 0, 2) with { Words = [Word("x", 1, 2), Word("y", 0, 1)] })));
        Assert.Empty(Judge("WordOrder", Words(Word("x", 1, 2, "a"), Word("y", 0.5, 0.8, "b"), Word("z", 2, 3, "a"), Word("w", 0.8, 1, "b"))));
        Assert.Empty(Judge("WordOrder", Words(Word("<ALT_BEGIN>", null, null), Word("x", 1, 2), Word("<ALT>", null, null), Word("y", 1, 1.5), Word("<ALT_END>", null, null), Word("z", 2, 3))));
        Assert.Empty(Judge("WordOrder", Document(Segment("a", 5, 6) with { Words = [Word("x", 5, 6)] }, Segment("a", 0, 2) with { Words = [Word("y", 0, 1)] })));
    }

    [Fact]
    public void WordOutsideSegment()
    {
        Assert.Equal(0.3, Assert.Single(Judge("WordOutsideSegment", Document(Segment("a", 1, 2) with { Words = [Word("x", 0.9, 1.5), Word("y", 1.5, 2.2), Word("z", 1.2, 1.4)] }))
            .GroupBy(finding => finding.Rule)).Sum(finding => finding.ExtentSeconds!.Value), 6);
        AnnotationDocument talk = Document(Segment("a", 1, 2), Segment("a", 2, 3), Segment("b", 5, 6));
        Assert.Equal(0.2, Assert.Single(Judge("WordOutsideSegment", talk with { Words = [Word("x", 2.8, 3.2, "a")] })).ExtentSeconds!.Value, 6);
        Assert.Equal(0.5, Assert.Single(Judge("WordOutsideSegment", talk with { Words = [Word("x", 5, 5.5, "a")] })).ExtentSeconds!.Value, 6);
        Assert.Empty(Judge("WordOutsideSegment", talk with { Words = [Word("x", 1.8, 2.2, "a"), Word("y", 5, 6), Word("z", 1, 1.005)] }));
        Assert.Empty(Judge("WordOutsideSegment", Words(Word("x", 1, 2))));
    }

    [Fact]
    public void WordWithoutTime()
    {
        Finding finding = Assert.Single(Judge("WordWithoutTime", Document(Segment("a", 1, 3, id: "u1") with { Words = [Word("in", 1, 1.2), Word("2014.", null, null), Word("for", 2, 2.2), Word("£13.60", 2.2, null), Word("them", null, null)] })));
        Assert.Equal(("3 of 5 words of 'call' have no times, such as '2014.'; 2 of them are numbers or signs", "u1", 9L), (finding.Message, finding.Id, finding.Line!.Value));
        Assert.Equal("spell 2 numbers and signs as they are spoken, and align 3 words anew", finding.Remedy);
        Assert.Empty(Judge("WordWithoutTime", Words(Word("in", 1, 1.2), Word("2014", 1.2, 2))));
        Assert.Empty(Judge("WordWithoutTime", Words(Word("in", null, null), Word("2014", null, null)))); // None has times: nothing was aligned.
    }

    [Fact]
    public void WordsInterpolated()
    {
        string[] said = ["please", "tell", "me", "your", "account", "number", "now"];
        AnnotationWord[] even = [.. said.Select((text, index) => Word(text, 1 + (0.31 * index), 1 + (0.31 * (index + 1))))];
        int[] ends = [.. said.Select((_, index) => said.Take(index + 1).Sum(text => text.Length))];
        AnnotationWord[] letters = [.. said.Select((text, index) => Word(text, Math.Round(1 + (0.073 * (ends[index] - text.Length)), 2), Math.Round(1 + (0.073 * ends[index]), 2)))];

        Finding finding = Assert.Single(Judge("WordsInterpolated", Words(even)));
        Assert.Equal("7 of 7 words of 'call' have times that were shared out, such as the 7 from 'please' to 'now'", finding.Message);
        Assert.Equal(2.17, finding.ExtentSeconds!.Value, 6);
        Assert.Single(Judge("WordsInterpolated", Words(letters)));
        double[] spoken = [1, 1.42, 1.61, 1.72, 1.88, 2.41, 2.83, 3.2];
        Assert.Empty(Judge("WordsInterpolated", Words([.. said.Select((text, index) => Word(text, spoken[index], spoken[index + 1]))])));
        Assert.Empty(Judge("WordsInterpolated", Words(even[..3])));
    }

    [Fact]
    public void WordDuration()
    {
        IReadOnlyList<Finding> findings = Judge("WordDuration", Words(Word("yes", 1, 2.2), Word("congratulations", 3, 3.2), Word("uh", 4, 4.7), Word("2014", 5, 7), Word("number", 7, 7.25), Word("zero", 8, 8)));

        Assert.Equal(["the word 'yes' lasts 1.20 s", "the word 'congratulations' lasts 0.200 s"], findings.Select(finding => finding.Message));
        Assert.Equal("align it anew: at most 0.9 s are likely", findings[0].Remedy);
    }

    [Fact]
    public void WordAbsorbsSilence()
    {
        RecordedSpeech audio = TimingCase.Heard(20);
        AnnotationDocument sound = TimingCase.Words(20), absorbing = sound with { Words = sound.Words.Select(word => word.EndSeconds == TimingCase.Phrases(20)[1].End ? word with { EndSeconds = word.EndSeconds + 0.6 } : word).ToValueList() };

        Finding finding = Assert.Single(Judge("WordAbsorbsSilence", audio, absorbing));
        Assert.Equal((0.6, TimingCase.Phrases(20)[1].End + 0.6), (Math.Round(finding.ExtentSeconds!.Value, 2), finding.EndSeconds!.Value));
        Assert.Empty(Judge("WordAbsorbsSilence", audio, sound));
    }

    [Fact]
    public void UnknownSpeaker()
    {
        AnnotationDocument listed = Document(Segment("a", 1, 2), Segment("c", 2, 3), Segment("c", 4, 6)) with { Speakers = [new() { Id = "a" }, new() { Id = "b" }] };

        Finding finding = Assert.Single(Judge("UnknownSpeaker", listed));
        Assert.Equal((3.0, "2 segments (3.0 s) of 'call' have the speaker 'c', who is not among the 2 that the file lists"), (finding.ExtentSeconds!.Value, finding.Message));
        Assert.Single(Judge("UnknownSpeaker", Document(Segment("a", 1, 2), Segment(null, 2, 3))));
        Assert.Single(Judge("UnknownSpeaker", Document(Segment("UNK", 1, 2))));
        Assert.Empty(Judge("UnknownSpeaker", Document(Segment(null, 1, 2), Segment(null, 2, 3))));
        Assert.Empty(Judge("UnknownSpeaker", Document(Segment("a", 1, 2), Segment("b", 2, 3))));
    }

    [Fact]
    public void IllegalCharacters()
    {
        Assert.Contains("character 2 of its text is the control character U+0007", Assert.Single(Judge("IllegalCharacters", Document(Segment("a", 1, 2, "a\u0007b")))).Message, StringComparison.Ordinal);
        Assert.Single(Judge("IllegalCharacters", Words(Word("caf\uFFFD", 1, 2))));
        Assert.Single(Judge("IllegalCharacters", Document(Segment("a", 1, 2, "x\uD83D"))));
        Assert.Empty(Judge("IllegalCharacters", Document(Segment("a", 1, 2, "naïve 汉字\tпривет 😀"))));
    }

    [Fact]
    public void MixedScript()
    {
        Assert.Contains("the word 'pаy' of Latin and Cyrillic letters", Assert.Single(Judge("MixedScript", Document(Segment("a", 1, 2, "I will p\u0430y now")))).Message, StringComparison.Ordinal);
        Assert.Single(Judge("MixedScript", Words(Word("\u039Fne", 1, 2))));
        Assert.Empty(Judge("MixedScript", Document(Segment("a", 1, 2, "pay плати πλήρωσε 5µm 支払うpay"))));
    }

    [Fact]
    public void SpelledAndDigits()
    {
        AnnotationDocument spelled = Document(Segment("a", 1, 2, "four one one please"), Segment("a", 3, 4, "twenty-five"));

        Finding finding = Assert.Single(Judge("SpelledAndDigits", spelled, Document(Segment("b", 5, 6, "it is 4, thanks"), Segment("b", 7, 8, "mp3 and one B2B"))));
        Assert.Equal((5.0, 1.0, "write 1 numbers in words"), (finding.StartSeconds!.Value, finding.ExtentSeconds!.Value, finding.Remedy));
        Assert.Empty(Judge("SpelledAndDigits", spelled));
        Assert.Empty(Judge("SpelledAndDigits", spelled, Document(Segment("b", 5, 6, "es sind 4")) with { Language = "de" }));
    }

    [Fact]
    public void DuplicateSegmentId()
    {
        Assert.Equal("'u1' of b has the id of another (line 7)", Assert.Single(Judge("DuplicateSegmentId", Document(Segment("a", 1, 2, id: "u1"), Segment("b", 2, 3, id: "u1")))).Message);
        Assert.Empty(Judge("DuplicateSegmentId", Document(Segment("a", 1, 2, id: "u1"), Segment("b", 2, 3, id: "u2"), Segment("b", 3, 4), Segment("b", 4, 5))));
    }

    [Fact]
    public void TagDrift()
    {
        AnnotationSegment Event(string label) => Segment(null, 1, 2, label, kind: AnnotationKind.Event);
        AnnotationDocument usual = Document([.. Enumerable.Repeat(0, 25).Select(_ => Event("laughter")), Event("breath")]);

        IReadOnlyList<Finding> findings = Judge("TagDrift", usual, Document(Event("Laughter"), Event("laughtar"), Event("laugh-ter"), Event("music")));

        Assert.Equal(["write 'laughter' in 1 places", "write 'laughter' in 1 places", "write 'laughter' in 1 places"], findings.Select(finding => finding.Remedy));
        Assert.Contains("'[Noise]' 1 times, where the corpus has '[noise]' 2 times", Assert.Single(Judge("TagDrift", Document(Segment("a", 1, 2, "a [noise] b [noise]"), Segment("a", 1, 2, "[Noise] a < b")))).Message, StringComparison.Ordinal);
        Assert.Empty(Judge("TagDrift", usual));
        Assert.Empty(Judge("TagDrift", Document(Segment("a", 1, 2) with { Tags = [new(AnnotationKind.Sentiment, "good"), new(AnnotationKind.Sentiment, "bad"), new(AnnotationKind.Comment, "Good")] })));
    }

    [Fact]
    public void ARuleThatFailsIsAnErrorAndTheOthersGoOn()
    {
        AnnotationAudit audit = new([new Failing(), AnnotationRules.Named("SegmentLength")]);

        AnnotationJudgement judgement = audit.Judge(Document(Segment("a", 1, 1)), TestContext.Current.CancellationToken);

        SpeechDataException failure = Assert.Single(judgement.Failures);
        Assert.Equal("AnnotationRuleFailed", failure.ErrorId);
        Assert.StartsWith("The rule Failing failed on 'call' of '/data/call.rttm'", failure.Message, StringComparison.Ordinal);
        Assert.Equal("SegmentLength", Assert.Single(judgement.Findings).Rule);
    }

    [Fact]
    public void FindingsWithoutEndAreCounted()
    {
        IReadOnlyList<Finding> findings = Judge("SegmentLength", Document([.. Enumerable.Range(0, 1500).Select(index => Segment("a", index + 0.5, index))]));

        Assert.Equal(1001, findings.Count);
        Assert.Equal(("500 more of the kind in 'call'", 250.0), (findings[^1].Message, findings[^1].ExtentSeconds));
    }

    [Fact]
    public void RulesAreChosenAndKnownFindingsLeftOut()
    {
        AnnotationDocument document = Document(Segment("a", 1, 1, ""));
        AnnotationAudit all = new(null, ["emptytext"]);
        Finding found = Assert.Single(all.Take(all.Judge(document, TestContext.Current.CancellationToken)));
        Assert.Equal("SegmentLength", found.Rule);
        Assert.Equal(["SpeechUnannotated", "AnnotationSilent", "TimesShifted", "TimesDrift", "WordAbsorbsSilence"], all.NotApplied);

        AnnotationAudit settled = new(null, ["EmptyText"], null, new HashSet<string> { found.SuppressionId! });
        Assert.Empty(settled.Take(settled.Judge(document, TestContext.Current.CancellationToken)));
        Assert.Equal(1, settled.Tally.Suppressed);
        SpeechDataException unknown = Assert.Throws<SpeechDataException>(() => new AnnotationAudit(["SegmentLenght"]));
        Assert.Equal("RuleUnknown", unknown.ErrorId);
        Assert.Contains("Did you mean 'SegmentLength'?", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryRuleIsTestedAndDocumented()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "methods", "annotation-rules.md"));
        string tests = File.ReadAllText(Path.Combine(RepositoryRoot(), "tests", "AsrDataTools.Core.Tests", "Annotation", "Rules", "AnnotationRuleTests.cs"));
        Assert.All(AnnotationRules.All, rule =>
        {
            Assert.Contains($"| {rule.Id} | {rule.Severity} |", page, StringComparison.Ordinal);
            Assert.Contains($"public void {rule.Id}()", tests, StringComparison.Ordinal);
            Assert.NotEmpty(rule.Description);
            Assert.NotEmpty(rule.Remedy);
        });
        Assert.Equal(AnnotationRules.All.Count, AnnotationRules.All.Select(rule => rule.Id).Distinct().Count());
    }

    private static (string Message, string? Remedy, string? Id, long Line, double Start, double End) Parts(Finding finding) =>
        (finding.Message, finding.Remedy, finding.Id, finding.Line!.Value, finding.StartSeconds!.Value, finding.EndSeconds!.Value);

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AsrDataTools.psd1"))) folder = folder.Parent;
        return folder!.FullName;
    }

    private sealed class Failing : AnnotationRule
    {
        public override string Id => "Failing";

        public override string Description => "Fails";

        public override string Remedy => "none";

        internal override void Judge(RecordingEvidence recording, FindingSheet sheet) => throw new InvalidOperationException("It fails.");
    }
}
