using System.Globalization;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Corpus;
using CsvHelper;

namespace AsrDataTools.Benchmarks;

/// <summary>Rows of eight columns through each reader, beside peers that make a dictionary of each row.</summary>
internal static class ManifestSpeed
{
    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        using ScratchFolder folder = new();
        int rows = run.Size(1_000_000, 100_000);
        string csv = folder.File("m.csv"), json = folder.File("m.jsonl"), parquet = folder.File("m.parquet"), gzip = folder.File("m.csv.gz");
        foreach (string path in (string[])[csv, json, parquet, gzip]) Write(path, rows);
        string size = FormattableString.Invariant($"{rows:N0} rows");
        return run.Measure(
            SpeedJob.Cpu(
                "read CSV",
                size,
                () => Read(csv, rows),
                Python("python3 csv.DictReader", "import csv,sys\nfor row in csv.DictReader(open(sys.argv[1], newline='')): pass", csv),
                new SpeedPeer("CsvHelper, dictionaries", () => CpuClock.Of(() => ReadWithCsvHelper(csv, rows)).TotalSeconds)),
            SpeedJob.Cpu("read CSV in gzip", size, () => Read(gzip, rows)),
            SpeedJob.Cpu("read JSON Lines", size, () => Read(json, rows), Python("python3 json.loads", "import json,sys\nfor line in open(sys.argv[1]): json.loads(line)", json)),
            SpeedJob.Cpu("read Parquet", size, () => Read(parquet, rows)),
            new SpeedJob("all rows kept, as objects", size, () => HeapOf(csv) / 1e6, FigureUnit.MemoryMegabytes));
    }

    private static void Write(string path, int rows)
    {
        string[] words = "please call the pharmacy about my refill number four one six today is there any way to change account".Split(' ');
        string[] accents = ["en-US", "en-GB", "en-IN", "en-AU", "en-NG", "en-PH"], places = ["telephony", "mobile", "studio"];
        Random random = new(1);
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(path, null);
        for (int row = 0; row < rows; row++)
        {
            string text = string.Join(' ', Enumerable.Range(0, 10).Select(_ => words[random.Next(words.Length)]));
            writer.Write(new SpeechUtterance
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"utt-{row:D7}"),
                AudioPath = Path.Combine(Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $"clips/{row / 10_000:D3}/utt-{row:D7}.wav")),
                DurationSeconds = Math.Round(1 + (14 * random.NextDouble()), 3),
                Text = row % 20 == 0 ? text.Replace(" ", ", ", StringComparison.Ordinal) : text,
                Speaker = string.Create(CultureInfo.InvariantCulture, $"spk{random.Next(20_000):D5}"),
                Accent = accents[random.Next(accents.Length)],
                Gender = random.Next(2) == 0 ? "male" : "female",
                Environment = places[random.Next(places.Length)],
            });
        }

        writer.Complete();
    }

    private static void Read(string path, int rows)
    {
        long read = SpeechManifest.Read(path, null, error => throw error).LongCount();
        if (read != rows) throw new InvalidOperationException($"{path} gave {read} rows.");
    }

    private static long HeapOf(string path)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        List<SpeechUtterance> kept = [.. SpeechManifest.Read(path, null, error => throw error)];
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(kept);
        return after - before;
    }

    private static void ReadWithCsvHelper(string path, int rows)
    {
        using CsvReader reader = CsvReader.Create(File.OpenRead(path), new CsvReaderOptions { HasHeader = true }, leaveOpen: false);
        reader.ReadHeader();
        string[] columns = [.. reader.Headers!];
        long read = 0;
        while (reader.Read())
        {
            Dictionary<string, string> row = new(columns.Length);
            for (int column = 0; column < columns.Length; column++) row[columns[column]] = reader.GetString(column);
            read += row.Count > 0 ? 1 : 0;
        }

        if (read != rows) throw new InvalidOperationException($"CsvHelper gave {read} rows.");
    }

    private static SpeedPeer Python(string name, string script, string path) => SpeedPeer.Program(name, "python3", "-c", script, path);
}
