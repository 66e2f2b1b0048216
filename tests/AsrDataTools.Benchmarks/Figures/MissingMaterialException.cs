namespace AsrDataTools.Benchmarks.Figures;

/// <summary>A topic cannot be measured here: recordings or a program that it is made of are not installed. The message says what to install.</summary>
internal sealed class MissingMaterialException(string message) : Exception(message);
