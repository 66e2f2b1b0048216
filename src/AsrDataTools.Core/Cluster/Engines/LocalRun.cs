using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AsrDataTools.Cluster;

/// <summary>Runs shards as processes on this machine, so many at a time, until all have ended.</summary>
internal static class LocalRun
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <param name="ended">Gets each shard and its exit code as its process ends; called on the calling thread.</param>
    /// <param name="tick">Called about ten times a second.</param>
    /// <exception cref="SpeechDataException">The worker's program cannot be started (<c>WorkerNotFound</c>).</exception>
    /// <exception cref="OperationCanceledException">Stopped; what was running is ended, what was done stays.</exception>
    public static void Run(JobFolder folder, RunOptions options, IReadOnlyList<int> shards, Action<int, int> ended, Action tick, CancellationToken cancellation)
    {
        int number = RunRecord.All(folder).Select(run => run.Number).DefaultIfEmpty(0).Max() + 1;
        File.Delete(folder.Stop);
        JobJson.Write(folder.Run(number, "json"), new RunRecord { Number = number, Options = options, Shards = shards });
        int atOnce = options.ThrottleLimit ?? Math.Max(1, Environment.ProcessorCount / options.ThreadsPerShard);
        Queue<int> waiting = new(shards);
        List<LocalWorker> running = [];
        try
        {
            while (waiting.Count > 0 || running.Count > 0)
            {
                while (running.Count < atOnce && waiting.TryDequeue(out int next)) running.Add(LocalWorker.Start(folder, options, next));
                foreach (LocalWorker worker in running.Where(worker => worker.HasExited).ToArray())
                {
                    running.Remove(worker);
                    int exitCode = worker.ExitCode;
                    worker.Dispose();
                    ended(worker.Shard, exitCode);
                }

                tick();
                if (File.Exists(folder.Stop)) throw new OperationCanceledException();
                cancellation.ThrowIfCancellationRequested();
                if (running.Count >= atOnce || waiting.Count == 0) cancellation.WaitHandle.WaitOne(Look);
            }
        }
        finally
        {
            foreach (LocalWorker worker in running) worker.Dispose();
        }
    }

    /// <summary>One process and its log.</summary>
    private sealed class LocalWorker : IDisposable
    {
        private readonly Process _process;
        private readonly StreamWriter _log;

        private LocalWorker(int shard, Process process, StreamWriter log)
        {
            Shard = shard;
            _process = process;
            _log = log;
        }

        public int Shard { get; }

        public bool HasExited => _process.HasExited;

        public int ExitCode => _process.ExitCode;

        public static LocalWorker Start(JobFolder folder, RunOptions options, int shard)
        {
            ProcessStartInfo start = new(options.Worker[0], options.Worker.Skip(1).Concat(WorkerCommand.Arguments))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                WorkingDirectory = folder.Path,
                Environment =
                {
                    ["ASRDATA_JOB"] = folder.Path,
                    ["ASRDATA_SHARD"] = shard.ToString(CultureInfo.InvariantCulture),
                    ["ASRDATA_THREADS"] = options.ThreadsPerShard.ToString(CultureInfo.InvariantCulture),
                    ["ASRDATA_READ_LIMIT"] = options.ReadLimit.ToString(CultureInfo.InvariantCulture),
                    ["ASRDATA_LOW_PRIORITY"] = options.LowPriority ? "1" : "0",
                },
            };
            StreamWriter log = new(folder.Log(shard), append: true) { NewLine = "\n" };
            try
            {
                Process process = Process.Start(start)!;
                process.OutputDataReceived += (_, line) => Write(log, line.Data);
                process.ErrorDataReceived += (_, line) => Write(log, line.Data);
                process.StandardInput.Close();
                process.BeginOutputReadLine();
                process.BeginErrorReadLine();
                return new LocalWorker(shard, process, log);
            }
            catch (Win32Exception exception)
            {
                log.Dispose();
                throw new SpeechDataException(
                    "WorkerNotFound", SpeechDataProblem.NotInstalled, $"'{options.Worker[0]}' cannot be started: {exception.Message} Name asrdata with -WorkerPath.", options.Worker[0], exception);
            }
        }

        public void Dispose()
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);

            // Also waits for the last lines.
            _process.WaitForExit();
            _process.Dispose();
            lock (_log) _log.Dispose();
        }

        private static void Write(StreamWriter log, string? line)
        {
            if (line is null) return;
            lock (log)
            {
                log.WriteLine(line);
                log.Flush();
            }
        }
    }
}
