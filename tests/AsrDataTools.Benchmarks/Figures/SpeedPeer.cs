namespace AsrDataTools.Benchmarks.Figures;

/// <summary>Another tool that does the like of a job, or less of it.</summary>
/// <param name="Name">The tool and what of it.</param>
/// <param name="Cost">Does it once and gives its cost in the unit of the job; null where it is not installed.</param>
internal sealed record SpeedPeer(string Name, Func<double?> Cost)
{
    /// <summary>In how many rounds it is asked; fewer for one that takes minutes.</summary>
    public int Rounds { get; init; } = int.MaxValue;

    /// <summary>CPU time of a whole process.</summary>
    public static SpeedPeer Program(string name, string program, params string[] arguments) =>
        new(name, () => CpuClock.OfProgram(program, arguments)?.TotalSeconds);
}
