namespace AsrDataTools.Shell.Interactive;

/// <summary>A line that was edited.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Text">What stood there then.</param>
public readonly record struct LineResult(LineOutcome Outcome, string Text);
