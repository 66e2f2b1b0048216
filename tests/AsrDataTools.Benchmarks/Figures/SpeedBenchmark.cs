using System.Diagnostics;
using System.Reflection;

namespace AsrDataTools.Benchmarks.Figures;

/// <summary>Measures topics, prints one table and, where asked, writes it as JSON and holds it against an older run.</summary>
internal static class SpeedBenchmark
{
    private const int Done = 0;
    private const int Regressed = 1;
    private const int Misused = 2;

    /// <param name="topics">To choose from.</param>
    /// <param name="arguments">Options of <see cref="SpeedOptions"/>.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<SpeedTopic> topics, string[] arguments)
    {
        SpeedOptions options;
        FigureReport? then;
        try
        {
            options = SpeedOptions.Parse(arguments, [.. topics.Select(topic => topic.Name)]);
            then = options.Against is null ? null : FigureReport.Read(options.Against);
            if (options.Out is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(options.Out)))) throw new ArgumentException($"There is no folder for '{options.Out}'. Make it first.");
        }
        catch (Exception error) when (error is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return Misused;
        }

        FigureReport now = Measure([.. topics.Where(topic => options.Only.Count == 0 || options.Only.Contains(topic.Name))], options.Quick);
        FigureTable.WriteHead(Console.Out, now);
        Console.WriteLine();
        FigureTable.Write(Console.Out, now.Figures);
        if (options.Out is not null) now.Write(options.Out);
        if (then is null) return Done;
        Console.WriteLine();
        ComparisonTable.Write(Console.Out, then, now);
        return options.Fail && FigureComparison.Of(then, now).Any(row => row.IsRegression) ? Regressed : Done;
    }

    private static FigureReport Measure(IReadOnlyList<SpeedTopic> topics, bool quick)
    {
        DateTimeOffset date = DateTimeOffset.UtcNow;
        List<Figure> figures = [];
        Dictionary<string, string> missing = [];
        foreach (SpeedTopic topic in topics)
        {
            Stopwatch watch = Stopwatch.StartNew();
            Console.Error.Write($"{topic.Name} … ");
            try
            {
                figures.AddRange(topic.Measure(new FigureRun(topic.Name, quick)));
                Console.Error.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:0} s"));
            }
            catch (MissingMaterialException error)
            {
                missing.Add(topic.Name, error.Message);
                Console.Error.WriteLine(error.Message);
            }
        }

        string version = typeof(WholeFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return new(date, version, Machine.This(), PeerTool.All(), figures, missing);
    }
}
