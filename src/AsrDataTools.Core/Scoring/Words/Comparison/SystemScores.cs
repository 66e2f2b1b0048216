namespace AsrDataTools.Scoring.Words;

/// <summary>What one system made of the utterances, by their id.</summary>
public sealed record SystemScores(string Name, IReadOnlyDictionary<string, UtteranceScore> ById);
