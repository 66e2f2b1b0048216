using System.Globalization;
using AsrDataTools.Corpus.Demo;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Readiness;
using CsvHelper;

namespace AsrDataTools.Core.Tests.Governance.Policy;

/// <summary>The demo corpus breaks its policy where it says that it does, and nowhere else.</summary>
public sealed class DemoGovernanceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatIsPlantedIsFoundAndNothingElse()
    {
        DemoCorpus corpus = DemoCorpusBuilder.Build(
            _folder["demo"],
            new() { Source = DemoSource.Formant, WriteLedger = DemoLedger.Write },
            new() { TrainingSpeakers = 8, PromptsPerSpeaker = 4, Dialogues = 4, Callers = 13, CallsPerCaller = 1, NewEvaluationSpeakers = 4, SharedEvaluationSpeakers = 2, LeakedClipsPerKind = 1 },
            null,
            CancellationToken.None);
        (string Kind, string Path, string Detail)[] planted = Planted(corpus);
        GovernancePolicy policy = GovernancePolicyReader.FromTable(PolicyTable(corpus), "policy", corpus.Path, corpus.Policy);

        GovernanceAudit audit = new(policy, new() { AuditDate = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) }, [corpus.Path], trouble => throw trouble, CancellationToken.None);
        Finding[] findings = [.. audit.Run()];

        Assert.Equal(Lines(planted, "LicenseNotAllowed", "MissingLicense").Order(), findings.Where(finding => finding.Rule == "GOV016").Select(finding => finding.Id!).Order());
        Assert.NotEmpty(Of(planted, "ConsentExpired"));
        Assert.NotEmpty(Of(planted, "ConsentWithdrawn"));
        Assert.NotEmpty(Of(planted, "ConsentMissing"));
        Assert.Equal(
            planted.Where(defect => defect.Kind.StartsWith("Consent", StringComparison.Ordinal)).Select(defect => defect.Detail.Split(' ').First(word => word.Length > 1 && char.IsUpper(word[0]) && char.IsDigit(word[^1]))).Order(),
            findings.Where(finding => finding is { Rule: "GOV020", IsUnknown: false }).Select(finding => finding.Message.Split('\'')[1]).Order());
        Assert.Single(Of(planted, "PhoneNumberInText"));
        Assert.Contains("1 of class PhoneNumber", Assert.Single(findings, finding => finding.Rule == "GOV022" && finding.Message.Contains("PhoneNumber", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
        string[] cards = Of(planted, "SpokenCardNumber");
        Finding spoken = Assert.Single(findings, finding => finding.Rule == "GOV022" && finding.Message.Contains("PaymentCard", StringComparison.Ordinal));
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{cards.Length} of class PaymentCard"), spoken.Message, StringComparison.Ordinal);
        Assert.Equal(Of(planted, "OldRecording"), findings.Where(finding => finding.Rule == "GOV018").Select(finding => policy.Relative(finding.Path!)));
        Assert.Equal(Of(planted, "SuppressionExpired"), findings.Where(finding => finding.Rule == "GOV025").Select(finding => policy.Relative(finding.Path!)));
        Assert.Equal(Of(planted, "GroupWritable"), findings.Where(finding => finding.Rule == "GOV006").Select(finding => policy.Relative(finding.Path!)));
        if (!OperatingSystem.IsWindows())
        {
            // The way to a temporary folder is closed: only where it is opened may every account read it.
            Assert.DoesNotContain(findings, finding => finding.Rule == "GOV007");
            PolicySamples.Mode(_folder.Path, "0711");
            GovernanceAudit open = new(policy, new() { Rule = ["GOV007"] }, [corpus.Path], trouble => throw trouble, CancellationToken.None);
            Assert.Equal(Of(planted, "WorldReadable"), open.Run().Select(finding => policy.Relative(finding.Path!)));
        }

        Assert.Equal(
            ["GOV001", "GOV004", "GOV007", "GOV008", "GOV009", "GOV010", "GOV011", "GOV012", "GOV013", "GOV014", "GOV015", "GOV021"],
            audit.Answers.Where(answer => answer.Verdict == Verdict.Pass).Select(answer => answer.Rule));
        GateResult gate = GovernanceGate.Judge(new(policy.Name, new(2026, 11, 1), audit.Answers, findings, findings.Length));
        Assert.Equal(Verdict.Fail, gate.Verdict);
    }

    private static string[] Of((string Kind, string Path, string Detail)[] planted, string kind) => [.. planted.Where(defect => defect.Kind == kind).Select(defect => defect.Path).Order()];

    private static IEnumerable<string> Lines((string Kind, string Path, string Detail)[] planted, params string[] kinds) =>
        planted.Where(defect => kinds.Contains(defect.Kind)).Select(defect => Path.GetFileNameWithoutExtension(defect.Path));

    private static (string Kind, string Path, string Detail)[] Planted(DemoCorpus corpus)
    {
        List<(string, string, string)> rows = [];
        using CsvReader reader = CsvReader.Create(File.OpenRead(corpus.Defects), new CsvReaderOptions(), leaveOpen: false);
        while (reader.Read())
        {
            if (reader.GetString(0) == "Governance") rows.Add((reader.GetString(1), reader.GetString(2), reader.GetString(8)));
        }

        return [.. rows];
    }

    // The policy is a PowerShell data file, which the engine leaves to the cmdlets: here it is told again.
    private static System.Collections.Hashtable PolicyTable(DemoCorpus corpus)
    {
        string head = System.Text.RegularExpressions.Regex.Match(File.ReadAllText(corpus.Policy), "ExpectedHead = '([^']*)'").Groups[1].Value;
        return PolicySamples.Table(
            ("Storage", PolicySamples.Table(("AllowedRoot", "."), ("Residency", PolicySamples.Table((".", "EU"))), ("AllowedResidency", "EU"))),
            ("Access", PolicySamples.Table(("FileMode", "0640"), ("FolderMode", "0751"), ("AclUser", Array.Empty<string>()), ("AclGroup", Array.Empty<string>()))),
            ("License", PolicySamples.Table(("Allowed", "CC0-1.0"), ("Denied", "CC-BY-NC-4.0"))),
            ("Consent", PolicySamples.Table(("Ledger", "consent.jsonl"), ("Purpose", "asr-training"), ("ExpectedHead", head))),
            ("Retention", PolicySamples.Table(("Recordings", PolicySamples.Table(("Path", "*.wav"), ("MaximumDays", 730))))),
            ("PersonalData", PolicySamples.Table(("PaymentCard", PolicySamples.Table(("Most", 0))), ("PhoneNumber", PolicySamples.Table(("Most", 0))))),
            ("Suppression", new[] { PolicySamples.Table(("Rule", "GOV018"), ("Path", "training/audio/T001/*"), ("Reason", "kept"), ("Expires", "2026-03-31")) }));
    }
}
