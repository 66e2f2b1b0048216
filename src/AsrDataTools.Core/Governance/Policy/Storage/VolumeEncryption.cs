using System.ComponentModel;
using System.Diagnostics;

namespace AsrDataTools.Governance.Policy;

/// <summary>
/// Whether a file system is encrypted at rest, as far as Linux shows it: dm-crypt (LUKS, LUKS2, plain) below it by
/// /sys/dev/block/*/dm/uuid, through LVM, RAID, partitions and loop devices; the encryption of ZFS; encrypting file systems. Encryption
/// within a drive or below a virtual machine is not to be seen from here.
/// </summary>
/// <param name="mounts">The machine's file systems.</param>
/// <param name="system">Where sysfs is mounted.</param>
internal sealed class VolumeEncryption(MountTable mounts, string system = "/sys")
{
    private const int MostLayers = 16;

    private static readonly HashSet<string> Encrypting = ["ecryptfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.encfs", "fuse.securefs"];
    private static readonly HashSet<string> Remote = ["nfs", "nfs4", "cifs", "smb3", "ceph", "fuse.sshfs", "fuse.s3fs", "fuse.glusterfs", "lustre", "beegfs", "gpfs", "9p", "virtiofs", "fuse.ceph"];

    public EncryptionAnswer Of(MountEntry mount)
    {
        if (!OperatingSystem.IsLinux()) return new(null, OperatingSystem.IsWindows() ? "ask 'manage-bde -status' as administrator" : "ask 'fdesetup status'");
        if (Encrypting.Contains(mount.Type)) return new(true, $"{mount.Type} encrypts what it stores");
        if (Remote.Contains(mount.Type)) return new(null, $"{mount.Type} lies on another machine ({mount.Source}), which alone can tell");
        if (mount.Type == "zfs") return OfZfs(mount.Source);
        if (mount.Type is "tmpfs" or "ramfs") return new(null, $"{mount.Type} is kept in memory, and may be swapped out to a disk");
        if (mount.Type is "overlay" or "aufs") return new(null, $"{mount.Type} is stored on file systems that a container does not see");
        if (mount.Type == "btrfs" && BtrfsDevices(mount) is { Count: > 1 } several) return All([.. several.Select(device => OfDevice(device, 0))], "a device of btrfs");

        // File systems on several devices have no number of their own: their source tells one.
        string? device = Directory.Exists(Block(mount.Device)) ? mount.Device : FileStatus.DeviceOf(mount.Source);
        return device is null ? new(null, $"no device is to be seen behind {mount.Type} ({mount.Source})") : OfDevice(device, 0);
    }

    private EncryptionAnswer OfDevice(string device, int depth)
    {
        string folder = Block(device);
        if (depth > MostLayers || !Directory.Exists(folder)) return new(null, $"the device {device} is not to be seen");
        string name = Path.GetFileName(RealPath.Of(folder) ?? folder);
        if (Text(Path.Combine(folder, "dm/uuid")) is { } uuid && uuid.StartsWith("CRYPT-", StringComparison.Ordinal))
            return new(true, $"dm-crypt ({uuid.Split('-')[1]}) on {Text(Path.Combine(folder, "dm/name")) ?? name}");
        if (Text(Path.Combine(folder, "loop/backing_file")) is { } backing)
            return mounts.Of(RealPath.Of(backing) ?? backing) is { } below ? Of(below) : new(null, $"the file behind {name} is not to be seen");

        // A partition has no layers of its own: those of its disk are below it.
        string disk = File.Exists(Path.Combine(folder, "partition")) ? Path.GetDirectoryName(RealPath.Of(folder))! : folder;
        string[] layers = Entries(Path.Combine(folder, "slaves"));
        if (layers.Length == 0 && disk != folder) layers = Entries(Path.Combine(disk, "slaves"));
        if (layers.Length > 0)
        {
            string?[] numbers = [.. layers.Select(layer => Text(Path.Combine(layer, "dev")))];
            return numbers.Contains(null) ? new(null, $"what {name} lies on is not to be seen") : All([.. numbers.Select(number => OfDevice(number!, depth + 1))], $"a layer below {name}");
        }

        return IsVirtual(disk)
            ? new(null, $"no layer of this machine encrypts {name}; it is a disk of a virtual machine, and its host may")
            : new(false, $"no layer encrypts {name}");
    }

    // Encrypted only where every part is; a part that is not settles it, whatever is unknown of the others.
    private static EncryptionAnswer All(EncryptionAnswer[] parts, string part) =>
        parts.FirstOrDefault(answer => answer.IsEncrypted == false) is { } plain ? new(false, $"{part}: {plain.Because}")
        : parts.FirstOrDefault(answer => answer.IsEncrypted is null) is { } unknown ? new(null, $"{part}: {unknown.Because}")
        : parts[0];

    private bool IsVirtual(string disk)
    {
        string name = Path.GetFileName(RealPath.Of(disk) ?? disk);
        if (name.StartsWith("vd", StringComparison.Ordinal) || name.StartsWith("xvd", StringComparison.Ordinal)) return true;
        string model = Text(Path.Combine(disk, "device/model")) + Text(Path.Combine(disk, "device/vendor"));
        return Directory.Exists(Path.Combine(system, "hypervisor/properties"))
            || new[] { "QEMU", "VBOX", "VMware", "Virtual", "Amazon Elastic", "Google", "Msft" }.Any(mark => model.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    private List<string> BtrfsDevices(MountEntry mount)
    {
        foreach (string volume in Entries(Path.Combine(system, "fs/btrfs")))
        {
            string[] devices = Entries(Path.Combine(volume, "devices"));
            if (devices.Any(device => Path.GetFileName(device) == Path.GetFileName(RealPath.Of(mount.Source) ?? mount.Source)))
                return [.. devices.Select(device => Text(Path.Combine(device, "dev"))).OfType<string>()];
        }

        return [];
    }

    // The property is "off" or names a cipher: zfsprops(7).
    private static EncryptionAnswer OfZfs(string dataset)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("zfs", ["get", "-H", "-o", "value", "encryption", dataset]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string answer = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode != 0 || answer.Length == 0 || answer == "-" ? new(null, $"'zfs get encryption {dataset}' does not tell")
                : answer == "off" ? new(false, $"ZFS: encryption of {dataset} is off")
                : new(true, $"ZFS: {answer}");
        }
        catch (Win32Exception)
        {
            return new(null, $"the program 'zfs', which could tell of {dataset}, is not here");
        }
    }

    private string Block(string device) => Path.Combine(system, "dev/block", device);

    private static string[] Entries(string folder) => Directory.Exists(folder) ? [.. Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal)] : [];

    private static string? Text(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Not to be seen is not known; the caller says so.
            return null;
        }
    }
}
