namespace AsrDataTools.Annotation.Depth;

/// <summary>The answer to one demand.</summary>
/// <param name="Tag">The required tag; null for the required level.</param>
/// <param name="Share">Share of speech seconds, or of recordings for tags that only occur, that meets it.</param>
/// <param name="Verdict">What follows.</param>
internal readonly record struct DepthAnswer(DepthTag? Tag, double Share, Verdict Verdict);
