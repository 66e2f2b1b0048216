using AsrDataTools.Corpus;

namespace AsrDataTools.Scoring.Audit;

/// <summary>One utterance of the delivery, as far as drawing goes.</summary>
/// <param name="Utterance">With a transcript.</param>
/// <param name="Words">Words of its transcript, above 0.</param>
/// <param name="Disagreement">Words in which the recogniser differs; null where it said nothing of it.</param>
internal sealed record AuditRow(SpeechUtterance Utterance, int Words, int? Disagreement)
{
    /// <summary>How far the recogniser contradicts: words in which it differs, over the root of the words, so that neither short utterances nor long ones win by their length.</summary>
    public double Suspicion => (Disagreement ?? 0) / Math.Sqrt(Words);
}
