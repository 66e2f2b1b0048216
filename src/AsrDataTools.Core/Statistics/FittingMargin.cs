namespace AsrDataTools.Statistics;

/// <summary>One margin of a table: which category each cell falls into, and what the categories are to add up to.</summary>
/// <param name="Categories">Category of each cell, from 0.</param>
/// <param name="Targets">Mass that each category is to have, ≥ 0.</param>
public sealed record FittingMargin(int[] Categories, double[] Targets);
