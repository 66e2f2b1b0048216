using System.Collections;
using System.Diagnostics;
using System.Globalization;
using AsrDataTools.Cluster;
using AsrDataTools.Leakage;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks;

/// <summary>Parts of jobs merged: indices of four shards into one, and the counts of a million utterances into one row. Elapsed time, CPU time in brackets.</summary>
internal static class MergeSpeed
{
    private const int Shards = 4;
    private const int HoursOfAShard = 100;
    private const int CodesOfAMinute = 60_000 / 32;
    private const int Utterances = 1_000_000;
    private const int Speakers = 5000;
    private const int LongRecordings = 20;
    private const int LongWords = 10_000;

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-merge-").FullName;
        try
        {
            MergeIndices(folder);
            SumCounts(folder);
            Console.WriteLine(FormattableString.Invariant($"{"largest memory of the process",-40} {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9,8:0.00} GB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void MergeIndices(string folder)
    {
        string[] parts = [.. Enumerable.Range(0, Shards).Select(shard => Path.Combine(folder, shard.ToString(CultureInfo.InvariantCulture) + ".fpx"))];
        for (int shard = 0; shard < Shards; shard++)
        {
            SeededRandom random = new(shard);
            using FingerprintIndexBuilder builder = new(parts[shard]);
            byte[] codes = new byte[8 * CodesOfAMinute];
            for (int minute = 0; minute < 60 * HoursOfAShard; minute++)
            {
                for (int i = 0; i < codes.Length; i += 8) BitConverter.TryWriteBytes(codes.AsSpan(i), ((ulong)random.Next(int.MaxValue) << 32) | (uint)random.Next(int.MaxValue));
                FingerprintItem item = new() { Id = FormattableString.Invariant($"{shard}-{minute}"), Path = FormattableString.Invariant($"/corpus/{shard}/{minute}.wav"), Channel = 1, DurationSeconds = 60 };
                builder.Add(item, new AudioFingerprint(FingerprintDensity.Index, codes.AsMemory(), ReadOnlyMemory<byte>.Empty));
            }

            builder.Complete();
        }

        string merged = Path.Combine(folder, "merged.fpx");
        Measure(FormattableString.Invariant($"indices of {Shards} × {HoursOfAShard} h into one"), () =>
        {
            using FingerprintIndexBuilder builder = new(merged);
            foreach (string part in parts)
            {
                using FingerprintIndex index = FingerprintIndex.Open(part);
                for (int item = 0; item < index.Items.Count; item++) builder.Add(index, item);
            }

            builder.Complete();
        });
        Console.WriteLine(FormattableString.Invariant($"{"size of it",-40} {new FileInfo(merged).Length / 1e6,8:0.0} MB"));
        foreach (string file in (string[])[.. parts, merged]) File.Delete(file);
    }

    private static void SumCounts(string folder)
    {
        string references = Path.Combine(folder, "ref.csv");
        File.WriteAllLines(references, Enumerable.Range(0, Utterances).Select(row => FormattableString.Invariant($"u{row},the number you have dialed is {row % 97} out of {row % 89},the number he has dialled is {row % 97} out {row % 89},s{row % Speakers},1")).Prepend("id,text,pred_text,speaker,duration"));
        JobTask task = JobTask.Of(SpeechJobTask.Score);
        JobFolder job = new(Path.Combine(folder, "job"));
        Measure("a million pairs into four shards", () => JobBuilder.Build(
            job, task, new SpeechJobSource { ManifestPath = references }, task.Parse(new Hashtable(), path => path), Shards, 100, 1, exception => throw exception, () => { }, CancellationToken.None));
        Measure("scored, on one thread", () =>
        {
            for (int shard = 1; shard <= Shards; shard++) ShardWorker.Run(job, shard, 1, _ => { }, CancellationToken.None);
        });
        Measure("their counts into one row, with interval", () => task.Merge(new JobMerge(new PartReader(job)) { Fail = failure => throw failure.ToException(), Progress = () => { } }).Single());
        Measure("the same pairs in one process", () => Score(references));

        SeededRandom random = new(1);
        File.WriteAllLines(references, Enumerable.Range(0, LongRecordings).Select(row =>
        {
            string[] said = [.. Enumerable.Range(0, LongWords).Select(_ => FormattableString.Invariant($"word{random.Next(3000)}"))];
            return FormattableString.Invariant($"u{row},{string.Join(' ', said)},{string.Join(' ', said.Select(word => random.Next(5) == 0 ? "other" : word))},s{row},3600");
        }).Prepend("id,text,pred_text,speaker,duration"));
        Measure(FormattableString.Invariant($"{LongRecordings} recordings of {LongWords} words"), () => Score(references));
    }

    private static void Score(string path)
    {
        WordScoringOptions scoring = new();
        WordScorer scorer = new(scoring);
        WordErrorAnalysis analysis = new(new WordErrorOptions(), scoring);
        foreach (TranscriptPair pair in TranscriptPairs.Read(path, null, null, null, exception => throw exception)) analysis.Add(scorer.Score(pair));
        analysis.Results(CancellationToken.None);
    }

    private static void Measure(string name, Action work)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan cpu = CpuClock.Of(work);
        Console.WriteLine(FormattableString.Invariant($"{name,-40} {watch.Elapsed.TotalSeconds,8:0.00} s ({cpu.TotalSeconds:0.00})"));
    }
}
