using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Scoring.Agreement;

/// <summary>
/// Brings the speakers' names of several annotators together. Where an annotator uses none of the first one's names in a
/// recording, his are names of his own (spk1, spk2): each of his speakers takes the name of the one he overlaps, by the
/// one-to-one map that DER uses. Where some names are shared they mean the same, and a mix-up is a disagreement.
/// </summary>
internal static class LabelAlignment
{
    public static CodedRecording Align(CodedRecording recording)
    {
        IReadOnlyList<SpeakerTurn>? first = recording.Annotators.FirstOrDefault(turns => turns is { Count: > 0 });
        return first is null ? recording : recording with { Annotators = [.. recording.Annotators.Select(turns => turns is null ? null : Align(recording.Recording, first, turns))] };
    }

    private static IReadOnlyList<SpeakerTurn> Align(string recording, IReadOnlyList<SpeakerTurn> first, IReadOnlyList<SpeakerTurn> turns)
    {
        HashSet<string> names = [.. first.Select(t => t.Speaker)];
        if (ReferenceEquals(first, turns) || turns.Any(t => names.Contains(t.Speaker))) return turns;
        DiarizationPair pair = new() { Recording = recording, Reference = first, Hypothesis = turns };
        Dictionary<string, string> nameOf = DiarizationScorer.Score(pair, new()).Map.ToDictionary(entry => entry.Value, entry => entry.Key, StringComparer.Ordinal);
        return [.. turns.Select(t => t with { Speaker = nameOf.GetValueOrDefault(t.Speaker, t.Speaker) })];
    }
}
