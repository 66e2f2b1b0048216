using AsrDataTools.Governance.Policy;
using static AsrDataTools.Core.Tests.Governance.Policy.PolicySamples;

namespace AsrDataTools.Core.Tests.Governance.Policy;

public sealed class StorageRuleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StorageRuleTests()
    {
        _folder.Write("in/a.wav", "a");
        _folder.Write("out/b.wav", "bb");
        _folder.Write("out/c.wav", "ccc");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FilesOutsideTheRootsAreCountedByFolder()
    {
        GovernancePolicy policy = Demand(_folder.Path, ("Storage", Table(("AllowedRoot", "in"))));

        Finding finding = Assert.Single(Judge("GOV001", policy, _folder.Path));

        Assert.Equal(_folder["out"], finding.Path);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.StartsWith("2 files (5 B) lie outside", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Judge("GOV001", policy, _folder["in"]));
    }

    [Fact]
    public void DeniedRootsWinAndLinksAreFollowed()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("links need rights on Windows");
        Directory.CreateSymbolicLink(_folder["in/link"], _folder["out"]);
        GovernancePolicy policy = Demand(_folder.Path, ("Storage", Table(("AllowedRoot", "."), ("DeniedRoot", "out"))));

        Assert.Contains("denied root", Assert.Single(Judge("GOV001", policy, _folder["in/link"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TypesOfFileSystemsAreHeldAgainstTheList()
    {
        string type = MountTable.Read().Of(FileStatus.Read(_folder["in/a.wav"]))!.Type;

        Assert.Empty(Judge("GOV002", Demand(_folder.Path, ("Storage", Table(("FileSystem", type)))), _folder.Path));
        Finding finding = Assert.Single(Judge("GOV002", Demand(_folder.Path, ("Storage", Table(("FileSystem", "nofs")))), _folder.Path));
        Assert.Contains($"3 files (6 B) lie on {type}", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ResidencyIsThatOfTheNearestLabel()
    {
        GovernancePolicy policy = Demand(_folder.Path, ("Storage", Table(("Residency", Table((".", "EU"), ("out", "US"))), ("AllowedResidency", "EU"))));
        Assert.Contains("2 files are in 'US'", Assert.Single(Judge("GOV004", policy, _folder.Path)).Message, StringComparison.Ordinal);

        GovernancePolicy unlabelled = Demand(_folder.Path, ("Storage", Table(("Residency", Table(("in", "EU"))), ("AllowedResidency", "EU"))));
        Finding unknown = Assert.Single(Judge("GOV004", unlabelled, _folder.Path));
        Assert.True(unknown.IsUnknown);
        Assert.Equal(Verdict.Unknown, Judge(unlabelled, new() { Rule = ["GOV004"] }, _folder.Path).Audit.Answers[0].Verdict);
    }

    [Fact]
    public void EncryptionThatCannotBeToldIsNoPass()
    {
        GovernancePolicy policy = Demand(_folder.Path, ("Storage", Table(("EncryptionAtRest", true))));
        MountEntry remote = new(0, "", "/", "nfs4", "server:/x");
        GovernanceAudit audit = new(policy, new() { Rule = ["GOV003"] }, [_folder.Path], trouble => throw trouble, new MountTable([remote]), CancellationToken.None);

        Finding finding = Assert.Single(audit.Run());

        Assert.True(finding.IsUnknown);
        Assert.StartsWith("ask whoever runs the storage whether it encrypts", finding.Remedy, StringComparison.Ordinal);
        Assert.Equal((Verdict.Unknown, 3L, 0L, 3L), (audit.Answers[0].Verdict, audit.Answers[0].Judged, audit.Answers[0].Broken, audit.Answers[0].Undetermined));
    }

    [Fact]
    public void RetentionCountsFromTheLastChangeAndTheRecording()
    {
        File.SetLastWriteTimeUtc(_folder["out/b.wav"], DateTime.UtcNow.AddDays(-40));
        _folder.Write("m.csv", $"id,path,recorded_at\nu1,in/a.wav,2020-01-01\nu2,out/c.wav,{DateTime.UtcNow.AddDays(-5):yyyy-MM-dd}\n");
        GovernancePolicy policy = Demand(_folder.Path, ("Retention", Table(("Calls", Table(("Path", "*.wav"), ("MaximumDays", 30))))));

        IReadOnlyList<Finding> findings = Judge("GOV018", policy, _folder.Path);

        Assert.Equal(["u1"], findings.Select(finding => finding.Id).OfType<string>());
        Assert.Equal(_folder["out/b.wav"], Assert.Single(findings, finding => finding.Id is null).Path);
    }

    [Fact]
    public void SuppressionsHoldUntilTheirDay()
    {
        GovernancePolicy policy = Demand(
            _folder.Path,
            ("Retention", Table(("Calls", Table(("MaximumDays", 30))))),
            ("Suppression", new[] { Table(("Rule", "GOV018"), ("Path", "out/*"), ("Reason", "dispute"), ("Expires", "2026-06-30")) }));
        foreach (string name in new[] { "in/a.wav", "out/b.wav", "out/c.wav" }) File.SetLastWriteTimeUtc(_folder[name], new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        (IReadOnlyList<Finding> before, GovernanceAudit audit) = Judge(policy, At("2026-06-30", "GOV018", "GOV025"), _folder.Path);
        Assert.Equal(_folder["in/a.wav"], Assert.Single(before).Path);
        Assert.Equal((2L, 2L), (audit.Suppressed, audit.Answers[0].Accepted));

        IReadOnlyList<Finding> after = Judge(policy, At("2026-07-01", "GOV018", "GOV025"), _folder.Path).Findings;
        Assert.Contains("3 files below", after[0].Message, StringComparison.Ordinal);
        Assert.Contains("(1 days ago): dispute", Assert.Single(after, finding => finding.Rule == "GOV025").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CopiesAreFoundByContentWhateverTheirName()
    {
        _folder.Write("search/deep/holiday.jpg", "bb");
        _folder.Write("search/other.wav", "xx");
        _folder.Write("search/empty", "");
        _folder.Write("in/empty.wav", "");
        GovernancePolicy policy = Demand(_folder.Path);

        (IReadOnlyList<Finding> findings, GovernanceAudit audit) = Judge(policy, new() { Rule = ["GOV024"], SearchRoot = [_folder["search"]] }, _folder["out"]);

        Finding copy = Assert.Single(findings);
        Assert.Equal(_folder["search/deep/holiday.jpg"], copy.Path);
        Assert.Contains("is a copy of 'out/b.wav'", copy.Message, StringComparison.Ordinal);
        Assert.Equal((Verdict.Fail, 2L), (audit.Answers[0].Verdict, audit.Answers[0].Judged));
    }

    [Fact]
    public void FilesThatDifferInTheMiddleAloneAreNoCopies()
    {
        foreach (string name in new[] { "in/first.wav", "in/second.wav", "search/copy.bin", "search/other.bin" })
        {
            byte[] content = new byte[20_000];
            content[10_000] = name switch { "in/first.wav" => 1, "search/other.bin" => 3, _ => 2 };
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
            File.WriteAllBytes(_folder[name], content);
        }

        IReadOnlyList<Finding> findings = Judge(Demand(_folder.Path), new() { Rule = ["GOV024"], SearchRoot = [_folder["search"]] }, _folder["in"]).Findings;

        Finding copy = Assert.Single(findings);
        Assert.Equal(_folder["search/copy.bin"], copy.Path);
        Assert.Contains("is a copy of 'in/second.wav'", copy.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsGovernedIsNotItsOwnCopy()
    {
        (IReadOnlyList<Finding> findings, _) = Judge(Demand(_folder.Path), new() { Rule = ["GOV024"], SearchRoot = [_folder.Path] }, _folder["in"], _folder["out"]);
        Assert.Empty(findings);
    }

    private static GovernanceAuditOptions At(string day, params string[] rules) => new() { Rule = rules, AuditDate = DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture) };
}
