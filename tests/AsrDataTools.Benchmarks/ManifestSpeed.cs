using System.Diagnostics;
using System.Globalization;
using AsrDataTools.Corpus;
using CsvHelper;

namespace AsrDataTools.Benchmarks;

/// <summary>
/// A million rows, eight columns, through each reader, beside peers that make a dictionary of each row; rounds interleave, medians
/// count. Elapsed time, and CPU time in brackets, which other work on the machine does not change.
/// </summary>
internal static class ManifestSpeed
{
    private const int Rows = 1_000_000;
    private const int Rounds = 5;

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-manifests-").FullName;
        try
        {
            string csv = Path.Combine(folder, "m.csv"), json = Path.Combine(folder, "m.jsonl"), parquet = Path.Combine(folder, "m.parquet"), gzip = Path.Combine(folder, "m.csv.gz");
            foreach (string path in (string[])[csv, json, parquet, gzip]) Write(path);
            (string Name, string Peer, Func<TimeSpan?> Work)[] jobs =
            [
                ("CSV", "", () => CpuClock.Of(() => Read(csv))),
                ("CSV, CsvHelper to dictionaries", "CSV", () => CpuClock.Of(() => ReadWithCsvHelper(csv))),
                ("CSV, python3 csv.DictReader", "CSV", () => Python("import csv,sys\nfor row in csv.DictReader(open(sys.argv[1], newline='')): pass", csv)),
                ("CSV in gzip", "", () => CpuClock.Of(() => Read(gzip))),
                ("JSON Lines", "", () => CpuClock.Of(() => Read(json))),
                ("JSON Lines, python3 json.loads", "JSON Lines", () => Python("import json,sys\nfor line in open(sys.argv[1]): json.loads(line)", json)),
                ("Parquet", "", () => CpuClock.Of(() => Read(parquet))),
            ];
            List<(double Elapsed, double Cpu)>[] times = [.. jobs.Select(_ => new List<(double, double)>())];
            for (int round = 0; round < Rounds; round++)
            {
                for (int job = 0; job < jobs.Length; job++)
                {
                    Stopwatch watch = Stopwatch.StartNew();
                    if (jobs[job].Work() is { } cpu) times[job].Add((watch.Elapsed.TotalSeconds, cpu.TotalSeconds));
                }
            }

            Console.WriteLine(FormattableString.Invariant($"{Rows:N0} rows, {Environment.ProcessorCount} processors, medians of {Rounds} rounds: elapsed (CPU)"));
            for (int job = 0; job < jobs.Length; job++)
            {
                int own = Array.FindIndex(jobs, other => other.Name == jobs[job].Peer);
                Print(jobs[job].Name, Median(times[job]), Median(times[own < 0 ? job : own]));
            }

            Console.WriteLine(FormattableString.Invariant($"all rows kept: {HeapOf(csv) / 1e6:0} MB of objects"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(string name, (double Elapsed, double Cpu) time, (double Elapsed, double Cpu) own) => Console.WriteLine(
        double.IsNaN(time.Cpu) ? $"{name,-34} not installed"
        : time == own ? FormattableString.Invariant($"{name,-34} {time.Elapsed,6:0.00} s ({time.Cpu:0.00})")
        : FormattableString.Invariant($"{name,-34} {time.Elapsed,6:0.00} s ({time.Cpu:0.00})   {time.Cpu / own.Cpu:0.0} times the CPU time"));

    private static void Write(string path)
    {
        string[] words = "please call the pharmacy about my refill number four one six today is there any way to change account".Split(' ');
        string[] accents = ["en-US", "en-GB", "en-IN", "en-AU", "en-NG", "en-PH"], places = ["telephony", "mobile", "studio"];
        Random random = new(1);
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(path, null);
        for (int row = 0; row < Rows; row++)
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

    private static void Read(string path)
    {
        long rows = SpeechManifest.Read(path, null, error => throw error).LongCount();
        if (rows != Rows) throw new InvalidOperationException($"{path} gave {rows} rows.");
    }

    private static long HeapOf(string path)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        List<SpeechUtterance> kept = [.. SpeechManifest.Read(path, null, error => throw error)];
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(kept);
        return after - before;
    }

    private static void ReadWithCsvHelper(string path)
    {
        using CsvReader reader = CsvReader.Create(File.OpenRead(path), new CsvReaderOptions { HasHeader = true }, leaveOpen: false);
        reader.ReadHeader();
        string[] columns = [.. reader.Headers!];
        long rows = 0;
        while (reader.Read())
        {
            Dictionary<string, string> row = new(columns.Length);
            for (int column = 0; column < columns.Length; column++) row[columns[column]] = reader.GetString(column);
            rows += row.Count > 0 ? 1 : 0;
        }

        if (rows != Rows) throw new InvalidOperationException($"CsvHelper gave {rows} rows.");
    }

    private static TimeSpan? Python(string script, string path) => CpuClock.OfProgram("python3", "-c", script, path);

    private static (double Elapsed, double Cpu) Median(List<(double Elapsed, double Cpu)> times)
    {
        if (times.Count == 0) return (double.NaN, double.NaN);
        return (times.Select(time => time.Elapsed).Order().ElementAt(times.Count / 2), times.Select(time => time.Cpu).Order().ElementAt(times.Count / 2));
    }
}
