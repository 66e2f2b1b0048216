using System.Globalization;
using System.Text;

namespace AsrDataTools.Cluster;

/// <summary>The script of an array: one task a shard. Readable, and good for sbatch by hand as well.</summary>
internal static class SlurmScript
{
    /// <param name="shards">In ascending order.</param>
    /// <param name="offset">What is added to the index of a task to get its shard.</param>
    public static string Build(JobFolder folder, SpeechJobDefinition definition, RunOptions options, IReadOnlyList<int> shards, int offset)
    {
        SlurmOptionCheck.Check(options);
        StringBuilder text = new();
        text.Append("#!/bin/bash\n");
        text.Append(CultureInfo.InvariantCulture, $"# {shards.Count} shards of job {definition.Id} of AsrDataTools, one a task; written by Start-SpeechJob.\n");
        Option($"--job-name={NameOf(definition)}");
        Option($"--array={Ranges([.. shards.Select(shard => shard - offset)])}{(options.ThrottleLimit is { } limit ? string.Create(CultureInfo.InvariantCulture, $"%{limit}") : "")}");

        // A name with blanks, quotes or per cents is none for this option; the script itself opens its log.
        Option("--output=/dev/null");
        Option(string.Create(CultureInfo.InvariantCulture, $"--cpus-per-task={options.ThreadsPerShard}"));
        if (options.Partition is { } partition) Option($"--partition={partition}");
        if (options.Account is { } account) Option($"--account={account}");
        if (options.TimeLimit is { } time) Option($"--time={time}");
        if (options.Memory is { } memory) Option($"--mem={memory}");
        foreach (string further in options.SbatchOptions) Option(further);

        text.Append(CultureInfo.InvariantCulture, $"\njob={ShellText.Quote(folder.Path)}\n");
        text.Append(CultureInfo.InvariantCulture, $"shard=$((SLURM_ARRAY_TASK_ID + {offset}))\n");
        text.Append("exec >>\"$job/logs/$(printf %04d \"$shard\").log\" 2>&1 || exit 1\n");
        text.Append("export ASRDATA_JOB=\"$job\" ASRDATA_SHARD=\"$shard\" ASRDATA_THREADS=\"${SLURM_CPUS_PER_TASK:-1}\"\n");
        text.Append(CultureInfo.InvariantCulture, $"export ASRDATA_READ_LIMIT={options.ReadLimit} ASRDATA_LOW_PRIORITY={(options.LowPriority ? 1 : 0)}\n");
        text.Append("exec ");
        if (options.ContainerImage is { } image)
        {
            text.Append("apptainer exec --bind \"$job\" ");
            foreach (string option in options.ContainerOptions) text.Append(ShellText.Quote(option)).Append(' ');
            text.Append(ShellText.Quote(image)).Append(' ');
        }

        text.AppendJoin(' ', options.Worker.Concat(WorkerCommand.Arguments).Select(ShellText.Quote)).Append('\n');
        return text.ToString();

        void Option(string option) => text.Append("#SBATCH ").Append(option).Append('\n');
    }

    /// <summary>The name that the queue shows.</summary>
    public static string NameOf(SpeechJobDefinition definition) => $"asrdata-{definition.Id}";

    /// <summary>Numbers as --array takes them: 1-4,7.</summary>
    public static string Ranges(IReadOnlyList<int> numbers)
    {
        List<string> ranges = [];
        for (int first = 0; first < numbers.Count;)
        {
            int last = first;
            while (last + 1 < numbers.Count && numbers[last + 1] == numbers[last] + 1) last++;
            ranges.Add(first == last
                ? numbers[first].ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{numbers[first]}-{numbers[last]}"));
            first = last + 1;
        }

        return string.Join(',', ranges);
    }
}
