using System.Diagnostics;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Benchmarks;

/// <summary>Records of consent written, read and checked; single appends one by one.</summary>
internal static class ConsentLedgerSpeed
{
    private const int Speakers = 50_000;
    private const int Singles = 200;

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        using ScratchFolder folder = new();
        string path = folder.File("consent.jsonl");
        int records = run.Size(1_000_000, 100_000);
        string size = FormattableString.Invariant($"{records:N0} records");
        ConsentSnapshot? snapshot = null;
        return run.Measure(
            SpeedJob.Cpu("write in one call", size, () =>
            {
                File.Delete(path);
                new ConsentLedger(path).Append(Enumerable.Range(0, records).Select(Entry));
            }),
            SpeedJob.File("the file", size, path),
            SpeedJob.Cpu("read and check", size, () => snapshot = ConsentLedger.Read(path)),
            SpeedJob.Cpu("status of every speaker", size, () =>
            {
                foreach (string speaker in snapshot!.Speakers) snapshot.Status(speaker, "asr-training", new DateOnly(2026, 6, 1));
            }),
            new SpeedJob("one record at a time, each on the disk", $"{Singles} records", () => Append(path), FigureUnit.ElapsedSeconds));
    }

    private static double? Append(string path)
    {
        ConsentLedger ledger = new(path);
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < Singles; i++) ledger.Append([Entry(i)]);
        return watch.Elapsed.TotalSeconds;
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
