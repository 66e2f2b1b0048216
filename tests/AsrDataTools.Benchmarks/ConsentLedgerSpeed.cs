using System.Diagnostics;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Benchmarks;

/// <summary>A million records written, read and checked; single appends one by one. Elapsed time, CPU time in brackets.</summary>
internal static class ConsentLedgerSpeed
{
    private const int Records = 1_000_000;
    private const int Speakers = 50_000;
    private const int Singles = 200;

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-ledger-").FullName;
        try
        {
            string path = Path.Combine(folder, "consent.jsonl");
            Measure("write in one call", () => new ConsentLedger(path).Append(Enumerable.Range(0, Records).Select(Entry)));
            Console.WriteLine(FormattableString.Invariant($"{"file",-34} {new FileInfo(path).Length / 1e6,8:0} MB"));
            for (int round = 0; round < 3; round++) Measure("read and check", () => ConsentLedger.Read(path));
            long before = GC.GetTotalMemory(forceFullCollection: true);
            ConsentSnapshot snapshot = ConsentLedger.Read(path);
            Console.WriteLine(FormattableString.Invariant($"{"snapshot in memory",-34} {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6,8:0} MB, {snapshot.Head.Size:N0} records, fault {snapshot.Fault?.Kind.ToString() ?? "none"}"));
            Measure("status of every speaker", () =>
            {
                foreach (string speaker in snapshot.Speakers) snapshot.Status(speaker, "asr-training", new DateOnly(2026, 6, 1));
            });
            ConsentLedger ledger = new(path);
            Stopwatch watch = Stopwatch.StartNew();
            for (int i = 0; i < Singles; i++) ledger.Append([Entry(i)]);
            Console.WriteLine(FormattableString.Invariant($"{"one record, on the disk",-34} {watch.Elapsed.TotalMilliseconds / Singles,8:0.00} ms"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string name, Action work)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan cpu = CpuClock.Of(work);
        Console.WriteLine(FormattableString.Invariant($"{name,-34} {watch.Elapsed.TotalSeconds,8:0.00} s ({cpu.TotalSeconds:0.00})"));
    }

    private static ConsentEntry Entry(int number) => new()
    {
        Speaker = FormattableString.Invariant($"spk-{number % Speakers:D8}"),
        Action = number % 10 == 9 ? ConsentAction.Revoke : ConsentAction.Grant,
        LawfulBasis = number % 10 == 9 ? null : LawfulBasis.Consent,
        Jurisdiction = "DE",
        Purpose = number % 10 == 9 ? TextList.Empty : new TextList("asr-training", "asr-evaluation"),
        ExpiresAt = number % 10 == 9 ? null : new DateOnly(2028, 1, 1),
        EffectiveFrom = new DateOnly(2026, 1, 1),
        Evidence = FormattableString.Invariant($"form {number:D8}"),
    };
}
