using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Core.Tests.Governance.Policy;

/// <summary>Device trees as the kernel shows them, built of folders and links.</summary>
public sealed class VolumeEncryptionTests : IDisposable
{
    private readonly TemporaryFolder _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void LuksIsSeenBelowAFileSystem()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Linux only");
        Device("8:0", "sda");
        Device("253:0", "dm-0", "CRYPT-LUKS2-0123-crypt", "sda");

        EncryptionAnswer answer = Ask("253:0");

        Assert.True(answer.IsEncrypted);
        Assert.Contains("LUKS2", answer.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void LuksIsSeenThroughLvmAndRaid()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Linux only");
        Device("8:0", "sda");
        Device("8:16", "sdb");
        Device("253:0", "dm-0", "CRYPT-LUKS1-aa-a", "sda");
        Device("253:1", "dm-1", "CRYPT-LUKS1-bb-b", "sdb");
        Device("9:0", "md0", null, "dm-0", "dm-1");
        Device("253:2", "dm-2", "LVM-xyz", "md0");

        Assert.True(Ask("253:2").IsEncrypted);
    }

    [Fact]
    public void OnePlainPartOfARaidIsPlain()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Linux only");
        Device("8:0", "sda");
        Device("8:16", "sdb");
        Device("253:0", "dm-0", "CRYPT-LUKS1-aa-a", "sda");
        Device("9:0", "md0", null, "dm-0", "sdb");

        EncryptionAnswer answer = Ask("9:0");

        Assert.False(answer.IsEncrypted);
        Assert.Contains("sdb", answer.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void APartitionIsOfItsDisk()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Linux only");
        Device("8:0", "sda");
        Device("253:0", "dm-0", "CRYPT-PLAIN-c", "sda");
        Device("9:0", "md0", null, "dm-0");
        Partition("259:1", "md0", "md0p1");
        Partition("8:1", "sda", "sda1");

        Assert.True(Ask("259:1").IsEncrypted);
        Assert.False(Ask("8:1").IsEncrypted);
    }

    [Fact]
    public void DisksOfVirtualMachinesAreUnknown()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Linux only");
        Device("254:0", "vda");
        Device("8:0", "sda");
        _system.Write("devices/sda/device/model", "QEMU HARDDISK\n");

        Assert.Null(Ask("254:0").IsEncrypted);
        Assert.Null(Ask("8:0").IsEncrypted);
    }

    [Fact]
    public void AFileBehindALoopDeviceIsAskedOfItsOwnFileSystem()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Linux only");
        Device("8:0", "sda");
        Device("253:0", "dm-0", "CRYPT-LUKS2-aa-a", "sda");
        Device("7:0", "loop0");
        _system.Write("devices/loop0/loop/backing_file", "/vault/image.img\n");
        MountEntry vault = new(1, "253:0", "/vault", "ext4", "/dev/mapper/a");

        Assert.True(new VolumeEncryption(new([vault]), _system.Path).Of(Mount("7:0")).IsEncrypted);
    }

    [Theory]
    [InlineData("nfs4", null)]
    [InlineData("tmpfs", null)]
    [InlineData("overlay", null)]
    [InlineData("fuse.gocryptfs", true)]
    [InlineData("ext4", null)]
    public void WhatCannotBeSeenIsUnknownNotPassed(string type, bool? isEncrypted)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Linux only");
        Assert.Equal(isEncrypted, new VolumeEncryption(new([]), _system.Path).Of(new(1, "0:99", "/x", type, "somewhere")).IsEncrypted);
    }

    [Fact]
    public void MountInfoIsReadWithItsEscapes()
    {
        MountEntry? mount = MountTable.Parse(@"36 35 98:0 / /mnt/my\040disk rw,noatime shared:1 master:2 - ext3 /dev/root\134x rw,errors=continue");

        Assert.Equal(new MountEntry(36, "98:0", "/mnt/my disk", "ext3", @"/dev/root\x"), mount);
        Assert.Null(MountTable.Parse("nonsense"));
        MountTable table = new([new(1, "8:1", "/", "ext4", "a"), new(2, "8:2", "/mnt", "xfs", "b"), new(3, "8:3", "/mnt", "zfs", "c")]);
        Assert.Equal(("c", "a"), (table.Of("/mnt/x")!.Source, table.Of("/mntx")!.Source));
    }

    private EncryptionAnswer Ask(string device) => new VolumeEncryption(new([]), _system.Path).Of(Mount(device));

    private static MountEntry Mount(string device) => new(1, device, "/data", "ext4", "/dev/none");

    private void Device(string number, string name, string? uuid = null, params string[] slaves)
    {
        _system.Write($"devices/{name}/dev", number + "\n");
        if (uuid is not null) _system.Write($"devices/{name}/dm/uuid", uuid + "\n");
        Directory.CreateDirectory(_system[$"devices/{name}/slaves"]);
        foreach (string slave in slaves) Directory.CreateSymbolicLink(_system[$"devices/{name}/slaves/{slave}"], _system[$"devices/{slave}"]);
        Directory.CreateDirectory(_system["dev/block"]);
        Directory.CreateSymbolicLink(_system[$"dev/block/{number}"], _system[$"devices/{name}"]);
    }

    private void Partition(string number, string disk, string name)
    {
        _system.Write($"devices/{disk}/{name}/partition", "1\n");
        Directory.CreateSymbolicLink(_system[$"dev/block/{number}"], _system[$"devices/{disk}/{name}"]);
    }
}
