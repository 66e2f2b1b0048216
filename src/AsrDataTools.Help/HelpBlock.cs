namespace AsrDataTools.Help;

/// <summary>A paragraph, or lines that stay as they are.</summary>
/// <param name="Text">Plain text; a paragraph is one line.</param>
/// <param name="IsCode">What was fenced: a command, or what it prints.</param>
public sealed record HelpBlock(string Text, bool IsCode);
