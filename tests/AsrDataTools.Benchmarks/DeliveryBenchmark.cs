using System.Globalization;
using AsrDataTools.Audio;
using AsrDataTools.Catalog;
using AsrDataTools.Readiness;

namespace AsrDataTools.Benchmarks;

/// <summary>How much of a delivery that is known to be owned is found, and what a comparison costs beside one audit.</summary>
internal static class DeliveryBenchmark
{
    private const string Sounds = "/usr/share/asterisk/sounds/";
    private const int Owned = 100;
    private const int Delivered = 50;
    private const int ManyDeliveries = 12;

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-benchmark-").FullName;
        try
        {
            ReadinessPlan plan = new()
            {
                Training = [Manifest(folder, "owned", "en-US", Prompts("en_US_f_Allison", "wav", 0, Owned))],
                Production = [Manifest(folder, "live", "fr-CA", Prompts("fr_CA_f_June", "wav", 0, 40))],
                Traffic = Path.Combine(folder, "traffic.csv"),
            };
            File.WriteAllText(plan.Traffic, "accent,share\nen-US,0.5\nes-MX,0.3\nfr-CA,0.2\n");
            Overlap(folder, plan);
            Cost(folder, plan);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Overlap(string folder, ReadinessPlan plan)
    {
        Console.WriteLine($"{Delivered} prompts delivered against {Owned} owned, a share of them owned and coded as GSM; seconds");
        Console.WriteLine("| planted share | delivered | planted | found | of planted | found of what is new |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|");
        foreach (int share in new[] { 0, 20, 40, 80, 100 })
        {
            string[] resold = Prompts("en_US_f_Allison", "gsm", 0, Delivered * share / 100), other = Prompts("es_MX_f_Allison", "wav", 0, Delivered - resold.Length);
            DeliveryOffer mixed = new("mixed", [Manifest(folder, $"gsm{share}", "en-US", resold), Manifest(folder, $"new{share}", "es-MX", other)]);
            DeliveryOffer fresh = new("fresh", [Manifest(folder, $"fresh{share}", "es-MX", other)]);
            IReadOnlyList<DeliveryComparison> rows = new DeliveryStudy(plan, share == 100 ? [mixed] : [mixed, fresh], new()).Run(CancellationToken.None);
            DeliveryComparison row = rows.First(row => row.Delivery == "mixed");
            double planted = resold.Sum(Seconds), found = 3600 * row.OwnedHours!.Value, mistaken = 3600 * (rows.FirstOrDefault(row => row.Delivery == "fresh")?.OwnedHours ?? 0);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {share} % | {3600 * row.Hours:0.0} | {planted:0.0} | {found:0.0} | {(planted > 0 ? (found / planted).ToString("0.0 %", CultureInfo.InvariantCulture) : "–")} | {mistaken:0.0} |"));
        }
    }

    private static void Cost(string folder, ReadinessPlan plan)
    {
        string[] spanish = Prompts("es_MX_f_Allison", "wav", 0, ManyDeliveries * 4);
        DeliveryOffer[] offers = [.. Enumerable.Range(0, ManyDeliveries).Select(index => new DeliveryOffer($"d{index}", [Manifest(folder, $"many{index}", "es-MX", spanish[(4 * index)..((4 * index) + 4)])]) { Cost = 10 + index })];
        string catalog = Path.Combine(folder, "run.catalog");
        Console.WriteLine();
        Console.WriteLine("| what | CPU s |");
        Console.WriteLine("|---|---:|");
        Row("one audit of what is owned and one delivery", () => new ReadinessAudit(plan with { Training = [.. plan.Training, .. offers[0].Paths] }, Environment.ProcessorCount).Run(CancellationToken.None));
        Row("2 deliveries compared (4 audits, copies)", () => Study(plan, offers[..2], null, null));
        Row("the same, all of it in a new catalog", () => Study(plan, offers[..2], null, catalog));
        Row("the same again with that catalog", () => Study(plan, offers[..2], null, catalog));
        Row($"{ManyDeliveries} deliveries (14 audits), catalog", () => Study(plan, offers, null, catalog));
        Row($"{ManyDeliveries} deliveries and the best of 4,096 sets, catalog", () => Study(plan, offers, 60, catalog));
    }

    private static void Study(ReadinessPlan plan, DeliveryOffer[] offers, double? budget, string? path)
    {
        using SpeechCatalog? catalog = path is null ? null : SpeechCatalog.Open(path);
        new DeliveryStudy(plan, offers, new() { Budget = budget }, catalog).Run(CancellationToken.None);
    }

    private static void Row(string what, Action work) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {CpuClock.Of(work).TotalSeconds:0.0} |"));

    private static double Seconds(string path)
    {
        using AudioReader reader = AudioFile.Open(path);
        AudioBlock block = new(reader.Format.Channels, 4096);
        long frames = 0;
        while (reader.Read(block)) frames += block.Frames;
        return (double)frames / reader.Format.SampleRate;
    }

    private static string[] Prompts(string voice, string extension, int skip, int count) =>
    [
        .. Directory.EnumerateFiles(Sounds + voice, "*.wav").Where(path => new FileInfo(path).Length is > 50_000 and < 400_000)
            .Order(StringComparer.Ordinal).Skip(skip).Take(count).Select(path => Path.ChangeExtension(path, extension)),
    ];

    private static string Manifest(string folder, string name, string accent, string[] paths)
    {
        string file = Path.Combine(folder, name + ".csv");
        File.WriteAllText(file, "id,path,accent,speaker,text\n" + string.Concat(paths.Select((path, index) => FormattableString.Invariant($"{name}-{index},{path},{accent},{name}-{index},{Path.GetFileNameWithoutExtension(path)}\n"))));
        return file;
    }
}
