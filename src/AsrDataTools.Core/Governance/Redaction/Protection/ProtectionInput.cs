namespace AsrDataTools.Governance.Redaction;

/// <summary>A file that is to be copied.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Relative">Its place in the output folder.</param>
public sealed record ProtectionInput(string Path, string Relative);
