namespace AsrDataTools.Scoring.Words;

/// <summary>What a bootstrap of error rates draws as a whole.</summary>
public enum ErrorClustering
{
    /// <summary>Speakers where all are known and there are at least 10, else utterances.</summary>
    Auto,
    Speaker,
    Recording,
    Utterance,
}
