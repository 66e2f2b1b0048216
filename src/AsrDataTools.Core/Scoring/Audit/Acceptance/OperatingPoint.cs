namespace AsrDataTools.Scoring.Audit;

/// <summary>What the plan does to a delivery of a given true accuracy.</summary>
/// <param name="Accuracy">True word accuracy, 0…1.</param>
/// <param name="AcceptanceProbability">0…1.</param>
/// <param name="ExpectedWords">Words that have to be heard on average.</param>
public sealed record OperatingPoint(double Accuracy, double AcceptanceProbability, double ExpectedWords);
