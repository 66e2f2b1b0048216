namespace AsrDataTools.Packaging;

/// <summary>A package cannot be made as it should be. The message names the file or package and what is to be done.</summary>
public sealed class PackagingException(string message) : Exception(message);
