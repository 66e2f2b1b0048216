namespace AsrDataTools.Governance.Policy;

/// <summary>Whether what is stored is encrypted.</summary>
/// <param name="IsEncrypted">Null where that cannot be told from here.</param>
/// <param name="Because">What tells, or why it cannot be told.</param>
internal sealed record EncryptionAnswer(bool? IsEncrypted, string Because);
