namespace AsrDataTools.Help;

/// <summary>An example: what it is for, what is typed, what comes back.</summary>
public sealed record HelpExample(string Title, IReadOnlyList<HelpBlock> Blocks);
