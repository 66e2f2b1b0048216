using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Rules;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>Small documents, and what one rule says of them.</summary>
internal static class RuleCase
{
    public static AnnotationSegment Segment(string? speaker, double? start, double? end, string? text = "yes", string? id = null, AnnotationKind kind = AnnotationKind.Speech) => new()
    {
        Recording = "call",
        Speaker = speaker,
        StartSeconds = start,
        EndSeconds = end,
        Text = text,
        Id = id,
        Kind = kind,
        SourceLine = 7,
    };

    public static AnnotationWord Word(string text, double? start, double? end, string? speaker = null) => new() { Text = text, StartSeconds = start, EndSeconds = end, Speaker = speaker, SourceLine = 9 };

    public static AnnotationDocument Document(params AnnotationSegment[] segments) => new() { Recording = "call", Path = "/data/call.rttm", Segments = segments.ToValueList() };

    public static AnnotationDocument Words(params AnnotationWord[] words) => Document() with { Words = words.ToValueList() };

    /// <summary>A recording of which it is known, channel by channel, where speech is heard.</summary>
    public static RecordedSpeech Heard(double duration, params Stretch[][] channels) => new(duration, [.. channels.Select(TimeSet.Of)]);

    /// <summary>What one rule finds in recordings that are one corpus.</summary>
    public static IReadOnlyList<Finding> Judge(string rule, params AnnotationDocument[] documents) => Judge(rule, null, documents);

    /// <summary>The same, with the recording.</summary>
    public static IReadOnlyList<Finding> Judge(string rule, RecordedSpeech? audio, params AnnotationDocument[] documents)
    {
        AnnotationRule one = AnnotationRules.Named(rule);
        List<Finding> findings = [];
        List<CorpusNote> notes = [];
        foreach (AnnotationDocument document in documents)
        {
            RecordingEvidence evidence = new(document, audio);
            FindingSheet sheet = new(one, document);
            one.Judge(evidence, sheet);
            if (one.Note(evidence) is { } note) notes.Add(new(note, sheet));
            findings.AddRange(sheet.Take());
        }

        one.Finish(notes);
        findings.AddRange(notes.SelectMany(note => note.Sheet.Take()));
        Assert.All(findings, finding =>
        {
            Assert.Equal(rule, finding.Rule);
            Assert.NotEmpty(finding.Message);
            Assert.NotEmpty(finding.Remedy!);
            Assert.StartsWith($"{rule}|{finding.Path}|", finding.SuppressionId, StringComparison.Ordinal);
        });
        return findings;
    }
}
