namespace AsrDataTools.Help;

/// <summary>A page that is not as the schema has it.</summary>
/// <param name="path">The page.</param>
/// <param name="line">From 1.</param>
/// <param name="message">What is wrong and how it should be.</param>
public sealed class HelpPageException(string path, int line, string message) : Exception($"{path}({line}): {message}");
