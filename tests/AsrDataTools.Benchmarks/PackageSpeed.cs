using System.Diagnostics;
using AsrDataTools.Corpus;
using AsrDataTools.Governance.Packaging;

namespace AsrDataTools.Benchmarks;

/// <summary>Bytes a second of packaging and verifying, beside <c>sha256sum</c> on as many processes as there are cores, in the same run; medians of interleaved rounds.</summary>
internal static class PackageSpeed
{
    private const int Rounds = 3;
    private const int Files = 120;
    private const int FileBytes = 8_000_000;

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-benchmark-").FullName;
        try
        {
            PackagePlan plan = new();
            Random random = new(1);
            byte[] block = new byte[FileBytes];
            for (int file = 0; file < Files; file++)
            {
                random.NextBytes(block);
                string path = Path.Combine(folder, FormattableString.Invariant($"r{file:000}.raw"));
                File.WriteAllBytes(path, block);
                plan.Add(new SpeechUtterance { Id = FormattableString.Invariant($"u{file}"), AudioPath = path, DurationSeconds = 1 });
            }

            Measure(folder, plan);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string folder, PackagePlan plan)
    {
        List<double> made = [], linked = [], verified = [], peer = [];
        List<TimeSpan> own = [], others = [];
        string bag = Path.Combine(folder, "bag");
        for (int round = 0; round < Rounds; round++)
        {
            made.Add(Seconds(() => Make(plan, bag, link: false)));
            own.Add(CpuClock.Of(() => verified.Add(Seconds(() => Check(bag)))));
            string command = $"cd '{bag}' && ls data/audio/* | xargs -P {Environment.ProcessorCount} -n 8 sha256sum > /dev/null";
            others.Add(CpuClock.OfProgram("sh", "-c", $"cd '{bag}' && sha256sum data/audio/* > /dev/null")!.Value);
            peer.Add(Seconds(() => Shell(command)));
            Directory.Delete(bag, recursive: true);
            linked.Add(Seconds(() => Make(plan, bag, link: true)));
            Directory.Delete(bag, recursive: true);
        }

        double bytes = (double)Files * FileBytes / 1e6;
        Console.WriteLine(FormattableString.Invariant($"{Files} files of {FileBytes / 1e6:0} MB on {Environment.ProcessorCount} cores; MB a second, medians of {Rounds}"));
        Console.WriteLine(FormattableString.Invariant($"  New-DeliveryPackage, copy and sha256   {bytes / Median(made),8:0}"));
        Console.WriteLine(FormattableString.Invariant($"  New-DeliveryPackage -Link              {bytes / Median(linked),8:0}"));
        Console.WriteLine(FormattableString.Invariant($"  Test-DeliveryPackage                   {bytes / Median(verified),8:0}"));
        Console.WriteLine(FormattableString.Invariant($"  sha256sum, all cores                   {bytes / Median(peer),8:0}"));
        Console.WriteLine(FormattableString.Invariant($"CPU: verifying {Median([.. own.Select(time => time.TotalSeconds)]):0.00} s, sha256sum {Median([.. others.Select(time => time.TotalSeconds)]):0.00} s"));
    }

    private static void Make(PackagePlan plan, string bag, bool link) =>
        new PackageBuilder(plan, bag, new() { Link = link }, CancellationToken.None).Run(_ => { }, failure => throw failure);

    private static void Check(string bag)
    {
        if (DeliveryPackage.Verify(bag).Verdict != Verdict.Pass) throw new InvalidOperationException("The package does not pass.");
    }

    private static void Shell(string command)
    {
        using Process process = Process.Start("sh", ["-c", command]);
        process.WaitForExit();
    }

    private static double Seconds(Action action)
    {
        Stopwatch watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
