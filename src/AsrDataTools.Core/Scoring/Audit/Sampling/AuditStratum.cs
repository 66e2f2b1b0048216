namespace AsrDataTools.Scoring.Audit;

/// <summary>One stratum of the delivery.</summary>
/// <param name="Stratum">Property and value, <c>Accent=en-IN</c>; several are joined by ", ".</param>
/// <param name="Utterances">With words, in the delivery.</param>
/// <param name="Words">In the delivery.</param>
/// <param name="Drawn">Utterances drawn at random.</param>
/// <param name="DrawnWords">Words of these.</param>
public sealed record AuditStratum(string Stratum, long Utterances, long Words, int Drawn, long DrawnWords);
