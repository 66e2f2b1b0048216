using AsrDataTools.Governance.Consent;
using AsrDataTools.Governance.Packaging;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Fuzz;

/// <summary>Consent ledgers, packages, and what the operating system says of a folder.</summary>
internal static class GovernanceTargets
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] BagNames = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-md5.txt", "tagmanifest-sha256.txt", "fetch.txt", "data/a.txt", "data/b.txt"];

    private static readonly byte[] Records = MakeRecords();
    private static readonly LedgerHead Head = MakeHead();

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("consent-ledger", Ledger, [Records]) { Words = ["\"sequence\":", "\"hash\":\"", "\"purpose\":[", "\"recordedAt\":\"", "\"action\":\"Revoke\"", "2026-03-01T09:00:00.000Z"] },
        new("consent-head", (bytes, _) => LedgerHead.TryParse(System.Text.Encoding.UTF8.GetString(bytes), out LedgerHead? _), $"12:{new string('a', 64)}", "0:00"),
        new(
            "package",
            (bytes, folder) => DeliveryPackage.Verify(folder.WriteParts(bytes, BagNames), new PackageVerificationOptions { Parallelism = 1, AllowFetchList = bytes.Length % 2 == 0 }),
            "=== bagit.txt\nBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n=== bag-info.txt\nPayload-Oxum: 6.1\nContact-Name: x\n  goes on\n=== manifest-sha256.txt\n5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  data/a.txt\n=== fetch.txt\nhttps://h/x 12 data/c.txt\n=== data/a.txt\nhello\n",
            "=== bagit.txt\nBagIt-Version: 0.97\nTag-File-Character-Encoding: ISO-8859-1\n=== manifest-md5.txt\nb1946ac92492d2347c6235b4d2611184 *data/a.txt\n=== tagmanifest-sha256.txt\n00 bagit.txt\n=== data/a.txt\nhello\n=== data/b.txt\nx\n")
        {
            Words = ["data/", "../", "%0A", "%25", "data/con", "UTF-7", "UTF-16", "UTF-32", "Payload-Oxum: ", "BagIt-Version: ", "file:///etc/passwd", "=== bagit.txt\n", "=== fetch.txt\n"],
        },
        new("mount-table", (bytes, folder) => MountTable.Read(folder.Write("mountinfo", bytes)), "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue\n37 36 0:5 / /a\\040b rw - nfs4 h:/x rw\n"),
        new("posix-acl", (bytes, _) => Acl(bytes), [[2, 0, 0, 0, 2, 0, 6, 0, 232, 3, 0, 0, 16, 0, 4, 0, 255, 255, 255, 255]]),
    ];

    private static byte[] MakeRecords()
    {
        using FuzzFolder folder = new();
        string path = folder["l.jsonl"];
        ConsentEntry grant = new() { Speaker = "S1", Action = ConsentAction.Grant, LawfulBasis = LawfulBasis.Consent, Purpose = new(["asr-training"]), Evidence = "form 1", EffectiveFrom = new(2026, 1, 1) };
        new ConsentLedger(path, new Clock()).Append([grant, grant with { Speaker = "S2", ExpiresAt = new(2030, 1, 1) }, new() { Speaker = "S1", Action = ConsentAction.Revoke }]);
        return File.ReadAllBytes(path);
    }

    private static LedgerHead MakeHead()
    {
        using FuzzFolder folder = new();
        return ConsentLedger.Read(folder.Write("l.jsonl", Records)).Head;
    }

    private static void Ledger(byte[] bytes, FuzzFolder folder)
    {
        string path = folder.Write("l.jsonl", bytes);
        ConsentLedger.IsLedger(path);
        ConsentSnapshot snapshot = ConsentLedger.Read(path, Head);

        // Whoever knows the head sees every change but what comes after the records that it stands for.
        if (snapshot.Fault is null && !bytes.AsSpan().StartsWith(Records.AsSpan(0, Records.Length - 1))) throw new FuzzFinding("A ledger was changed and is still taken for sound.");
        new LedgerTest(Head, null).Judge(path);
    }

    // The documented answer to a list that is none is an IOException.
    private static void Acl(byte[] bytes)
    {
        try
        {
            PosixAcl.Parse(bytes);
        }
        catch (IOException)
        {
        }
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Day;
    }
}
