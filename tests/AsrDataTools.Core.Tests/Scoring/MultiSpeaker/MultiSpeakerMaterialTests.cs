using AsrDataTools.Annotation;
using AsrDataTools.Scoring.MultiSpeaker;

namespace AsrDataTools.Core.Tests.Scoring.MultiSpeaker;

public class MultiSpeakerMaterialTests
{
    [Fact]
    public void SpeechWithoutASpeakerIsToldByFileAndChannel()
    {
        Assert.Equal(["<NA>"], Speakers(Document("one", "a.ctm", Segment(null))));
        Assert.Equal(["channel 1", "channel 2"], Speakers(Document("one", "a.ctm", Segment("1"), Segment("2"))));
        Assert.Equal(["a", "b"], Speakers(Document("one", "a.ctm", Segment(null)), Document("one", "b.ctm", Segment(null))));
        Assert.Equal(["a, channel A", "b, channel A"], Speakers(Document("one", "a.ctm", Segment("A")), Document("one", "b.ctm", Segment("A"))));
        Assert.Equal(["<NA>", "Ann"], Speakers(Document("one", "a.ctm", Segment(null), Segment(null) with { Speaker = "Ann" })));
    }

    [Fact]
    public void RecordingsArePairedByNameOrAloneWithAlone()
    {
        MultiSpeakerMaterial material = new();
        material.AddReference(Document("one", "r.json", Segment(null)));
        material.AddReference(Document("two", "r.json", Segment(null)));
        material.AddHypothesis(Document("two", "h.json", Segment(null)));
        material.AddHypothesis(Document("three", "h.json", Segment(null)));
        Assert.Null(material.JoinSingles());
        List<SpeechDataException> errors = [];
        Assert.Equal([("one", 0), ("two", 1)], material.Pairs(errors.Add).Select(p => (p.Recording, p.Hypothesis.Count)));
        Assert.Equal("HypothesisWithoutReference", Assert.Single(errors).ErrorId);
        Assert.Equal(["one"], material.WithoutHypothesis);

        material = new();
        material.AddReference(Document("reference", "reference.TextGrid", Segment(null)));
        material.AddHypothesis(Document("system", "system.json", Segment(null)));
        Assert.Equal(("reference", "system"), material.JoinSingles());
        Assert.Single(Assert.Single(material.Pairs(errors.Add)).Hypothesis);
    }

    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("{ i'm / i am } here", "i'm here")]
    [InlineData("a { b / { c / d } e / @ } f", "a b f")]
    [InlineData("{ @ / uh } yes (well) no* x;tag", "yes well no x")]
    public void OfAlternativesTheFirst(string text, string words) => Assert.Equal(words, string.Join(' ', FirstReading.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void OnlyNistFormatsHaveNistNotation()
    {
        Assert.Equal("b", Text("STM"));
        Assert.Equal("{ b / c }", Text("SegLST"));

        static string Text(string format)
        {
            MultiSpeakerMaterial material = new();
            material.AddReference(Document("one", "a", Segment(null) with { Text = "{ b / c }" }) with { Format = format });
            return material.Pairs(_ => { }).Single().Reference[0].Text!.Trim();
        }
    }

    private static IEnumerable<string?> Speakers(params AnnotationDocument[] documents)
    {
        MultiSpeakerMaterial material = new();
        foreach (AnnotationDocument document in documents) material.AddReference(document);
        return material.Pairs(_ => { }).Single().Reference.Select(s => s.Speaker).Order(StringComparer.Ordinal);
    }

    private static AnnotationDocument Document(string recording, string path, params AnnotationSegment[] segments) =>
        new() { Recording = recording, Path = path, Segments = segments.Select(s => s with { Recording = recording, SourcePath = path }).ToValueList() };

    private static AnnotationSegment Segment(string? channel) => new() { Recording = "", Channel = channel, Text = "a", StartSeconds = 0, EndSeconds = 1 };
}
