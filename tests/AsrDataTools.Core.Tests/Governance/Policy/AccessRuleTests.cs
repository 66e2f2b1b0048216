using System.Buffers.Binary;
using AsrDataTools.Governance.Policy;
using static AsrDataTools.Core.Tests.Governance.Policy.PolicySamples;

namespace AsrDataTools.Core.Tests.Governance.Policy;

public sealed class AccessRuleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AccessRuleTests()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("permissions of Linux");
        foreach (string name in new[] { "c/a.wav", "c/b.wav", "c/sub/d.wav" }) _folder.Write(name, name);
        foreach (string name in new[] { "c/a.wav", "c/b.wav", "c/sub/d.wav" }) Mode(_folder[name], "0640");
        foreach (string name in new[] { "", "c", "c/sub" }) Mode(_folder[name], "0711");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadableToAllOnlyWhereTheWayIsOpen()
    {
        Mode(_folder["c/a.wav"], "0644");
        Mode(_folder["c/sub/d.wav"], "0644");
        Finding finding = Assert.Single(Judge("GOV007", Demand(_folder.Path), _folder["c"]));
        Assert.Equal(_folder["c"], finding.Path);
        Assert.Equal("every account may read 2 files below 'c' (a.wav, sub/d.wav): mode 0644", finding.Message);

        Mode(_folder["c/sub"], "0710");
        Assert.Equal(_folder["c/a.wav"], Assert.Single(Judge("GOV007", Demand(_folder.Path), _folder["c"])).Path);
        Mode(_folder.Path, "0700");
        Assert.Empty(Judge("GOV007", Demand(_folder.Path), _folder["c"]));
        Mode(_folder.Path, "0711");
        Assert.Empty(Judge("GOV007", Demand(_folder.Path, ("Access", Table(("FileMode", "0644")))), _folder["c"]));
    }

    [Fact]
    public void WritableToAllAndSpecialBits()
    {
        Mode(_folder["c/a.wav"], "0646");
        Mode(_folder["c/b.wav"], "4640");
        Mode(_folder["c/sub"], "2713");

        Assert.Equal([_folder["c/a.wav"], _folder["c/sub"]], Judge("GOV008", Demand(_folder.Path), _folder["c"]).Select(finding => finding.Path).Order());
        Assert.Contains("setuid", Assert.Single(Judge("GOV009", Demand(_folder.Path), _folder["c"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnersGroupsAndModesAreHeldAgainstTheLimits()
    {
        FileFacts facts = FileStatus.Read(_folder["c/a.wav"]);
        string owner = new AccountNames().User(facts.UserId!.Value);
        Mode(_folder["c/b.wav"], "0660");

        Assert.Empty(Judge("GOV005", Demand(_folder.Path, ("Access", Table(("Owner", owner)))), _folder["c"]));
        Assert.Empty(Judge("GOV005", Demand(_folder.Path, ("Access", Table(("Owner", $"{facts.UserId}")))), _folder["c"]));
        IReadOnlyList<Finding> foreign = Judge("GOV005", Demand(_folder.Path, ("Access", Table(("Owner", "nosuch"), ("Group", "nogroup-x")))), _folder["c"]);
        Assert.Equal(2, foreign.Count);
        Assert.Contains($"belongs to '{owner}', not 'nosuch', and is of the group", foreign[0].Message, StringComparison.Ordinal);
        Finding wide = Assert.Single(Judge("GOV006", Demand(_folder.Path, ("Access", Table(("FileMode", "0640"), ("FolderMode", "0711")))), _folder["c"]));
        Assert.Equal((_folder["c/b.wav"], "'b.wav': mode 0660, at most 0640"), (wide.Path, wide.Message));
    }

    [Fact]
    public void AFolderAboveThatAnyoneMayChange()
    {
        Mode(_folder.Path, "0713");
        Assert.Equal(_folder.Path, Assert.Single(Judge("GOV010", Demand(_folder.Path), _folder["c"])).Path);
        Mode(_folder.Path, "1713");
        Assert.Empty(Judge("GOV010", Demand(_folder.Path), _folder["c"]));
    }

    [Fact]
    public void AccessControlListsAreReadThroughTheirMask()
    {
        byte[] list = Acl((0x01, 6, uint.MaxValue), (0x02, 6, 12345), (0x04, 4, uint.MaxValue), (0x08, 5, 54321), (0x10, 4, uint.MaxValue), (0x20, 0, uint.MaxValue));
        if (SetAttribute(_folder["c/a.wav"], "system.posix_acl_access", list, list.Length, 0) != 0) Assert.Skip("this file system keeps no access control lists");

        Assert.Equal([new PosixAclEntry(false, 12345, 4), new PosixAclEntry(true, 54321, 4)], PosixAcl.Read(_folder["c/a.wav"]));
        Finding finding = Assert.Single(Judge("GOV011", Demand(_folder.Path, ("Access", Table(("AclUser", Array.Empty<string>()), ("AclGroup", "54321")))), _folder["c"]));
        Assert.Equal("the access control list of 'a.wav' lets in '12345' (r--)", finding.Message);
        Assert.Empty(Judge("GOV011", Demand(_folder.Path, ("Access", Table(("AclUser", "12345")))), _folder["c"]));
        Assert.Empty(PosixAcl.Read(_folder["c/b.wav"]));
    }

    [Theory]
    [InlineData(new byte[] { 2, 0, 0 })]
    [InlineData(new byte[] { 3, 0, 0, 0 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 1, 0, 7, 0 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 0x77, 0, 7, 0, 0, 0, 0, 0 })]
    public void DamagedListsAreRefused(byte[] list) => Assert.Throws<IOException>(() => PosixAcl.Parse(list));

    [Fact]
    public void LinksThatLeaveOrLeadNowhere()
    {
        string outside = _folder.Write("outside.wav", "o");
        File.CreateSymbolicLink(_folder["c/out.wav"], outside);
        File.CreateSymbolicLink(_folder["c/in.wav"], _folder["c/a.wav"]);
        File.CreateSymbolicLink(_folder["c/gone.wav"], _folder["nothing"]);
        Assert.Equal(0, Link(_folder["c/b.wav"], _folder["elsewhere.wav"]));
        Assert.Equal(0, Link(_folder["c/sub/d.wav"], _folder["c/same.wav"]));

        IReadOnlyList<Finding> findings = Judge("GOV012", Demand(_folder.Path), _folder["c"]);

        Assert.Equal(
            [("b.wav", Severity.Error), ("gone.wav", Severity.Warning), ("out.wav", Severity.Error)],
            findings.Select(finding => (Path.GetFileName(finding.Path)!, finding.Severity)).Order());
        Assert.Contains("1 more names", findings.Single(finding => finding.Path!.EndsWith("b.wav", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesThatTerminalsTripOver()
    {
        _folder.Write("c/line\nbreak.wav", "x");
        _folder.Write("c/turn\u202Egpj.wav", "x");
        _folder.Write("c/plain ümläut.wav", "x");

        IReadOnlyList<Finding> findings = Judge("GOV013", Demand(_folder.Path), _folder["c"]);

        Assert.Equal(2, findings.Count);
        Assert.Contains(findings, finding => finding.Message.Contains("'line\\u000abreak.wav'", StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.DoesNotContain(finding.Message, character => char.IsControl(character) || character == '\u202E'));
    }

    [Fact]
    public void TimesThatHaveNotCome()
    {
        File.SetLastWriteTimeUtc(_folder["c/a.wav"], DateTime.UtcNow.AddDays(3));
        _folder.Write("c/m.csv", "id,path,recorded_at\nu1,a.wav,2999-01-01\nu2,b.wav,2020-01-01\n");

        IReadOnlyList<Finding> findings = Judge("GOV014", Demand(_folder.Path), _folder["c"]);

        Assert.Equal(["u1"], findings.Select(finding => finding.Id).OfType<string>());
        Assert.Equal(_folder["c/a.wav"], Assert.Single(findings, finding => finding.Id is null).Path);
    }

    [Fact]
    public void WhatCannotBeReadIsUnknownAndTheRestIsJudged()
    {
        if (Environment.UserName != "root") Assert.Skip("needs to act as another account");
        Mode(_folder.Path, "0755");
        Mode(_folder["c"], "0755");
        Mode(_folder["c/sub"], "0700");
        (IReadOnlyList<Finding> Findings, GovernanceAudit Audit) result;
        try
        {
            _ = SetFileSystemUser(65534);
            result = Judge(Demand(_folder.Path), new() { Rule = ["GOV015"] }, _folder["c"]);
        }
        finally
        {
            _ = SetFileSystemUser(0);
        }

        Finding finding = Assert.Single(result.Findings);
        Assert.Equal((_folder["c/sub"], true), (finding.Path, finding.IsUnknown));
        Assert.Equal(4, result.Audit.Entries);
        Assert.Equal(Verdict.Unknown, result.Audit.Answers[0].Verdict);
    }

    private static byte[] Acl(params (ushort Tag, ushort Permissions, uint Id)[] entries)
    {
        byte[] bytes = new byte[4 + (8 * entries.Length)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, 2);
        for (int i = 0; i < entries.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4 + (8 * i)), entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6 + (8 * i)), entries[i].Permissions);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8 + (8 * i)), entries[i].Id);
        }

        return bytes;
    }
}
