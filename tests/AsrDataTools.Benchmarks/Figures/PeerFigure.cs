namespace AsrDataTools.Benchmarks.Figures;

/// <summary>A peer's value beside a figure.</summary>
/// <param name="Name">The tool and what of it.</param>
/// <param name="Value">The least of its rounds, in the unit of the figure; null where it is not installed.</param>
internal sealed record PeerFigure(string Name, double? Value);
