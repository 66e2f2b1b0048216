using System.Diagnostics;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Corpus;
using AsrDataTools.Governance.Packaging;

namespace AsrDataTools.Benchmarks;

/// <summary>Packaging and verifying, beside <c>sha256sum</c>.</summary>
internal static class PackageSpeed
{
    private const int FileBytes = 8_000_000;

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        using ScratchFolder folder = new();
        int files = run.Size(60, 12);
        PackagePlan plan = Fill(folder, files);
        string copied = folder.File("copied"), linked = folder.File("linked"), size = FormattableString.Invariant($"{files} files of {FileBytes / 1e6:0} MB");
        string sum = $"cd '{folder.Path}' && sha256sum r*.raw > /dev/null", sums = $"cd '{folder.Path}' && ls r*.raw | xargs -P {Environment.ProcessorCount} -n 8 sha256sum > /dev/null";
        SpeedPeer cpu = SpeedPeer.Program("sha256sum", "sh", "-c", sum), elapsed = new("sha256sum, all cores", () => Elapsed(() => CpuClock.OfProgram("sh", "-c", sums)));
        return run.Measure(
            SpeedJob.Cpu("New-DeliveryPackage, copied and summed", size, () => Make(plan, copied, link: false), cpu),
            SpeedJob.Cpu("New-DeliveryPackage -Link", size, () => Make(plan, linked, link: true), cpu),
            SpeedJob.Cpu("Test-DeliveryPackage", size, () => Check(copied), cpu),
            new SpeedJob("Test-DeliveryPackage", size, () => Elapsed(() => Check(copied)), FigureUnit.ElapsedSeconds) { Peers = [elapsed] });
    }

    private static PackagePlan Fill(ScratchFolder folder, int files)
    {
        PackagePlan plan = new();
        Random random = new(1);
        byte[] block = new byte[FileBytes];
        for (int file = 0; file < files; file++)
        {
            random.NextBytes(block);
            string path = folder.File(FormattableString.Invariant($"r{file:000}.raw"));
            File.WriteAllBytes(path, block);
            plan.Add(new SpeechUtterance { Id = FormattableString.Invariant($"u{file}"), AudioPath = path, DurationSeconds = 1 });
        }

        return plan;
    }

    private static void Make(PackagePlan plan, string bag, bool link)
    {
        if (Directory.Exists(bag)) Directory.Delete(bag, recursive: true);
        new PackageBuilder(plan, bag, new() { Link = link }, CancellationToken.None).Run(_ => { }, failure => throw failure);
    }

    private static void Check(string bag)
    {
        if (DeliveryPackage.Verify(bag).Verdict != Verdict.Pass) throw new InvalidOperationException("The package does not pass.");
    }

    private static double? Elapsed(Action work)
    {
        Stopwatch watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
