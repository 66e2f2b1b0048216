using AsrDataTools.Cluster;
using AsrDataTools.Governance.Packaging;
using AsrDataTools.Governance.PersonalData;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Fuzz;

/// <summary>Settings in JSON: plan, policy, contract, card, recognisers, jobs. A psd1 is read by PowerShell itself, and then is a table like these.</summary>
internal static class SettingsTargets
{
    private const string Plan =
        """
        {"Training": "t", "Production": ["p"], "Traffic": "t.csv", "Catalog": "c", "Gate": ["Acoustics", "Accent"], "RequiredGate": "Accent", "Seed": 7, "Baseline": "b.json",
         "Acoustics": {"WarnThreshold": 0.1, "FailThreshold": 0.3, "Replicates": 200, "ClusterBy": "Speaker"},
         "Accent": {"MinimumRatio": 0.5, "AccentMap": {"x": "en-US"}, "MinutesPerCall": {"*": 3}, "WordError": "w.csv"},
         "Annotation": {"Path": "a", "RequiredLevel": 2, "RequiredTag": ["Overlap"]},
         "Vocabulary": {"TermList": "t.txt", "MinimumExamples": 5},
         "Evaluation": {"Path": "e", "SliceBy": ["Accent"], "LeakageKinds": ["Audio"], "RequiredSlice": {"Accent": ["x"]}},
         "Governance": {"Path": "g", "AuditDate": "2027-01-31"}}

        """;

    private const string Policy =
        """
        {"Name": "x", "IntendedUse": ["asr-training"], "Storage": {"AllowedRoot": "/d", "FileSystem": "ext4", "EncryptionAtRest": true, "Residency": {"/d": "DE"}, "AllowedResidency": ["DE"]},
         "Access": {"Owner": "me", "FileMode": "0640", "AclUser": []}, "License": {"Allowed": ["CC-BY-4.0"], "Denied": "x"}, "Purpose": {"asr-training": ["research"]},
         "Consent": {"Ledger": "l", "Purpose": "asr-training"}, "Retention": {"audio": {"Path": "*.wav", "MaximumDays": 90, "RequiredDays": 1}}, "RequiredColumn": ["speaker"],
         "PersonalData": {"EmailAddress": {"Most": 0, "MostPerHour": 1.5}}, "Custody": {"Package": "p"}, "RemoteHost": ["a.example.org"],
         "Suppression": [{"Rule": "GOV020", "Path": "*", "Reason": "r", "Expires": "2027-01-31"}]}

        """;

    private const string Contract = """{"Name": "c", "MinimumHours": 10, "MaximumHours": 20.5, "SampleRate": [8000, 16000], "Channels": 1, "AccentHours": {"en-US": 5}, "AnnotationLevel": 2, "AnnotationTag": "Overlap", "RequiredMetadata": ["Speaker"]}""";

    private const string Job = """{"Schema": 1, "Id": "j", "Task": "Profile", "Version": "1", "Source": {"ManifestPath": "/d/m.csv"}, "Parameters": {"Channel": 1}, "ManifestDigest": "00", "Shards": [{"Number": 1, "FirstRow": 1, "Rows": 2, "Seconds": 3.5, "Digest": "00"}]}""";

    private static readonly string[] Words =
        ["\"Training\":", "\"Accent\":", "\"Storage\":", "\"Path\":", "{\"Path\":", "null", "[[]]", "// x\n", "/* x */", ",}", "\"a\\u0000b\"", "\"\\ud800\":", "\"./x\"", "\"Expires\": \"0001-01-01\"", "\"Rule\":", "\"Residency\": {\"a\": \"b\", \"./a\": \"c\"}", "\"~\"", "(?<x>a)", "(a+)+$"];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("plan", (bytes, folder) => ReadinessPlanReader.ReadJson(folder.Write("plan.json", bytes)), Plan, "{\"Training\": \"t\", \"Production\": \"p\"}") { Words = Words },
        new("policy", (bytes, folder) => Governed(folder.Write("policy.json", bytes)), Policy) { Words = Words },
        new("contract", (bytes, folder) => DeliveryContractReader.Read(folder.Write("contract.json", bytes)), Contract) { Words = Words },
        new("card", (bytes, folder) => CardInformation.Read(folder.Write("card.json", bytes)), """{"Name": "n", "License": ["x"], "DatePublished": "2026-01-31", "Keywords": "k"}""") { Words = Words },
        new(
            "recognizers",
            (bytes, folder) =>
            {
                PersonalDataScanner scanner = new(PersonalDataOptions.Default with { Custom = CustomRecognizerReader.ReadJson(folder.Write("r.json", bytes)) });
                scanner.Scan("customer KD-12345678 said 12345678901234567890");
            },
            """{"Recognizers": [{"Class": "Customer", "Pattern": "KD-\\d{8}", "Context": ["customer"], "PatternScore": 0.5, "Locale": "de-DE"}]}""",
            """[{"Class": "X", "Pattern": "(\\d+)", "Checksum": "Luhn"}]""") { Words = Words },
        new("job", (bytes, folder) => OfJob(folder, bytes), Job) { Words = Words },
    ];

    private static void Governed(string path)
    {
        GovernancePolicyReader.IsPolicy(path, null);
        GovernancePolicyReader.Read(path, null);
    }

    private static void OfJob(FuzzFolder folder, byte[] bytes)
    {
        folder.Write("job.json", bytes);
        SpeechJobDefinition definition = new JobFolder(folder.Path).Read();
        _ = definition.Rows + definition.Seconds;
    }
}
