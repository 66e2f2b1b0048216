using System.Collections;
using System.Diagnostics;
using AsrDataTools.Acoustics;
using AsrDataTools.Cluster;

namespace AsrDataTools.Benchmarks;

/// <summary>Profiles as tables, and a million rows cut into shards. Elapsed time, CPU time in brackets.</summary>
internal static class ClusterSpeed
{
    private const int Profiles = 100_000;
    private const int Rows = 1_000_000;
    private const int Shards = 100;

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-cluster-").FullName;
        try
        {
            AcousticProfile[] profiles = [.. Enumerable.Range(0, Profiles).Select(Profile)];
            foreach (string name in (string[])["profiles.parquet", "profiles.csv", "profiles.jsonl"])
            {
                string path = Path.Combine(folder, name);
                Measure($"write {name}", () => ProfileTable.Write(path, profiles));
                Measure($"read {name}", () => _ = ProfileTable.Read(path, exception => throw exception).Count());
                Console.WriteLine(FormattableString.Invariant($"{$"size of {name}",-34} {new FileInfo(path).Length / 1e6,8:0.0} MB"));
            }

            string manifest = Path.Combine(folder, "manifest.csv");
            File.WriteAllLines(manifest, Enumerable.Range(0, Rows).Select(row => FormattableString.Invariant($"{row},audio/{row}.wav,{2 + (row % 17)},speaker-{row % 5000}")).Prepend("id,path,duration,speaker"));
            JobFolder job = new(Path.Combine(folder, "job"));
            JobTask profile = JobTask.Of(SpeechJobTask.Profile);
            SpeechJobDefinition? definition = null;
            Measure("a million rows into 100 shards", () => definition = JobBuilder.Build(
                job, profile, new SpeechJobSource { ManifestPath = manifest }, profile.Parse(new Hashtable(), path => path), Shards, 100, 1, exception => throw exception, () => { }, CancellationToken.None));
            Measure("the same looked at again", () => _ = JobBuilder.IsUnchanged(definition!, CancellationToken.None) ? 0 : throw new InvalidOperationException("changed"));
            double[] hours = [.. definition!.Shards.Select(shard => shard.Seconds / 3600)];
            Console.WriteLine(FormattableString.Invariant($"{"hours of a shard",-34} {hours.Min(),8:0.000} to {hours.Max():0.000}"));
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

    private static AcousticProfile Profile(int number) => new()
    {
        Path = FormattableString.Invariant($"/corpus/speaker-{number % 500:0000}/{number:000000}.wav"),
        Id = FormattableString.Invariant($"{number:000000}"),
        Container = "WAV",
        Codec = "pcm_s16le",
        SampleRate = 8000,
        BitDepth = 16,
        DurationSeconds = 1 + (number % 97 / 7.0),
        PeakDbfs = -3 - Math.Sin(number),
        RmsDbfs = -20 - Math.Sin(number * 1.1),
        ActiveLevelDbov = -19 - Math.Sin(number * 1.2),
        SnrDb = 40 + (10 * Math.Sin(number * 1.3)),
        BandwidthHz = 3900 + (50 * Math.Sin(number * 1.4)),
        BandClass = BandClass.Narrowband,
        SpeechShare = 0.5 + (0.4 * Math.Sin(number * 1.5)),
        ChannelClass = ChannelClass.Telephony,
        ChannelReasons = new TextList("sampled at 8 kHz", "band ends at 3938 Hz"),
        Abstained = new TextList("LoudnessRangeLu: shorter than 10 s"),
    };
}
