namespace AsrDataTools.Coverage;

/// <summary>Word errors by accent and what production would see of them.</summary>
/// <param name="Accents">In order of traffic, then of words.</param>
/// <param name="Projected">Null without traffic, or where no accent of it was measured.</param>
/// <param name="ReferenceAccent">That adjusted ratios compare with; null where none could be chosen.</param>
/// <param name="Dispersion">Of the regression: above 1 where errors clump more than chance would have it. Null without one.</param>
/// <param name="Remarks">What concerns all accents.</param>
public sealed record WordErrorReport(
    IReadOnlyList<AccentWordError> Accents,
    ProjectedWordError? Projected,
    string? ReferenceAccent,
    double? Dispersion,
    TextList Remarks);
