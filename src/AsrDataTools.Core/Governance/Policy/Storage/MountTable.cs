using System.Globalization;
using System.Text;

namespace AsrDataTools.Governance.Policy;

/// <summary>The file systems of this machine: /proc/self/mountinfo on Linux (proc(5)), else the drives that .NET knows.</summary>
internal sealed class MountTable
{
    // What the kernel shows as files though nothing is stored.
    private static readonly HashSet<string> Synthetic =
    [
        "proc", "sysfs", "cgroup", "cgroup2", "devpts", "devtmpfs", "debugfs", "tracefs", "securityfs", "pstore", "bpf", "configfs", "efivarfs", "mqueue",
        "hugetlbfs", "binfmt_misc", "autofs", "fusectl", "rpc_pipefs", "nsfs", "selinuxfs",
    ];

    private readonly Dictionary<ulong, MountEntry> _byId = [];
    private readonly MountEntry[] _longestFirst;

    internal MountTable(IReadOnlyList<MountEntry> mounts)
    {
        foreach (MountEntry mount in mounts.Where(mount => mount.Id != 0)) _byId[mount.Id] = mount;

        // Of several on one folder the last hides the others.
        _longestFirst = [.. mounts.Reverse().OrderByDescending(mount => mount.Folder.Length)];
    }

    public static MountTable Read(string mountInfo = "/proc/self/mountinfo")
    {
        if (!OperatingSystem.IsLinux()) return new([.. DriveInfo.GetDrives().Where(drive => drive.IsReady).Select(OfDrive)]);
        return new([.. File.ReadLines(mountInfo).Select(Parse).OfType<MountEntry>()]);
    }

    /// <summary>The file system that a name lies on; null where none is known.</summary>
    public MountEntry? Of(FileFacts entry) => entry.MountId is ulong id && _byId.TryGetValue(id, out MountEntry? mount)
        ? mount
        : Of(RealPath.Of(entry.Path) ?? entry.Path);

    /// <summary>The file system that a path without links lies on.</summary>
    public MountEntry? Of(string path) => _longestFirst.FirstOrDefault(mount => GovernancePolicy.IsWithin(path, mount.Folder));

    /// <summary>Whether nothing is stored in it.</summary>
    public static bool IsSynthetic(MountEntry mount) => Synthetic.Contains(mount.Type);

    // 36 35 98:0 /root /mount options [optional …] - type source options; spaces and their like in octal.
    internal static MountEntry? Parse(string line)
    {
        string[] fields = line.Split(' ');
        int dash = Array.IndexOf(fields, "-");
        return dash >= 6 && fields.Length > dash + 2 && ulong.TryParse(fields[0], CultureInfo.InvariantCulture, out ulong id)
            ? new(id, fields[2], Unescape(fields[4]), fields[dash + 1], Unescape(fields[dash + 2]))
            : null;
    }

    private static MountEntry OfDrive(DriveInfo drive)
    {
        string folder = drive.RootDirectory.FullName;
        return new(0, "", folder.Length > 1 ? Path.TrimEndingDirectorySeparator(folder) : folder, drive.DriveFormat, drive.Name);
    }

    private static string Unescape(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal)) return field;
        List<byte> bytes = [];
        byte[] raw = Encoding.UTF8.GetBytes(field);
        for (int i = 0; i < raw.Length; i++)
        {
            bool isOctal = raw[i] == '\\' && i + 3 < raw.Length && raw.AsSpan(i + 1, 3).IndexOfAnyExceptInRange((byte)'0', (byte)'7') < 0;
            bytes.Add(isOctal ? (byte)(((raw[i + 1] - '0') << 6) | ((raw[i + 2] - '0') << 3) | (raw[i + 3] - '0')) : raw[i]);
            if (isOctal) i += 3;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
