namespace AsrDataTools.Scoring.Words;

/// <summary>A stretch of an alignment whose steps are of one kind; null <see cref="Kind"/> for what an excerpt leaves out.</summary>
/// <param name="Kind">Null: words are left out here.</param>
/// <param name="Reference">What was said, words joined by spaces; null for an insertion.</param>
/// <param name="Hypothesis">What was recognised; null for a deletion.</param>
/// <param name="Count">Steps in the stretch.</param>
public sealed record DifferencePart(EditKind? Kind, string? Reference, string? Hypothesis, int Count);
