using AsrDataTools.Annotation;
using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>What blame rests on in one recording.</summary>
/// <param name="Paired">With speakers paired one to one: cpWER or tcpWER.</param>
/// <param name="Forgiven">With the speakers of utterances forgiven: ORC-WER or tcORC-WER.</param>
/// <param name="Diarization">Who spoke when; null where not all segments have times.</param>
public sealed record BlameScore(MultiSpeakerScore Paired, MultiSpeakerScore Forgiven, DiarizationErrors? Diarization)
{
    public static BlameScore Of(MultiSpeakerScorer scorer, PreparedRecording recording, MultiSpeakerMetric metric) =>
        new(scorer.Score(recording, metric), scorer.Score(recording, metric.Forgiving()), Diarized(recording.Pair));

    /// <summary>Errors that would be none, had the hypothesis given every utterance to the right speaker; never negative.</summary>
    public long SpeakerErrors => Paired.Words.Errors - Forgiven.Words.Errors;

    private static DiarizationErrors? Diarized(MultiSpeakerPair pair)
    {
        if (Turns(pair.Reference) is not { Count: > 0 } reference || Turns(pair.Hypothesis) is not { } hypothesis) return null;
        return DiarizationScorer.Score(new() { Recording = pair.Recording, Reference = reference, Hypothesis = hypothesis }, new()).Errors;
    }

    private static List<SpeakerTurn>? Turns(IReadOnlyList<AnnotationSegment> segments) => segments.All(s => s.StartSeconds is not null && s.EndSeconds is not null)
        ? [.. segments.Select(s => new SpeakerTurn(s.Speaker ?? MultiSpeakerMaterial.Nobody, s.StartSeconds!.Value, s.EndSeconds!.Value))]
        : null;
}
