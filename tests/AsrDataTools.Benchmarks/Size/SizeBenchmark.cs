using AsrDataTools.Benchmarks.Figures;

namespace AsrDataTools.Benchmarks.Size;

/// <summary>Time and peak memory of each step against the number of rows: cost is to grow with the rows, memory to stay below 4 GB.</summary>
internal static class SizeBenchmark
{
    private const int Growth = 10;

    /// <summary>Every step that needs no recordings on a corpus and on one of ten times its rows; the ratio is by how much it grew.</summary>
    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        string program = BuiltShell.Path ?? throw new MissingMaterialException("needs asrdata: dotnet build src/AsrDataTools.Shell -c Release");
        if (!OperatingSystem.IsLinux()) throw new MissingMaterialException("needs Linux, whose processes tell the most memory they had");
        using ScratchFolder small = new(), large = new();
        int rows = run.Size(50_000, 10_000);
        SizeCorpus.Make(small.Path, rows);
        SizeCorpus.Make(large.Path, Growth * rows);
        return run.Measure([.. SizeStep.OfRows.SelectMany(step => Jobs(step, new(program, small.Path, step), new(program, large.Path, step), rows))]);
    }

    /// <summary>Makes a corpus in a folder.</summary>
    /// <param name="templated">Whether all sentences are one template with numbers.</param>
    /// <param name="distinct">Whether each recording is a sound of its own.</param>
    public static void Make(string folder, int rows, bool templated, bool distinct)
    {
        Directory.CreateDirectory(folder);
        SizeCorpus.Make(Path.GetFullPath(folder), rows, templated, distinct);
    }

    /// <summary>Runs steps one after the other in a corpus' folder.</summary>
    /// <param name="program">The built <c>asrdata</c>.</param>
    /// <param name="names">Of the steps; those that need no recordings, in their order, where none is named.</param>
    public static void Run(string program, string folder, IReadOnlyList<string> names)
    {
        IEnumerable<SizeStep> steps = names.Count == 0
            ? SizeStep.OfRows
            : names.Select(name => SizeStep.OfRows.Concat(SizeStep.OfRecordings).FirstOrDefault(step => step.Name == name) ?? throw new ArgumentException($"There is no step '{name}'."));
        foreach (SizeStep step in steps)
        {
            SizeProcess process = new(program, folder, step);
            process.Run();
            Console.WriteLine(FormattableString.Invariant($"{step.Name,-18} {process.Seconds,8:0.0} s {process.CpuSeconds,8:0.0} s CPU {process.Megabytes,8:0} MB"));
        }
    }

    // One run gives time and memory; the peer of the large corpus is the small one in the same round.
    private static IEnumerable<SpeedJob> Jobs(SizeStep step, SizeProcess small, SizeProcess large, int rows)
    {
        string few = FormattableString.Invariant($"{rows:N0} rows"), many = FormattableString.Invariant($"{Growth * rows:N0} rows");
        yield return new(step.Name, few, () => Cost(small), FigureUnit.CpuSeconds);
        yield return new(step.Name, few, () => small.Megabytes, FigureUnit.MemoryMegabytes);
        yield return new(step.Name, many, () => Cost(large), FigureUnit.CpuSeconds) { Peers = [new SpeedPeer(few, () => small.CpuSeconds)] };
        yield return new(step.Name, many, () => large.Megabytes, FigureUnit.MemoryMegabytes) { Peers = [new SpeedPeer(few, () => small.Megabytes)] };
    }

    private static double? Cost(SizeProcess process)
    {
        process.Run();
        return process.CpuSeconds;
    }
}
