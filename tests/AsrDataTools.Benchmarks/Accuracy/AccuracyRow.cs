namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>One figure of a study.</summary>
/// <param name="Measure">The property of the profile.</param>
/// <param name="Against">The truth or the peer, and the material: "white noise, 8 kHz, es".</param>
/// <param name="Statistic">What the figure is: "mean absolute error", "recall" …</param>
/// <param name="Value">The figure; NaN where it could not be taken.</param>
/// <param name="Unit">dB, %, Hz …; empty for a plain number.</param>
/// <param name="Count">Recordings or events it rests on.</param>
/// <param name="Target">What it is held to: "≤ 1.0"; empty without a target.</param>
/// <param name="Reached">Whether the target is reached; null without one.</param>
/// <param name="Missing">What was not installed; null where the figure was taken.</param>
internal sealed record AccuracyRow(
    string Measure,
    string Against,
    string Statistic,
    double Value,
    string Unit,
    int Count,
    string Target = "",
    bool? Reached = null,
    string? Missing = null);
