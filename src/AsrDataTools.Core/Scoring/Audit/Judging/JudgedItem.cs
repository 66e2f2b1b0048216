namespace AsrDataTools.Scoring.Audit;

/// <summary>An item and what came of it.</summary>
/// <param name="Words">Words of what was said, where it is known, else of the transcript.</param>
/// <param name="Errors">Null where nobody could judge.</param>
internal sealed record JudgedItem(AuditItem Item, long Words, long? Errors);
