using System.Globalization;
using AsrDataTools.Audio;
using AsrDataTools.Benchmarks.Figures;
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

    /// <summary>How much of what is owned is found, as Markdown.</summary>
    public static void WriteOverlap()
    {
        using ScratchFolder folder = new();
        Overlap(folder.Path, Plan(folder));
    }

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        using ScratchFolder folder = new();
        ReadinessPlan plan = Plan(folder);
        string[] spanish = Prompts("es_MX_f_Allison", "wav", 0, ManyDeliveries * 4);
        DeliveryOffer[] offers = [.. Enumerable.Range(0, ManyDeliveries).Select(index => new DeliveryOffer($"d{index}", [Manifest(folder.Path, $"many{index}", "es-MX", spanish[(4 * index)..((4 * index) + 4)])]) { Cost = 10 + index })];
        string catalog = folder.File("run.catalog"), many = folder.File("many.catalog");
        return run.Measure(
            SpeedJob.Cpu("one audit", "owned and 1", () => new ReadinessAudit(plan with { Training = [.. plan.Training, .. offers[0].Paths] }, Environment.ProcessorCount).Run(CancellationToken.None)),
            SpeedJob.Cpu("compared (4 audits, copies)", "2 deliveries", () => Study(plan, offers[..2], null, null)),
            SpeedJob.Cpu("the same, all of it in a new catalog", "2 deliveries", () =>
            {
                File.Delete(catalog);
                Study(plan, offers[..2], null, catalog);
            }),
            SpeedJob.Cpu("the same again with that catalog", "2 deliveries", () => Study(plan, offers[..2], null, catalog)),
            SpeedJob.Cpu("compared (14 audits), a new catalog", $"{ManyDeliveries} deliveries", () =>
            {
                File.Delete(many);
                Study(plan, offers, null, many);
            }),
            SpeedJob.Cpu("and the best of 4,096 sets, that catalog", $"{ManyDeliveries} deliveries", () => Study(plan, offers, 60, many)));
    }

    private static ReadinessPlan Plan(ScratchFolder folder)
    {
        if (!Directory.Exists(Sounds + "en_US_f_Allison") || !Directory.Exists(Sounds + "fr_CA_f_June") || !Directory.Exists(Sounds + "es_MX_f_Allison"))
            throw new MissingMaterialException("needs asterisk-core-sounds-en-wav, -es-wav, -fr-wav and -en-gsm");
        ReadinessPlan plan = new()
        {
            Training = [Manifest(folder.Path, "owned", "en-US", Prompts("en_US_f_Allison", "wav", 0, Owned))],
            Production = [Manifest(folder.Path, "live", "fr-CA", Prompts("fr_CA_f_June", "wav", 0, 40))],
            Traffic = folder.File("traffic.csv"),
        };
        File.WriteAllText(plan.Traffic, "accent,share\nen-US,0.5\nes-MX,0.3\nfr-CA,0.2\n");
        return plan;
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

    private static void Study(ReadinessPlan plan, DeliveryOffer[] offers, double? budget, string? path)
    {
        using SpeechCatalog? catalog = path is null ? null : SpeechCatalog.Open(path);
        new DeliveryStudy(plan, offers, new() { Budget = budget }, catalog).Run(CancellationToken.None);
    }

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
