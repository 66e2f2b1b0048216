namespace AsrDataTools.Governance.Packaging;

/// <summary>One line of a manifest.</summary>
/// <param name="Path">Within the bag, decoded, with slashes.</param>
/// <param name="Written">The path as the manifest writes it.</param>
/// <param name="Digest">The checksum.</param>
/// <param name="Line">Counted from 1.</param>
internal sealed record BagManifestEntry(string Path, string Written, byte[] Digest, long Line);
