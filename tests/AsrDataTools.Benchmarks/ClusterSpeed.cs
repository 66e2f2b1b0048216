using System.Collections;
using AsrDataTools.Acoustics;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Cluster;

namespace AsrDataTools.Benchmarks;

/// <summary>Profiles as tables, and rows cut into shards.</summary>
internal static class ClusterSpeed
{
    private const int Shards = 100;

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        using ScratchFolder folder = new();
        AcousticProfile[] profiles = [.. Enumerable.Range(0, run.Size(100_000, 10_000)).Select(Profile)];
        string size = FormattableString.Invariant($"{profiles.Length:N0} profiles");
        List<SpeedJob> jobs = [];
        foreach ((string name, string extension) in (ReadOnlySpan<(string, string)>)[("Parquet", ".parquet"), ("CSV", ".csv"), ("JSON Lines", ".jsonl")])
        {
            string path = folder.File("profiles" + extension);
            jobs.Add(SpeedJob.Cpu($"write {name}", size, () => ProfileTable.Write(path, profiles)));
            jobs.Add(SpeedJob.File($"write {name}", size, path));
            jobs.Add(SpeedJob.Cpu($"read {name}", size, () => _ = ProfileTable.Read(path, exception => throw exception).Count()));
        }

        int rows = run.Size(1_000_000, 100_000);
        string manifest = folder.File("manifest.csv"), table = FormattableString.Invariant($"{rows:N0} rows");
        File.WriteAllLines(manifest, Enumerable.Range(0, rows).Select(row => FormattableString.Invariant($"{row},audio/{row}.wav,{2 + (row % 17)},speaker-{row % 5000}")).Prepend("id,path,duration,speaker"));
        SpeechJobDefinition? definition = null;
        jobs.Add(SpeedJob.Cpu($"a manifest into {Shards} shards", table, () => definition = Cut(folder.File("job"), manifest)));
        jobs.Add(SpeedJob.Cpu("the same looked at again", table, () => _ = JobBuilder.IsUnchanged(definition!, CancellationToken.None) ? 0 : throw new InvalidOperationException("changed")));
        return run.Measure(jobs);
    }

    private static SpeechJobDefinition Cut(string path, string manifest)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        JobTask profile = JobTask.Of(SpeechJobTask.Profile);
        return JobBuilder.Build(new JobFolder(path), profile, new SpeechJobSource { ManifestPath = manifest }, profile.Parse(new Hashtable(), path => path), Shards, 100, 1, exception => throw exception, () => { }, CancellationToken.None);
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
