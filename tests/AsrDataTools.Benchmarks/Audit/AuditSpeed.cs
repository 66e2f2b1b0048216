using AsrDataTools.Benchmarks.Figures;

namespace AsrDataTools.Benchmarks.Audit;

/// <summary>CPU time of <c>Test-ProductionReadiness</c> in an <c>asrdata</c> of its own, without a catalog, with a new one, and with the one of the time before.</summary>
internal static class AuditSpeed
{
    public static IReadOnlyList<Figure> Run(FigureRun run) =>
        Run(run, BuiltShell.Path ?? throw new MissingMaterialException("needs asrdata: dotnet build src/AsrDataTools.Shell -c Release"), run.Size(1.0, 0.2));

    /// <param name="run">Measures.</param>
    /// <param name="program">The built <c>asrdata</c>.</param>
    /// <param name="hours">Of audio.</param>
    public static IReadOnlyList<Figure> Run(FigureRun run, string program, double hours)
    {
        using ScratchFolder folder = new();
        string plan = AuditCorpus.Make(folder.Path, hours), catalog = Path.ChangeExtension(plan, ".catalog");
        string test = $"$null = Test-ProductionReadiness -Plan '{plan}'", size = FormattableString.Invariant($"{hours:0.##} h");
        SpeedPeer start = SpeedPeer.Program("asrdata -Command 1", program, "-Command", "1");
        return run.Measure(
            SpeedJob.Program("an audit, no catalog", size, program, ["-Command", test + " -NoCatalog"], start),
            new SpeedJob("an audit, a new catalog", size, () =>
            {
                File.Delete(catalog);
                return CpuClock.OfProgram(program, "-Command", test)?.TotalSeconds;
            }, FigureUnit.CpuSeconds)
            { Peers = [start] },
            SpeedJob.Program("the same audit again", size, program, ["-Command", test], start),
            SpeedJob.File("the catalog", size, catalog));
    }
}
