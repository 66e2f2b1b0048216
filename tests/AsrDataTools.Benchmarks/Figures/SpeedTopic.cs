namespace AsrDataTools.Benchmarks.Figures;

/// <summary>What belongs together and is measured together.</summary>
/// <param name="Name">A mode of the command line.</param>
/// <param name="Purpose">In a few words.</param>
/// <param name="Measure">Gives its figures.</param>
internal sealed record SpeedTopic(string Name, string Purpose, Func<FigureRun, IReadOnlyList<Figure>> Measure);
