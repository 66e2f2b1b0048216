namespace AsrDataTools.Coverage;

/// <summary>Weights of training rows.</summary>
/// <param name="Weights">Weight of each row in the order added, ≥ 0; their mean by the unit is 1.</param>
/// <param name="Cells">Combination of values of each row, from 0: rows of one cell have one weight.</param>
/// <param name="Report">How they came out.</param>
public sealed record SamplingResult(double[] Weights, int[] Cells, SamplingReport Report);
