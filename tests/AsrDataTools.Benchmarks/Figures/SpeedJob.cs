namespace AsrDataTools.Benchmarks.Figures;

/// <summary>Something to measure, round by round.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Size">To how much of it.</param>
/// <param name="Cost">Does it once and gives its cost, in <paramref name="Unit"/>; null where a program that it needs is not there.</param>
/// <param name="Unit">Of the cost.</param>
internal sealed record SpeedJob(string Name, string Size, Func<double?> Cost, FigureUnit Unit)
{
    /// <summary>What does the like in the same rounds.</summary>
    public IReadOnlyList<SpeedPeer> Peers { get; init; } = [];

    /// <summary>Whether its cost is a time.</summary>
    public bool IsTimed => Unit is FigureUnit.CpuSeconds or FigureUnit.ElapsedSeconds;

    /// <summary>CPU time of work within this process.</summary>
    public static SpeedJob Cpu(string name, string size, Action work, params SpeedPeer[] peers) =>
        new(name, size, () => CpuClock.Of(work).TotalSeconds, FigureUnit.CpuSeconds) { Peers = peers };

    /// <summary>CPU time of a whole process; no figure where the program is null.</summary>
    public static SpeedJob Program(string name, string size, string? program, string[] arguments, params SpeedPeer[] peers) =>
        new(name, size, () => program is null ? null : CpuClock.OfProgram(program, arguments)?.TotalSeconds, FigureUnit.CpuSeconds) { Peers = peers };

    /// <summary>Memory that work takes at most.</summary>
    public static SpeedJob Memory(string name, string size, Action work) => new(name, size, () => PeakMemory.Of(work), FigureUnit.MemoryMegabytes);

    /// <summary>The size of a file or of all files of a folder, which an earlier job of the round wrote.</summary>
    public static SpeedJob File(string name, string size, string path) => new(name, size, () => Bytes(path) / 1e6, FigureUnit.FileMegabytes);

    private static long Bytes(string path) => Directory.Exists(path)
        ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
        : new FileInfo(path).Length;
}
