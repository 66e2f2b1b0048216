using AsrDataTools.Governance.Policy;
using static AsrDataTools.Core.Tests.Governance.Policy.PolicySamples;

namespace AsrDataTools.Core.Tests.Governance.Policy;

public sealed class ManifestRuleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ManifestRuleTests()
    {
        foreach (string name in new[] { "a.wav", "b.wav", "c.wav" }) _folder.Write(name, name);
        _folder.Write("m.csv", """
            id,path,duration,text,speaker,license,purpose
            u1,a.wav,1800,hello,s1,CC0-1.0,research
            u2,b.wav,1800,my card is 4111 1111 1111 1111,s2,CC-BY-NC-4.0,sales
            u3,c.wav,1800,bye,,,
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LicencesThatAreNotAllowedAreToldRowByRow()
    {
        IReadOnlyList<Finding> findings = Judge("GOV016", Demand(_folder.Path, ("License", Table(("Allowed", "cc0-1.0")))), _folder.Path);
        Assert.Equal([("u2", 3L), ("u3", 4L)], findings.Select(finding => (finding.Id!, finding.Line!.Value)));
        Assert.Contains("which the policy denies", Judge("GOV016", Demand(_folder.Path, ("License", Table(("Denied", "CC-BY-NC-4.0")))), _folder.Path)[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PurposesMustPermitTheUse()
    {
        GovernancePolicy policy = Demand(_folder.Path, ("IntendedUse", "training"), ("Purpose", Table(("training", new[] { "research", "asr" }))));
        Assert.Equal(["u2", "u3"], Judge("GOV017", policy, _folder.Path).Select(finding => finding.Id));
    }

    [Fact]
    public void ColumnsThatAreRequiredAreCounted()
    {
        IReadOnlyList<Finding> findings = Judge("GOV019", Demand(_folder.Path, ("RequiredColumn", new[] { "Speaker", "Accent" })), _folder.Path);
        Assert.Equal(["3 of 3 rows have no Accent, the first is 'u1'", "1 of 3 rows have no Speaker, the first is 'u3'"], findings.Select(finding => finding.Message));
    }

    [Fact]
    public void WithoutAManifestTheAnswerIsUnknown()
    {
        File.Delete(_folder["m.csv"]);
        GovernancePolicy policy = Demand(
            _folder.Path,
            ("License", Table(("Allowed", "CC0-1.0"))), ("RequiredColumn", "Speaker"), ("PersonalData", Table(("PaymentCard", Table(("Most", 0))))), ("Consent", Table(("Ledger", "c.jsonl"), ("Purpose", "asr"))));

        (IReadOnlyList<Finding> findings, GovernanceAudit audit) = Judge(policy, new() { Rule = ["GOV016", "GOV019", "GOV020", "GOV022"] }, _folder.Path);

        Assert.Equal(4, findings.Count);
        Assert.All(findings, finding => Assert.True(finding.IsUnknown));
        Assert.All(audit.Answers, answer => Assert.Equal(Verdict.Unknown, answer.Verdict));
    }

    [Fact]
    public void PersonalDataIsCountedAndNotTold()
    {
        Finding finding = Assert.Single(Judge("GOV022", Demand(_folder.Path, ("PersonalData", Table(("PaymentCard", Table(("Most", 0)))))), _folder.Path));
        Assert.Equal(("1 of class PaymentCard in the texts, at most 0: 'u2'", 3L), (finding.Message, finding.Line!.Value));
        Assert.Equal("take 1 occurrence of class PaymentCard out of text and audio (Find-PersonalData, Protect-PersonalData)", finding.Remedy);
        Assert.DoesNotContain("4111", finding.ToString(), StringComparison.Ordinal);

        Assert.Empty(Judge("GOV022", Demand(_folder.Path, ("PersonalData", Table(("PaymentCard", Table(("MostPerHour", 0.7)))))), _folder.Path));
        Assert.Contains("0.67 of class PaymentCard in an hour", Assert.Single(Judge("GOV022", Demand(_folder.Path, ("PersonalData", Table(("PaymentCard", Table(("MostPerHour", 0.6)))))), _folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ConsentIsAskedForEachSpeakerOnTheDay()
    {
        string head = DemoLedger.Write(_folder["consent.jsonl"], [new("s1", new(2024, 1, 1), new(2025, 12, 31), null), new("s2", new(2024, 1, 1), null, new(2025, 3, 1))]);
        GovernancePolicy policy = Demand(_folder.Path, ("Consent", Table(("Ledger", "consent.jsonl"), ("Purpose", "asr-training"), ("ExpectedHead", head))));

        Assert.Equal(["s2 withdrawn", "unknown"], Told(policy, "2025-12-31"));
        Assert.Equal(["s1 expired", "s2 withdrawn", "unknown"], Told(policy, "2026-01-01"));
        Assert.Equal(["unknown"], Told(policy, "2025-02-01"));
        Assert.Equal(["s1 is not on", "s2 is not on", "unknown"], Told(policy, "2023-12-31"));
        GovernancePolicy other = Demand(_folder.Path, ("Consent", Table(("Ledger", "consent.jsonl"), ("Purpose", "advertising"))));
        Assert.Equal(["s1 is not on", "s2 is not on", "unknown"], Told(other, "2025-02-01"));
    }

    [Fact]
    public void ALedgerThatIsBrokenDecidesNothing()
    {
        string head = DemoLedger.Write(_folder["consent.jsonl"], [new("s1", new(2024, 1, 1), null, null), new("s2", new(2024, 1, 1), null, null)]);
        GovernancePolicy policy = Demand(_folder.Path, ("Consent", Table(("Ledger", "consent.jsonl"), ("Purpose", "asr-training"), ("ExpectedHead", head))));
        Assert.Empty(Judge("GOV021", policy, _folder.Path));

        string[] lines = File.ReadAllLines(_folder["consent.jsonl"]);
        File.WriteAllText(_folder["consent.jsonl"], lines[0] + "\n");
        Assert.False(Assert.Single(Judge("GOV021", policy, _folder.Path)).IsUnknown);
        Assert.All(Judge("GOV020", policy, _folder.Path), finding => Assert.True(finding.IsUnknown));

        // A cut tail does not show without a head.
        GovernancePolicy headless = Demand(_folder.Path, ("Consent", Table(("Ledger", "consent.jsonl"), ("Purpose", "asr-training"))));
        Assert.True(Assert.Single(Judge("GOV021", headless, _folder.Path)).IsUnknown);
        File.WriteAllText(_folder["consent.jsonl"], lines[0].Replace("s1", "s9", StringComparison.Ordinal) + "\n");
        Assert.False(Assert.Single(Judge("GOV021", headless, _folder.Path)).IsUnknown);
        File.Delete(_folder["consent.jsonl"]);
        Assert.False(Assert.Single(Judge("GOV021", headless, _folder.Path)).IsUnknown);
    }

    [Fact]
    public void CustodyIsThatOfAPackage()
    {
        GovernancePolicy policy = Demand(_folder.Path, ("Custody", Table(("Package", "bag"))));
        Assert.Contains("lie outside of the package", Judge("GOV023", policy, _folder.Path)[0].Message, StringComparison.Ordinal);
        _folder.Write("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        _folder.Write("bag/data/x.wav", "x");
        _folder.Write("bag/manifest-sha256.txt", $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("x"u8))}  data/x.wav\n");

        Assert.DoesNotContain(Judge("GOV023", policy, _folder["bag"]), finding => finding.Severity == Severity.Error);
        _folder.Write("bag/data/x.wav", "y");
        Assert.Contains(Judge("GOV023", policy, _folder["bag"]), finding => finding.Severity == Severity.Error && finding.Path == _folder["bag/data/x.wav"]);
    }

    [Fact]
    public void RecordingsThatAManifestNamesAreJudgedWhereverTheyLie()
    {
        GovernancePolicy policy = Demand(_folder.Path, ("Storage", Table(("AllowedRoot", "elsewhere"))));
        Assert.StartsWith("4 files", Assert.Single(Judge("GOV001", policy, _folder["m.csv"])).Message, StringComparison.Ordinal);
    }

    private string[] Told(GovernancePolicy policy, string day)
    {
        GovernanceAuditOptions options = new() { Rule = ["GOV020"], AuditDate = DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture) };
        return [.. Judge(policy, options, _folder["m.csv"]).Findings
            .Select(finding => finding.IsUnknown ? "unknown" : $"{finding.Message.Split('\'')[1]} {new[] { "expired", "withdrawn", "is not on" }.Single(state => finding.Message.Contains(state, StringComparison.Ordinal))}").Order()];
    }
}
