using System.Globalization;
using System.Text.RegularExpressions;

namespace AsrDataTools.Cluster;

/// <summary>Slurm's commands: submits arrays, asks for their tasks, cancels them.</summary>
internal static partial class SlurmQueue
{
    // Of Slurm where nothing is set.
    private const int UsualMaxArraySize = 1001;

    /// <summary>Most tasks in an array: their indices are below the cluster's MaxArraySize.</summary>
    public static int LargestIndex(string folder)
    {
        ProgramRun run = ProgramRun.Run("scontrol", ["show", "config"], folder);
        Match size = MaxArraySize().Match(run.Output);
        return (size.Success ? int.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture) : UsualMaxArraySize) - 1;
    }

    /// <returns>Number of the array job.</returns>
    /// <exception cref="SpeechDataException">Slurm refuses (<c>SlurmRefused</c>), or is not there.</exception>
    public static string Submit(string script, string folder)
    {
        ProgramRun run = ProgramRun.Run("sbatch", ["--parsable", script], folder);
        string job = run.Output.Trim().Split(';')[0];
        return run.ExitCode == 0 && job.Length > 0 && job.All(char.IsAsciiDigit) ? job : throw Refused("sbatch", run, script);
    }

    /// <summary>The tasks that Slurm knows of the jobs, by job and index: of the queue, and of accounting those that the queue has forgotten.</summary>
    /// <param name="forgotten">Whether a task is worth asking accounting for.</param>
    /// <exception cref="SpeechDataException">Slurm does not answer (<c>SlurmRefused</c>), or is not there.</exception>
    public static IReadOnlyDictionary<(string Job, int Index), SlurmTaskState> Tasks(
        string name, IReadOnlyList<string> jobs, Func<IReadOnlyDictionary<(string Job, int Index), SlurmTaskState>, bool> forgotten, string folder)
    {
        Dictionary<(string Job, int Index), SlurmTaskState> tasks = [];
        if (jobs.Count == 0) return tasks;

        // By name: a number that the queue has forgotten is an error to it, a name is not.
        ProgramRun run = ProgramRun.Run("squeue", ["--noheader", "--array", "--states=all", $"--name={name}", "--format=%F %K %T %r"], folder);
        if (run.ExitCode != 0) throw Refused("squeue", run, folder);
        foreach (string line in Lines(run.Output))
        {
            string[] parts = line.Split(' ', 4);
            if (parts.Length == 4 && jobs.Contains(parts[0]) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int index))
                tasks[(parts[0], index)] = new(parts[2], parts[3]);
        }

        if (forgotten(tasks)) AddAccounted(tasks, jobs, folder);
        return tasks;
    }

    /// <exception cref="SpeechDataException">Slurm refuses (<c>SlurmRefused</c>), or is not there.</exception>
    public static void Cancel(IReadOnlyList<string> jobs, string folder)
    {
        if (jobs.Count == 0) return;
        ProgramRun run = ProgramRun.Run("scancel", jobs, folder);
        if (run.ExitCode != 0) throw Refused("scancel", run, folder);
    }

    // Many clusters keep no accounts; then only what the worker left behind tells how a task ended.
    private static void AddAccounted(Dictionary<(string Job, int Index), SlurmTaskState> tasks, IReadOnlyList<string> jobs, string folder)
    {
        ProgramRun run = ProgramRun.Run("sacct", ["--noheader", "--parsable2", "--allocations", $"--jobs={string.Join(',', jobs)}", "--format=JobID,State"], folder);
        if (run.ExitCode != 0) return;
        foreach (string line in Lines(run.Output))
        {
            string[] parts = line.Split('|');
            string[] id = parts[0].Split('_');

            // "CANCELLED by 1000".
            if (parts.Length == 2 && id.Length == 2 && int.TryParse(id[1], NumberStyles.None, CultureInfo.InvariantCulture, out int index))
                tasks.TryAdd((id[0], index), new(parts[1].Split(' ')[0], "None"));
        }
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static SpeechDataException Refused(string program, ProgramRun run, string path) => new(
        "SlurmRefused", SpeechDataProblem.InvalidArgument,
        $"{program} answers: {(run.Error.Length > 0 ? run.Error : run.Output.Trim())} (exit code {run.ExitCode.ToString(CultureInfo.InvariantCulture)}).", path);

    [GeneratedRegex(@"^MaxArraySize\s*=\s*(\d+)", RegexOptions.Multiline)]
    private static partial Regex MaxArraySize();
}
