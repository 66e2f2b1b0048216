namespace AsrDataTools.Reporting;

/// <summary>One value of a property and how much of the dataset has it.</summary>
/// <param name="Value">The value; null for rows without one.</param>
/// <param name="Rows">Rows with it.</param>
/// <param name="Hours">Their hours, as far as known.</param>
/// <param name="Speakers">Speakers among them.</param>
public sealed record CardShare(string? Value, long Rows, double Hours, int Speakers);
