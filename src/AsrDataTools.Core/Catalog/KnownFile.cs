namespace AsrDataTools.Catalog;

/// <summary>A file that has not changed since it was looked at.</summary>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Data">What was kept under the key asked for; null where nothing was.</param>
internal sealed record KnownFile(byte[] Hash, byte[]? Data);
