using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Rules;
using AsrDataTools.Audio;
using AsrDataTools.Core.Tests.Audio;
using AsrDataTools.Governance.Redaction;

namespace AsrDataTools.Core.Tests.Governance.Redaction;

/// <summary>What is heard under tags, and without them, in a real prompt on a line with noise.</summary>
public sealed class RedactionAuditTests : IDisposable
{
    // Running speech in the prompt vm-intro.
    private static readonly RedactionWindow Window = new(1.2, 1.9);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(RedactionFill.Silence)]
    [InlineData(RedactionFill.Tone)]
    public void WhatIsRedactedUnderItsTagIsSound(RedactionFill fill) => Assert.Empty(Judge(Redacted(fill, Window), Words(Window)));

    [Fact]
    public void SpeechUnderATagIsFoundWithItsShare()
    {
        Finding whole = Assert.Single(Judge(Call(), Words(Window)));
        Assert.Equal((RedactionAudit.SpeechUnderTag, Severity.Error, 1.2, 1.9), (whole.Rule, whole.Severity, whole.StartSeconds, whole.EndSeconds));
        Assert.InRange(whole.ExtentSeconds!.Value, 0.4, 0.65);

        Finding half = Assert.Single(Judge(Redacted(RedactionFill.Silence, new(1.2, 1.55)), Words(Window)));
        Assert.Equal(RedactionAudit.SpeechUnderTag, half.Rule);
        Assert.InRange(half.ExtentSeconds!.Value, 0.2, 0.35);
    }

    [Theory]
    [InlineData(RedactionFill.Silence, RedactionAudit.MuteWithoutTag)]
    [InlineData(RedactionFill.Tone, RedactionAudit.ToneWithoutTag)]
    public void WhatIsRedactedWithoutATagIsFound(RedactionFill fill, string rule)
    {
        Finding finding = Assert.Single(Judge(Redacted(fill, Window), Words()));
        Assert.Equal(rule, finding.Rule);
        Assert.InRange(finding.StartSeconds!.Value, 1.15, 1.25);
        Assert.InRange(finding.EndSeconds!.Value, 1.85, 1.95);
    }

    [Fact]
    public void PausesAndWholeRecordingsAreNoMutes() => Assert.Empty(Judge(Call(), Words()));

    [Fact]
    public void ASegmentNeedsAMuteSomewhere()
    {
        AnnotationDocument document = Segment("thank you [NAME] for calling", 0.5, 3);
        Assert.Equal(RedactionAudit.TagWithoutMute, Assert.Single(Judge(Call(), document)).Rule);
        Assert.Empty(Judge(Redacted(RedactionFill.Silence, Window), document));
        Assert.Equal(RedactionAudit.SpeechUnderTag, Assert.Single(Judge(Call(), Segment("[NAME]", 1.2, 1.9))).Rule);
    }

    [Fact]
    public void WhatCannotBeHeardIsSaid()
    {
        AnnotationDocument untimed = Segment("thank you [NAME]", null, null);
        Assert.Equal(RedactionAudit.TagWithoutTime, Assert.Single(Judge(Redacted(RedactionFill.Silence, Window), untimed)).Rule);
        RedactionJudgement judgement = new RedactionAudit(new RecordingShelf(), new()).Judge(untimed, TestContext.Current.CancellationToken);
        Assert.False(judgement.HasAudio);
        Assert.Equal(RedactionAudit.TagWithoutAudio, Assert.Single(judgement.Findings).Rule);
    }

    [Theory]
    [InlineData("[NAME]", true)]
    [InlineData("<redacted>", true)]
    [InlineData("[PHONE_NUMBER_2]", true)]
    [InlineData("my pin is ****", true)]
    [InlineData("XXXX", true)]
    [InlineData("[** First Name **]", true)]
    [InlineData("{phi}", true)]
    [InlineData("[laughter]", false)]
    [InlineData("<unk>", false)]
    [InlineData("my name is", false)]
    [InlineData("MAXXXI", false)]
    [InlineData("[MEMBER]", false)]
    public void TagsAreKnown(string text, bool isTag) => Assert.Equal(isTag, new RedactionTags().Find(text).Any());

    [Fact]
    public void TheListOfTagsCanBeExtended()
    {
        RedactionTags tags = new(["MEMBER", "~~~"]);
        Assert.Equal(["[MEMBER]", "~~~"], tags.Find("the [MEMBER] said ~~~").Select(tag => tag.Mark));
    }

    private static AnnotationDocument Words(params RedactionWindow[] tagged) => new()
    {
        Recording = "call",
        Words = tagged.Select(window => new AnnotationWord { Text = "[NAME]", StartSeconds = window.StartSeconds, EndSeconds = window.EndSeconds }).ToValueList(),
    };

    private static AnnotationDocument Segment(string text, double? start, double? end) => new()
    {
        Recording = "call",
        Segments = new[] { new AnnotationSegment { Recording = "call", Text = text, StartSeconds = start, EndSeconds = end } }.ToValueList(),
    };

    private static IReadOnlyList<Finding> Judge(string path, AnnotationDocument document)
    {
        RecordingShelf shelf = new();
        shelf.Add(path, trouble => throw trouble);
        return new RedactionAudit(shelf, new()).Judge(document, TestContext.Current.CancellationToken).Findings;
    }

    private string Call()
    {
        float[] samples = Decoded.Read(Peer.Prompt("vm-intro.wav")).Samples[0];
        Random random = new(3);
        using WaveWriter writer = new(_folder["call.wav"], 8000);
        writer.Write([.. samples.Select(sample => sample + (float)(0.006 * (random.NextDouble() - 0.5)))]);
        writer.Complete();
        return writer.Path;
    }

    private string Redacted(RedactionFill fill, RedactionWindow window) =>
        new AudioRedactor(new() { Fill = fill }).Redact(Call(), _folder["redacted/call.wav"], [window], TestContext.Current.CancellationToken).Path;
}
