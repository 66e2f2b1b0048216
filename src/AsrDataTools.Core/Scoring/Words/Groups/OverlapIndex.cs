using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Depth;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// How much of an utterance several people speak in: of the time in which anybody speaks by the annotation, the share in which two or
/// more do. Files that speak of one recording are put together.
/// </summary>
public sealed class OverlapIndex
{
    /// <summary>The name that utterances are grouped by.</summary>
    public const string Property = "OverlapShare";

    private readonly Dictionary<string, List<AnnotationSegment>> _byRecording = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Recording, int? Channel), (TimeSet Spoken, TimeSet Shared)?> _made = [];

    public void Add(AnnotationDocument document)
    {
        IEnumerable<AnnotationSegment> turns = document.Segments.Where(segment => segment is { Kind: AnnotationKind.Speech, StartSeconds: not null, EndSeconds: not null });
        foreach (string name in new[] { document.Recording, RowContext.NameOfAudio(document.Recording) }.Distinct(StringComparer.Ordinal))
        {
            if (!_byRecording.TryGetValue(name, out List<AnnotationSegment>? all)) _byRecording[name] = all = [];
            all.AddRange(turns);
        }
    }

    /// <summary>0…1; null where the recording is not annotated, names no speakers, or has nobody speak in the utterance.</summary>
    public double? ShareOf(TranscriptPair pair)
    {
        if (PairPlace.NamesOf(pair).FirstOrDefault(_byRecording.ContainsKey) is not { } name) return null;
        if (Of(name, PairPlace.ChannelOf(pair)) is not ({ } spoken, { } shared)) return null;
        TimeSet span = TimeSet.Of([new(PairPlace.StartOf(pair) ?? 0, PairPlace.EndOf(pair) ?? double.MaxValue)]);
        double length = spoken.And(span).Length;
        return length > 0 ? Math.Min(1, shared.And(span).Length / length) : null;
    }

    private (TimeSet Spoken, TimeSet Shared)? Of(string recording, int? channel)
    {
        if (_made.TryGetValue((recording, channel), out (TimeSet, TimeSet)? known)) return known;
        AnnotationSegment[] turns = [.. _byRecording[recording].Where(turn => channel is null || PairPlace.Channel(turn.Channel) is not { } own || own == channel)];
        (TimeSet, TimeSet)? made = Array.Exists(turns, turn => turn.Speaker is not null)
            ? (TimeSet.Of(turns.Select(Span)), TimeSet.Shared(turns.GroupBy(turn => turn.Speaker).Select(speaker => TimeSet.Of(speaker.Select(Span)))).AtLeast(DepthLane.ShortestOverlap))
            : null;
        return _made[(recording, channel)] = made;
    }

    private static Stretch Span(AnnotationSegment turn) => new(turn.StartSeconds!.Value, turn.EndSeconds!.Value);
}
