namespace AsrDataTools.Scoring.Audit;

/// <summary>What a listener said of one item.</summary>
/// <param name="Item">Number of the item.</param>
/// <param name="Wrong">Words wrong, as counted by the listener; null where the corrected transcript tells.</param>
/// <param name="Corrected">What was said; null where the listener did not write it.</param>
/// <param name="CannotJudge">Nobody could say.</param>
/// <param name="Place">File and line, for messages.</param>
internal sealed record AuditAnswer(int Item, int? Wrong, string? Corrected, bool CannotJudge, string Place)
{
    public bool SaysTheSameAs(AuditAnswer other) => Wrong == other.Wrong && Corrected == other.Corrected && CannotJudge == other.CannotJudge;
}
