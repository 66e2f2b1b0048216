using AsrDataTools.Scoring.Robustness;

namespace AsrDataTools.Reporting;

/// <summary>What a report shows of results of <c>Measure-RobustnessGap</c>.</summary>
/// <param name="Gaps">Condition by condition, with the projection where there is one; may be empty.</param>
/// <param name="Curves">Word errors against the size of a condition, such as the signal-to-noise ratio; may be empty.</param>
public sealed record RobustnessReport(IReadOnlyList<RobustnessGap> Gaps, IReadOnlyList<RobustnessCurve> Curves);
