using System.Text.RegularExpressions;

namespace AsrDataTools.Cluster;

/// <summary>Refuses what would not stay the one option of sbatch that it is given as.</summary>
internal static partial class SlurmOptionCheck
{
    private static readonly string[] Own = ["--array", "--output", "--error", "--job-name", "--wrap", "--parsable", "--cpus-per-task", "-a", "-o", "-e", "-J", "-c"];

    /// <exception cref="SpeechDataException">An option is none, or is the job's own (<c>SlurmOptionInvalid</c>).</exception>
    public static void Check(RunOptions options)
    {
        Require("-Partition", options.Partition, Names(), "names of letters, digits and _ . - separated by commas");
        Require("-Account", options.Account, Names(), "a name of letters, digits and _ . -");
        Require("-TimeLimit", options.TimeLimit, Time(), "a time as sbatch has it, such as 90 (minutes), 1:30:00 or 2-12 (days and hours)");
        Require("-Memory", options.Memory, Memory(), "a size as sbatch has it, such as 4G");
        foreach (string option in options.SbatchOptions)
        {
            if (!SbatchOption().IsMatch(option)) throw Invalid("-SbatchOption", option, "one option of sbatch that begins with -- or -, on one line");
            string name = option.Split('=', ' ')[0];
            if (Own.Contains(name, StringComparer.Ordinal)) throw Invalid("-SbatchOption", option, $"an option that the job does not set itself ({string.Join(", ", Own)})");
        }

        if (options.ContainerImage is null && options.ContainerOptions.Count > 0) throw Invalid("-ContainerOption", string.Join(' ', options.ContainerOptions), "of use without -ContainerImage");
    }

    private static void Require(string parameter, string? value, Regex pattern, string expected)
    {
        if (value is not null && !pattern.IsMatch(value)) throw Invalid(parameter, value, expected);
    }

    private static SpeechDataException Invalid(string parameter, string value, string expected) =>
        new("SlurmOptionInvalid", SpeechDataProblem.InvalidArgument, $"{parameter} '{value}' is not {expected}.");

    [GeneratedRegex(@"\A[A-Za-z0-9_.,@+-]+\z")]
    private static partial Regex Names();

    [GeneratedRegex(@"\A(?:\d+-)?\d+(?::\d{1,2}){0,2}\z|\A(?i:unlimited|infinite)\z")]
    private static partial Regex Time();

    [GeneratedRegex(@"\A\d+[KMGTkmgt]?\z")]
    private static partial Regex Memory();

    [GeneratedRegex(@"\A--?[A-Za-z][^\p{Cc}]*\z")]
    private static partial Regex SbatchOption();
}
