namespace AsrDataTools.Benchmarks.Audit;

/// <summary>CPU time of <c>Test-ProductionReadiness</c> the first and the second time over the same data, beyond the start of <c>asrdata</c>.</summary>
internal static class AuditSpeed
{
    private const int Repeats = 3;

    /// <param name="program">The built <c>asrdata</c>.</param>
    /// <param name="hours">Of audio.</param>
    public static void Run(string program, double hours)
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-benchmark-").FullName;
        try
        {
            string plan = AuditCorpus.Make(folder, hours), catalog = Path.ChangeExtension(plan, ".catalog");
            string test = $"$null = Test-ProductionReadiness -Plan '{plan}'";
            double start = Least(() => Cost(program, "1"));
            double without = Cost(program, test + " -NoCatalog") - start;
            double first = Least(() =>
            {
                File.Delete(catalog);
                return Cost(program, test);
            }) - start;
            double second = Least(() => Cost(program, test)) - start;
            Console.WriteLine(FormattableString.Invariant(
                $"{hours:0.0} h: start {start:0.00} s; beyond it without a catalog {without:0.00} s, first {first:0.00} s, second {second:0.00} s: {first / second:0.0} times less; catalog {new FileInfo(catalog).Length / 1e6:0.0} MB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Whatever else the machine does only adds.
    private static double Least(Func<double> measure) => Enumerable.Range(0, Repeats).Min(_ => measure());

    private static double Cost(string program, string command) =>
        (CpuClock.OfProgram(program, "-Command", command) ?? throw new InvalidOperationException($"There is no '{program}'.")).TotalSeconds;
}
