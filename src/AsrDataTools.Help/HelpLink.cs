namespace AsrDataTools.Help;

/// <summary>A page to read on.</summary>
public sealed record HelpLink(string Text, string Target);
