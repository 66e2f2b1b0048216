using System.Collections;
using AsrDataTools.Governance.Policy;
using static AsrDataTools.Core.Tests.Governance.Policy.PolicySamples;

namespace AsrDataTools.Core.Tests.Governance.Policy;

public sealed class GovernancePolicyReaderTests
{
    [Fact]
    public void KeysBecomeLimits()
    {
        GovernancePolicy policy = Demand(
            "/data",
            ("IntendedUse", "training"),
            ("Storage", Table(("AllowedRoot", "speech"), ("DeniedRoot", "/tmp-denied"), ("EncryptionAtRest", true), ("Residency", Table(("speech", "EU"))), ("AllowedResidency", "EU"))),
            ("Access", Table(("FileMode", "0640"), ("FolderMode", "750"), ("AclUser", Array.Empty<string>()))),
            ("Consent", Table(("Ledger", "consent.jsonl"))),
            ("Retention", Table(("Calls", Table(("Path", "*.wav"), ("MaximumDays", 30), ("RequiredDays", 7))))),
            ("PersonalData", Table(("paymentcard", Table(("Most", 0))))),
            ("RemoteHost", new[] { "asr.example.org", "10.0.0.5" }),
            ("Suppression", new[] { Table(("Rule", "WorldReadable"), ("Reason", "public domain"), ("Expires", "2027-01-31")) }));

        Assert.Equal(["/data/speech"], policy.Storage.AllowedRoot);
        Assert.True(policy.Storage.EncryptionAtRest);
        Assert.Equal("EU", policy.Storage.Residency["/data/speech"]);
        Assert.Equal((0x1A0, 0x1E8), (policy.Access.FileMode!.Value, policy.Access.FolderMode!.Value));
        Assert.Empty(policy.Access.AclUser!);
        Assert.Null(policy.Access.AclGroup);
        Assert.Equal(("/data/consent.jsonl", "training"), (policy.Consent!.Ledger, Assert.Single(policy.Consent.Purpose)));
        Assert.Equal(new RetentionClass("Calls", "*.wav", 30, 7), Assert.Single(policy.Retention));
        Assert.Equal("PaymentCard", Assert.Single(policy.PersonalData).Class);
        Assert.Equal(["asr.example.org", "10.0.0.5"], policy.RemoteHost);
        Assert.Equal(("GOV007", new DateOnly(2027, 1, 31)), (policy.Suppression[0].Rule, policy.Suppression[0].Expires));
    }

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { """{ "Storag": {} }""", "PolicyKeyUnknown", "did you mean 'Storage'" },
        { """{ "Storage": { "AllowedRoots": "." } }""", "PolicyKeyUnknown", "did you mean 'AllowedRoot'" },
        { """{ "Access": { "FileMode": "0888" } }""", "PolicyInvalid", "'0888'" },
        { """{ "Access": { "FileMode": 640 } }""", "PolicyInvalid", "FileMode" },
        { """{ "Storage": { "EncryptionAtRest": "yes" } }""", "PolicyInvalid", "true or false" },
        { """{ "Consent": { "Ledger": "c.jsonl" } }""", "PolicyInvalid", "IntendedUse" },
        { """{ "IntendedUse": "x", "Consent": { "Ledger": "c.jsonl", "ExpectedHead": "12" } }""", "PolicyInvalid", "ExpectedHead" },
        { """{ "RemoteHost": [ "asr.example.org", "https://asr.example.org" ] }""", "PolicyInvalid", "'https://asr.example.org'" },
        { """{ "RemoteHost": "asr.example.org:8443" }""", "PolicyInvalid", "names of hosts alone" },
        { """{ "Retention": { "Calls": { "Path": "*" } } }""", "PolicyInvalid", "Retention.Calls.MaximumDays" },
        { """{ "PersonalData": { "PaymentCards": { "Most": 0 } } }""", "PolicyInvalid", "did you mean 'PaymentCard'" },
        { """{ "PersonalData": { "PaymentCard": { } } }""", "PolicyInvalid", "Most" },
        { """{ "Suppression": [ { "Rule": "GOV007", "Reason": "r" } ] }""", "PolicyInvalid", "Suppression[0].Expires" },
        { """{ "Suppression": [ { "Rule": "GOV007", "Expires": "2027-01-01" } ] }""", "PolicyInvalid", "Suppression[0].Reason" },
        { """{ "Suppression": [ { "Rule": "GOV077", "Reason": "r", "Expires": "2027-01-01" } ] }""", "RuleUnknown", "GOV007" },
        { """{ "Suppression": [ { "Rule": "GOV007", "Reason": "r", "Expires": "31.1.2027" } ] }""", "PolicyInvalid", "must be a day" },
        { """{ "License": { "Allowed": ["CC0-1.0", "CC-BY-4.0"], "Denied": "cc0-1.0" } }""", "PolicyContradictory", "'CC0-1.0' is both" },
        { """{ "Storage": { "AllowedRoot": "/data/a/b", "DeniedRoot": "/data/a" } }""", "PolicyContradictory", "lies in Storage.DeniedRoot '/data/a'" },
        { """{ "Storage": { "AllowedRoot": "/us", "Residency": { "/us": "US" }, "AllowedResidency": "EU" } }""", "PolicyContradictory", "stands in 'US'" },
        { """{ "Retention": { "Calls": { "MaximumDays": 30, "RequiredDays": 60 } } }""", "PolicyContradictory", "deletion after 30 days, but keeping for 60" },
        { """{ "IntendedUse": "sales", "Purpose": { "training": ["asr"] } }""", "PolicyContradictory", "for which Purpose permits nothing" },
        { """[1]""", "PolicyUnreadable", "object" },
        { """{ "Name": """, "PolicyUnreadable", "line 1" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void MistakesAreNamed(string json, string id, string told)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("policy.json", json);

        SpeechDataException refused = Assert.Throws<SpeechDataException>(() => GovernancePolicyReader.Read(path, null));

        Assert.Equal(id, refused.ErrorId);
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralContradictionsAreToldAtOnce()
    {
        Hashtable license = Table(("Allowed", "A"), ("Denied", "A"));
        SpeechDataException refused = Assert.Throws<SpeechDataException>(() => Demand("/data", ("License", license), ("Retention", Table(("Old", Table(("MaximumDays", 1), ("RequiredDays", 2)))))));
        Assert.Contains("both in License.Allowed", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Retention.Old", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesOfOtherKindsAreRefused()
    {
        using TemporaryFolder folder = new();
        Assert.Equal("PolicyUnreadable", Assert.Throws<SpeechDataException>(() => GovernancePolicyReader.Read(folder["gone.json"], null)).ErrorId);
        Assert.Equal("PolicyUnreadable", Assert.Throws<SpeechDataException>(() => GovernancePolicyReader.Read(folder.Write("policy.yaml", "a: 1"), null)).ErrorId);
    }

    [Fact]
    public void RulesAreListedOnceAndDescribed()
    {
        Assert.Equal(GovernanceRules.All.Count, GovernanceRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(GovernanceRules.All.Count, typeof(GovernanceRule).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(GovernanceRule)) && !type.IsAbstract));
        Assert.All(GovernanceRules.All, rule =>
        {
            Assert.Matches("^GOV[0-9]{3}$", rule.Id);
            Assert.NotEmpty(rule.Description);
            Assert.NotEmpty(rule.Remedy);
            Assert.NotEmpty(rule.Controls);
        });
        Assert.Equal("GOV007", GovernanceRules.Named("worldreadable").Id);
    }
}
