using System.Text;

namespace AsrDataTools.Cluster;

/// <summary>Tells how far a job is: by its parts, by who holds its locks, by what Slurm says, by what workers left behind. Times of files say nothing.</summary>
public static class JobInspector
{
    private const int TailLines = 5;
    private const int TailBytes = 4096;

    /// <exception cref="SpeechDataException">The folder is no job, or Slurm does not answer.</exception>
    public static IReadOnlyList<SpeechShard> Shards(JobFolder folder, SpeechJobDefinition definition, CancellationToken cancellation) =>
        Shards(folder, definition, mayRunLocally: true, cancellation);

    /// <param name="mayRunLocally">False for the start that has the folder itself: nothing waits for another then.</param>
    internal static IReadOnlyList<SpeechShard> Shards(JobFolder folder, SpeechJobDefinition definition, bool mayRunLocally, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(definition);
        IReadOnlyList<RunRecord> runs = RunRecord.All(folder);
        PartLook[] parts = [.. definition.Shards.Select(shard =>
        {
            cancellation.ThrowIfCancellationRequested();
            return PartLook.At(folder, definition, shard);
        })];
        Dictionary<int, (string Job, int Index)> submitted = [];
        foreach (RunRecord run in runs)
        {
            foreach (int shard in run.Shards)
            {
                if (run.SlurmJob is null) submitted.Remove(shard);
                else submitted[shard] = (run.SlurmJob, shard - run.Base);
            }
        }

        // A local run has the folder for as long as it goes on.
        HashSet<int> queued = mayRunLocally && runs is [.., { SlurmJob: null } latest] && FileLock.IsTaken(folder.Lock) ? [.. latest.Shards] : [];

        (string Job, int Index)[] open = [.. submitted.Where(one => parts[one.Key - 1] is { Marks: null, Foreign: null }).Select(one => one.Value)];
        IReadOnlyDictionary<(string Job, int Index), SlurmTaskState> tasks = SlurmQueue.Tasks(
            SlurmScript.NameOf(definition), [.. open.Select(task => task.Job).Distinct()], known => open.Any(task => !known.ContainsKey(task)), folder.Path);
        return [.. definition.Shards.Select((shard, i) =>
            Inspect(folder, definition, shard, parts[i], submitted.TryGetValue(shard.Number, out (string Job, int Index) task) ? task : null, tasks, queued.Contains(shard.Number)))];
    }

    /// <summary>One shard by its files alone, without asking Slurm.</summary>
    public static SpeechShard Shard(JobFolder folder, SpeechJobDefinition definition, JobShard shard)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(shard);
        return Inspect(folder, definition, shard, PartLook.At(folder, definition, shard), null, new Dictionary<(string, int), SlurmTaskState>(), isQueued: false);
    }

    public static SpeechJob Sum(JobFolder folder, SpeechJobDefinition definition, IReadOnlyList<SpeechShard> shards)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(definition);
        IReadOnlyList<RunRecord> runs = RunRecord.All(folder);
        double elapsed = shards.Sum(shard => shard.ElapsedSeconds ?? 0);
        double done = shards.Where(shard => shard.State == ShardState.Done).Sum(shard => shard.Hours);
        double open = shards.Where(shard => shard.State is ShardState.Running or ShardState.Pending).Sum(shard => shard.Hours);
        int running = Count(ShardState.Running);
        double? rate = elapsed > 0 && running > 0 ? done / (elapsed / 3600) * running : null;
        return new SpeechJob
        {
            JobPath = folder.Path,
            Id = definition.Id,
            Task = definition.Task,
            Engine = runs.Count > 0 ? runs[^1].Options.Engine : null,
            ManifestPath = definition.Source.ManifestPath,
            Shards = shards.Count,
            Done = Count(ShardState.Done),
            Running = running,
            Pending = Count(ShardState.Pending),
            Failed = Count(ShardState.Failed),
            Missing = Count(ShardState.Missing),
            Foreign = Count(ShardState.Foreign),
            Rows = definition.Rows,
            FailedRows = definition.UnreadableRows + shards.Sum(shard => shard.FailedRows ?? 0),
            Hours = definition.Seconds / 3600,
            DoneHours = done,
            HoursPerHour = rate,
            TimeLeft = rate is { } pace and > 0 ? TimeSpan.FromSeconds(Math.Ceiling(open / pace * 3600)) : null,
        };

        int Count(ShardState state) => shards.Count(shard => shard.State == state);
    }

    private static SpeechShard Inspect(
        JobFolder folder, SpeechJobDefinition definition, JobShard shard, PartLook part, (string Job, int Index)? task,
        IReadOnlyDictionary<(string Job, int Index), SlurmTaskState> tasks, bool isQueued)
    {
        string? name = task is { } own ? FormattableString.Invariant($"{own.Job}_{own.Index}") : null;
        ShardAttempt? attempt = File.Exists(folder.State(shard.Number)) ? JobJson.Read<ShardAttempt>(folder.State(shard.Number)) : null;
        if (attempt?.Job != definition.Id) attempt = null;
        (ShardState state, string? detail) = part switch
        {
            { Foreign: { } path } => (ShardState.Foreign, $"'{path}' is of another run, or damaged"),
            { Marks: not null } => (ShardState.Done, null),
            // What an earlier run left behind says nothing of this one.
            _ => Unfinished(folder, shard, attempt?.SlurmTask == name ? attempt : null, name, task is { } key ? tasks.GetValueOrDefault(key) : null, isQueued),
        };
        return new SpeechShard
        {
            JobPath = folder.Path,
            Shard = shard.Number,
            State = state,
            Rows = shard.Rows,
            FailedRows = part.Marks?.Failed,
            Hours = shard.Seconds / 3600,
            ElapsedSeconds = part.Marks?.ElapsedSeconds,
            TimesRealTime = part.Marks is { ElapsedSeconds: > 0, AudioSeconds: > 0 } marks ? marks.AudioSeconds / marks.ElapsedSeconds : null,
            Host = attempt?.Host,
            SlurmTask = name,
            Detail = detail,
            LogPath = folder.Log(shard.Number),
            LogTail = state == ShardState.Failed ? Tail(folder.Log(shard.Number)) : TextList.Empty,
        };
    }

    private static (ShardState State, string? Detail) Unfinished(JobFolder folder, JobShard shard, ShardAttempt? attempt, string? name, SlurmTaskState? task, bool isQueued)
    {
        if (task is { IsRunning: true } || FileLock.IsTaken(folder.ShardLock(shard.Number))) return (ShardState.Running, null);
        if (task is { IsPending: true }) return (ShardState.Pending, task.Reason == "None" ? null : task.Reason);
        if (isQueued && attempt is null) return (ShardState.Pending, null);
        if (attempt?.Failure is { } failure) return (ShardState.Failed, failure);
        if (task is { State: not "FAILED" }) return (ShardState.Failed, task.Ending);
        if (attempt is not null) return (ShardState.Failed, "ended without a word: killed, or its machine failed");
        if (task is not null) return (ShardState.Failed, "failed before it began; the log may say why");

        // Slurm keeps no trace of a task that was cancelled while it waited, unless it keeps accounts.
        return (ShardState.Missing, name is null ? null : "left the queue before it began");
    }

    private static TextList Tail(string path)
    {
        if (!File.Exists(path)) return TextList.Empty;
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = Math.Max(0, stream.Length - TailBytes);
        byte[] end = new byte[stream.Length - stream.Position];
        int read = stream.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        string[] lines = Encoding.UTF8.GetString(end, 0, read).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new TextList(lines.TakeLast(TailLines));
    }
}
