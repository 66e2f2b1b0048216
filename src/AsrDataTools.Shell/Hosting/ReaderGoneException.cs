namespace AsrDataTools.Shell.Hosting;

/// <summary>Whoever read our output has closed it, as <c>head</c> does once it has enough.</summary>
public sealed class ReaderGoneException() : IOException("The reader of the output has gone.");
