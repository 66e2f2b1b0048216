using AsrDataTools.Acoustics;
using AsrDataTools.Annotation;
using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>What is known of utterances beside their manifest: what was recognised, annotated, measured and found.</summary>
/// <param name="scoring">How hypotheses are compared with references.</param>
public sealed class ExplorerEvidence(WordScoringOptions scoring, CancellationToken cancellation)
{
    private readonly WordScorer _scorer = new(scoring, cancellation);
    private readonly Dictionary<string, (string Text, ValueList<AnnotationWord> Words)> _hypotheses = new(StringComparer.Ordinal);
    private readonly AnnotationLanes _annotation = new();
    private readonly AnnotationLanes _recognised = new();
    private readonly FindingIndex _findings = new();

    /// <summary>Profiles that are known.</summary>
    public ScoredProfiles Profiles { get; } = new();

    /// <summary>Whether anybody says what was recognised; an utterance without a hypothesis is then one in which nothing was.</summary>
    public bool HasHypotheses => _hypotheses.Count > 0 || _recognised.Count > 0;

    /// <summary>Documents of annotation that fit no utterance, once all utterances are through.</summary>
    public int UnusedAnnotation => _annotation.Unused;

    public int AnnotationCount => _annotation.Count;

    /// <summary>Findings that fit no utterance, once all utterances are through.</summary>
    public int UnusedFindings => _findings.Unused;

    /// <summary>The first of an utterance counts.</summary>
    /// <param name="words">With times within the recording, where the recogniser tells them.</param>
    public bool AddHypothesis(string id, string text, ValueList<AnnotationWord>? words = null) => _hypotheses.TryAdd(id, (text, words ?? ValueList<AnnotationWord>.Empty));

    /// <summary>Words that were recognised in a recording, with their times: each utterance without a hypothesis of its own takes those within it.</summary>
    public void AddRecognisedWords(AnnotationDocument document) => _recognised.Add(document);

    public void AddAnnotation(AnnotationDocument document) => _annotation.Add(document);

    public void AddFinding(Finding finding) => _findings.Add(finding);

    /// <summary>The known profile; null where there is none.</summary>
    internal AcousticProfile? ProfileOf(SpeechUtterance utterance) => Profiles.Count == 0 ? null : Profiles.Find(Pair(utterance, "", false));

    /// <param name="report">Gets what cannot be scored; the entry then has no score.</param>
    internal ExplorerEntry Entry(SpeechUtterance utterance, ClipPicture? picture, AcousticProfile? profile, SpeechDataException? failure, Action<SpeechDataException> report)
    {
        ExplorerEntry entry = new() { Utterance = utterance, Picture = picture, Profile = profile, Failure = failure?.Message };
        TranscriptPair place = Pair(utterance, "", false);
        List<AnnotationLane> lanes = _annotation.Count == 0 ? [] : [.. _annotation.Of(place, entry.Seconds)];
        (string? hypothesis, AnnotationLane? words) = Recognised(utterance, place, entry.Seconds);
        if (words is not null) lanes.Add(words with { Kind = LaneKind.RecognisedWords, Name = "recognised" });
        return entry with
        {
            Hypothesis = hypothesis,
            Score = HasHypotheses && utterance.Text is not null ? Score(Pair(utterance, hypothesis ?? "", hypothesis is null), report) : null,
            Lanes = lanes,
            Findings = _findings.Of(utterance, entry.Seconds),
        };
    }

    private (string? Text, AnnotationLane? Words) Recognised(SpeechUtterance utterance, TranscriptPair place, double? seconds)
    {
        if (_hypotheses.TryGetValue(utterance.Id, out (string Text, ValueList<AnnotationWord> Words) own))
        {
            LaneCut cut = new(utterance.StartSeconds ?? 0, seconds, null);
            foreach (AnnotationWord word in own.Words) cut.Add(word, null);
            return (own.Text, cut.Lanes().FirstOrDefault());
        }

        AnnotationLane? words = _recognised.Count == 0 ? null : _recognised.Of(place, seconds).FirstOrDefault(lane => lane.Kind == LaneKind.Words);
        return words is null ? (null, null) : (string.Join(' ', words.Items.Select(item => item.Label)), words);
    }

    private UtteranceScore? Score(TranscriptPair pair, Action<SpeechDataException> report)
    {
        try
        {
            return _scorer.Score(pair);
        }
        catch (SpeechDataException exception)
        {
            report(exception);
            return null;
        }
    }

    private static TranscriptPair Pair(SpeechUtterance utterance, string hypothesis, bool missing) => new()
    {
        Id = utterance.Id,
        Reference = utterance.Text ?? "",
        Hypothesis = hypothesis,
        Speaker = utterance.Speaker,
        Recording = utterance.Recording,
        IsHypothesisMissing = missing,
        Property = name => UtteranceProperty.Get(utterance, name),
    };
}
