namespace AsrDataTools.Shell.CommandLine;

/// <summary>The command line cannot be understood; the message says what is wrong and what would be right.</summary>
public sealed class UsageException(string message) : Exception(message);
