namespace AsrDataTools.Help;

/// <summary>One way to call the command.</summary>
/// <param name="ParameterSet">Its name.</param>
/// <param name="IsDefault">Whether it is what the command takes when nothing tells.</param>
/// <param name="Line">The call, in one line.</param>
public sealed record HelpSyntax(string ParameterSet, bool IsDefault, string Line);
