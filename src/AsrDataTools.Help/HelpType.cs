namespace AsrDataTools.Help;

/// <summary>A type that a command takes or emits.</summary>
public sealed record HelpType(string Name, IReadOnlyList<HelpBlock> Description);
