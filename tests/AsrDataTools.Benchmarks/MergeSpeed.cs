using System.Collections;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Cluster;
using AsrDataTools.Leakage;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks;

/// <summary>Parts of jobs merged: indices of four shards into one, and the counts of many utterances into one row.</summary>
internal static class MergeSpeed
{
    private const int Shards = 4;
    private const int CodesOfAMinute = 60_000 / 32;
    private const int Speakers = 5000;
    private const int LongRecordings = 20;

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        using ScratchFolder folder = new();
        return [.. OfIndices(run, folder), .. OfCounts(run, folder)];
    }

    private static IReadOnlyList<Figure> OfIndices(FigureRun run, ScratchFolder folder)
    {
        int hours = run.Size(100, 10);
        string[] parts = [.. Enumerable.Range(0, Shards).Select(shard => folder.File(FormattableString.Invariant($"{shard}.fpx")))];
        for (int shard = 0; shard < Shards; shard++) WriteIndex(parts[shard], shard, hours);
        string merged = folder.File("merged.fpx"), size = FormattableString.Invariant($"{Shards} of {hours} h");
        IReadOnlyList<Figure> figures = run.Measure(
            SpeedJob.Cpu("indices of shards into one", size, () => Merge(parts, merged)),
            SpeedJob.Memory("indices of shards into one", size, () => Merge(parts, merged)),
            SpeedJob.File("the merged index", size, merged));
        foreach (string file in (string[])[.. parts, merged]) File.Delete(file);
        return figures;
    }

    private static void WriteIndex(string path, int shard, int hours)
    {
        SeededRandom random = new(shard);
        using FingerprintIndexBuilder builder = new(path);
        byte[] codes = new byte[8 * CodesOfAMinute];
        for (int minute = 0; minute < 60 * hours; minute++)
        {
            for (int i = 0; i < codes.Length; i += 8) BitConverter.TryWriteBytes(codes.AsSpan(i), ((ulong)random.Next(int.MaxValue) << 32) | (uint)random.Next(int.MaxValue));
            FingerprintItem item = new() { Id = FormattableString.Invariant($"{shard}-{minute}"), Path = FormattableString.Invariant($"/corpus/{shard}/{minute}.wav"), Channel = 1, DurationSeconds = 60 };
            builder.Add(item, new AudioFingerprint(FingerprintDensity.Index, codes.AsMemory(), ReadOnlyMemory<byte>.Empty));
        }

        builder.Complete();
    }

    private static void Merge(string[] parts, string merged)
    {
        using FingerprintIndexBuilder builder = new(merged);
        foreach (string part in parts)
        {
            using FingerprintIndex index = FingerprintIndex.Open(part);
            for (int item = 0; item < index.Items.Count; item++) builder.Add(index, item);
        }

        builder.Complete();
    }

    private static IReadOnlyList<Figure> OfCounts(FigureRun run, ScratchFolder folder)
    {
        int utterances = run.Size(1_000_000, 100_000), words = run.Size(10_000, 5000);
        string pairs = folder.File("pairs.csv"), recordings = folder.File("long.csv");
        string size = FormattableString.Invariant($"{utterances:N0} pairs");
        Write(pairs, Enumerable.Range(0, utterances).Select(row => FormattableString.Invariant($"u{row},the number you have dialed is {row % 97} out of {row % 89},the number he has dialled is {row % 97} out {row % 89},s{row % Speakers},1")));
        Write(recordings, LongRows(words));
        JobTask task = JobTask.Of(SpeechJobTask.Score);
        JobFolder job = new(folder.File("job"));
        return run.Measure(
            SpeedJob.Cpu(FormattableString.Invariant($"pairs into {Shards} shards"), size, () => Cut(job, task, pairs)),
            SpeedJob.Cpu("the shards scored, on one thread", size, () => Score(job)),
            SpeedJob.Cpu("their counts into one row, with interval", size, () => task.Merge(new JobMerge(new PartReader(job)) { Fail = failure => throw failure.ToException(), Progress = () => { } }).Single()),
            SpeedJob.Cpu("the same pairs in one process", size, () => Score(pairs)),
            SpeedJob.Cpu(FormattableString.Invariant($"long recordings of {words:N0} words"), FormattableString.Invariant($"{LongRecordings} pairs"), () => Score(recordings)));
    }

    private static IEnumerable<string> LongRows(int words)
    {
        SeededRandom random = new(1);
        for (int row = 0; row < LongRecordings; row++)
        {
            string[] said = [.. Enumerable.Range(0, words).Select(_ => FormattableString.Invariant($"word{random.Next(3000)}"))];
            yield return FormattableString.Invariant($"u{row},{string.Join(' ', said)},{string.Join(' ', said.Select(word => random.Next(5) == 0 ? "other" : word))},s{row},3600");
        }
    }

    private static void Write(string path, IEnumerable<string> rows) => File.WriteAllLines(path, rows.Prepend("id,text,pred_text,speaker,duration"));

    // Made anew each round, so that its shards are still to be scored.
    private static void Cut(JobFolder job, JobTask task, string pairs)
    {
        if (Directory.Exists(job.Path)) Directory.Delete(job.Path, recursive: true);
        JobBuilder.Build(job, task, new SpeechJobSource { ManifestPath = pairs }, task.Parse(new Hashtable(), path => path), Shards, 100, 1, exception => throw exception, () => { }, CancellationToken.None);
    }

    private static void Score(JobFolder job)
    {
        for (int shard = 1; shard <= Shards; shard++) ShardWorker.Run(job, shard, 1, _ => { }, CancellationToken.None);
    }

    private static void Score(string path)
    {
        WordScoringOptions scoring = new();
        WordScorer scorer = new(scoring);
        WordErrorAnalysis analysis = new(new WordErrorOptions(), scoring);
        foreach (TranscriptPair pair in TranscriptPairs.Read(path, null, null, null, exception => throw exception)) analysis.Add(scorer.Score(pair));
        analysis.Results(CancellationToken.None);
    }
}
