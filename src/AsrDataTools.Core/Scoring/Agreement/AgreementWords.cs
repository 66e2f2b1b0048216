using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Scoring.Agreement;

/// <summary>
/// Word errors of a second annotator against a first: each speaker's words in the order of their starts, speakers by the names
/// that <see cref="LabelAlignment"/> gives. Fewest errors, so that the count is the same the other way round.
/// </summary>
internal static class AgreementWords
{
    public static WordScoringOptions DefaultOptions { get; } = new() { Convention = AlignmentConvention.Minimum };

    /// <returns>Null where either of the two has no text at all.</returns>
    public static WordCounts? Count(WordScorer scorer, CodedRecording recording)
    {
        if (recording.Texts.Count < 2 || recording.Texts.Any(texts => texts is null) || recording.Texts.All(texts => texts!.Count == 0)) return null;
        WordCounts counts = default;
        foreach (string speaker in recording.Annotators.SelectMany(turns => turns!).Select(turn => turn.Speaker).Distinct(StringComparer.Ordinal))
        {
            counts += scorer.Score(new() { Id = recording.Recording, Reference = Said(recording, 0, speaker), Hypothesis = Said(recording, 1, speaker) }).Words;
        }

        return counts;
    }

    private static string Said(CodedRecording recording, int annotator, string speaker)
    {
        IReadOnlyList<SpeakerTurn> turns = recording.Annotators[annotator]!;
        IReadOnlyList<string?> texts = recording.Texts[annotator]!;
        return string.Join(' ', Enumerable.Range(0, turns.Count).Where(i => turns[i].Speaker == speaker).OrderBy(i => turns[i].StartSeconds).Select(i => texts[i]));
    }
}
