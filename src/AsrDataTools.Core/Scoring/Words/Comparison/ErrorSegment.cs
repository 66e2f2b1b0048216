namespace AsrDataTools.Scoring.Words;

/// <summary>Errors of two systems in one stretch between words that both have right.</summary>
internal readonly record struct ErrorSegment(int First, int Second);
