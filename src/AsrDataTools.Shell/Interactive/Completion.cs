namespace AsrDataTools.Shell.Interactive;

/// <summary>What could take the place of a stretch of text.</summary>
/// <param name="Index">Where the stretch begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Matches">What could stand there, with the short text shown in a list.</param>
public sealed record Completion(int Index, int Length, IReadOnlyList<(string Text, string Label)> Matches);
