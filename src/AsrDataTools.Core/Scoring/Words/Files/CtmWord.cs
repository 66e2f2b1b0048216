namespace AsrDataTools.Scoring.Words;

/// <summary>A word of a ctm file with its time, or a choice of several in NIST's notation.</summary>
/// <param name="MidSeconds">What decides the segment it belongs to; of a choice the latest of its words.</param>
internal sealed record CtmWord(string Recording, string Channel, double StartSeconds, double MidSeconds, string Text, int Line);
