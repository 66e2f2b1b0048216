using System.Runtime.InteropServices;

namespace AsrDataTools.Governance.Policy;

/// <summary>Asks the operating system about a name: statx on Linux, else what .NET tells.</summary>
internal static partial class FileStatus
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint BasicStatus = 0x7ff;
    private const uint MountIdStatus = 0x1000;
    private const ulong EncryptedAttribute = 0x800;

    /// <exception cref="IOException">There is no such name (any more).</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public static FileFacts Read(string path) => OperatingSystem.IsLinux() ? ReadLinux(path) : ReadPortable(path);

    /// <summary>The device that a special file stands for, as "major:minor"; null where it is none or cannot be asked. Linux only.</summary>
    public static string? DeviceOf(string specialFile) =>
        OperatingSystem.IsLinux() && StatX(CurrentFolder, specialFile, 0, BasicStatus, out Status status) == 0 && (status.Mode & 0xF000) == 0x6000
            ? FormattableString.Invariant($"{status.SpecialMajor}:{status.SpecialMinor}")
            : null;

    private static FileFacts ReadLinux(string path)
    {
        if (StatX(CurrentFolder, path, NoFollow, BasicStatus | MountIdStatus, out Status status) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            string what = $"'{path}' cannot be looked at: {Marshal.GetPInvokeErrorMessage(error)}";
            throw error is 1 or 13 ? new UnauthorizedAccessException(what) : new IOException(what);
        }

        EntryKind kind = (status.Mode & 0xF000) switch
        {
            0x8000 => EntryKind.File,
            0x4000 => EntryKind.Folder,
            0xA000 => EntryKind.SymbolicLink,
            _ => EntryKind.Other,
        };
        return new FileFacts(path, kind)
        {
            Size = (long)status.Size,
            Mode = status.Mode & 0xFFF,
            UserId = status.UserId,
            GroupId = status.GroupId,
            LinkCount = status.LinkCount,
            Node = (((ulong)status.DeviceMajor << 32) | status.DeviceMinor, status.Node),
            MountId = (status.Mask & MountIdStatus) != 0 ? status.MountId : null,
            ModifiedAt = Time(status.ModifiedSeconds, status.ModifiedNanoseconds),
            IsEncrypted = (status.AttributesMask & EncryptedAttribute) != 0 ? (status.Attributes & EncryptedAttribute) != 0 : null,
        };
    }

    private static FileFacts ReadPortable(string path)
    {
        FileAttributes attributes = File.GetAttributes(path);
        bool isFolder = attributes.HasFlag(FileAttributes.Directory);
        FileSystemInfo info = isFolder ? new DirectoryInfo(path) : new FileInfo(path);
        EntryKind kind = info.LinkTarget is not null ? EntryKind.SymbolicLink : isFolder ? EntryKind.Folder
            : attributes.HasFlag(FileAttributes.Device) ? EntryKind.Other : EntryKind.File;
        return new FileFacts(path, kind)
        {
            Size = info is FileInfo file && kind == EntryKind.File ? file.Length : 0,
            Mode = OperatingSystem.IsWindows() ? null : (int)info.UnixFileMode,
            ModifiedAt = info.LastWriteTimeUtc,
            IsEncrypted = OperatingSystem.IsWindows() && attributes.HasFlag(FileAttributes.Encrypted) ? true : null,
        };
    }

    // Out of the range of .NET's calendar there is no date to tell.
    private static DateTimeOffset? Time(long seconds, uint nanoseconds) =>
        seconds is > -62_135_596_800 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / 100) : null;

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out Status status);

    // struct statx of linux/stat.h: the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(0)]
        public uint Mask;
        [FieldOffset(8)]
        public ulong Attributes;
        [FieldOffset(16)]
        public uint LinkCount;
        [FieldOffset(20)]
        public uint UserId;
        [FieldOffset(24)]
        public uint GroupId;
        [FieldOffset(28)]
        public ushort Mode;
        [FieldOffset(32)]
        public ulong Node;
        [FieldOffset(40)]
        public ulong Size;
        [FieldOffset(56)]
        public ulong AttributesMask;
        [FieldOffset(112)]
        public long ModifiedSeconds;
        [FieldOffset(120)]
        public uint ModifiedNanoseconds;
        [FieldOffset(128)]
        public uint SpecialMajor;
        [FieldOffset(132)]
        public uint SpecialMinor;
        [FieldOffset(136)]
        public uint DeviceMajor;
        [FieldOffset(140)]
        public uint DeviceMinor;
        [FieldOffset(144)]
        public ulong MountId;
    }
}
