namespace AsrDataTools.Scoring.Words;

/// <summary>What of an utterance's score is summed up: all that remains of it once its alignment is let go of, here or in another process.</summary>
/// <param name="Pair">Whose recording, speaker and properties part and resample; its texts do not count.</param>
/// <param name="Words">By word.</param>
/// <param name="Characters">By grapheme cluster.</param>
/// <param name="IsHallucinated">At least 5 words inserted between two that are right.</param>
/// <param name="IsRepetitive">A phrase four times or more in a row that the reference does not repeat so.</param>
/// <param name="HasUnsegmentedWords">A reference word of several characters in a script that is written without spaces.</param>
public sealed record UtteranceCounts(TranscriptPair Pair, WordCounts Words, WordCounts Characters, bool IsHallucinated, bool IsRepetitive, bool HasUnsegmentedWords);
