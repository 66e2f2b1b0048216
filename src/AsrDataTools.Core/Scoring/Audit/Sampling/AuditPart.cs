namespace AsrDataTools.Scoring.Audit;

/// <summary>Why an utterance is on the sheet.</summary>
public enum AuditPart
{
    /// <summary>Drawn at random: what the verdict rests on.</summary>
    Random,

    /// <summary>The recogniser disagrees with its transcript: to find errors, never to estimate them.</summary>
    Suspect,
}
