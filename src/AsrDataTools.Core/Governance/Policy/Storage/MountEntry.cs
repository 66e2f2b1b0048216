namespace AsrDataTools.Governance.Policy;

/// <summary>A file system as it is mounted.</summary>
/// <param name="Id">Number of the mount; 0 where the system has none.</param>
/// <param name="Device">"major:minor" of the device behind it; empty where unknown.</param>
/// <param name="Folder">Where it is mounted; absolute.</param>
/// <param name="Type">ext4, xfs, nfs4 …, as the operating system calls it.</param>
/// <param name="Source">Device, server or data set that it is of.</param>
internal sealed record MountEntry(ulong Id, string Device, string Folder, string Type, string Source);
