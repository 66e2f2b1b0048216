using System.Diagnostics;
using AsrDataTools.Leakage;

namespace AsrDataTools.Benchmarks.Fingerprint;

internal static class FingerprintBenchmark
{
    public static int Run(string[] languages, int trials)
    {
        Stopwatch sw = Stopwatch.StartNew();
        using PromptIndex index = PromptIndex.OfPrompts(languages, 1, wide: false);
        Console.WriteLine($"{index.Recordings.Count} items {index.Index.Seconds / 3600:0.00} h {index.Index.FileBytes / 1e6:0.0} MB {sw.Elapsed}");
        SharedAudio shared = new(index);
        Console.WriteLine($"matches {shared.Matches.Count} unexplained {shared.Unexplained.Count} {sw.Elapsed}");
        foreach ((AudioMatch m, double c) in shared.Unexplained.OrderBy(u => u.Match.BitErrorRate - Math.Min(0.22, 0.14 + (0.1 * (u.Match.ComparedSeconds - 1)))).Take(25).Concat(shared.Unexplained.Where(u => u.Match.ComparedSeconds > 2.5)))
            Console.WriteLine($"  {c:0.00} {Path.GetFileName(m.Query.Path)} {m.QueryStartSeconds:0.00}-{m.QueryEndSeconds:0.00} / {Path.GetFileName(m.Indexed.Path)} {m.IndexedStartSeconds:0.00} ber {m.BitErrorRate:0.000} cmp {m.ComparedSeconds:0.00} chance {m.Chance:0.0e0} speed {m.SpeedFactor:0.000}");
        foreach (double t in (double[])[0.6, 1, 1.5, 2, 2.5, 3]) Console.WriteLine($"compared>={t}: " + string.Join(" ", ((double[])[0.12, .15, .18, .2, .22, .25, .28, .3, .32]).Select(b => $"<{b}:{shared.Unexplained.Count(u => u.Match.ComparedSeconds >= t && u.Match.BitErrorRate < b)}")));
        foreach (double seconds in (double[])[2, 3])
        {
            RobustnessTable table = new(index, shared, seconds, trials);
            foreach (Degradation d in Degradation.All)
            {
                RobustnessCell cell = table.Run(d);
                Console.WriteLine($"{seconds} s {d.Name,-32} {cell.Found}/{cell.Trials} p95 {cell.High:0.000} wrong {cell.Wrong} shared {cell.Shared} ber {cell.BitErrorRate:0.000} {sw.Elapsed.TotalSeconds:0}");
                
            }
        }

        return 0;
    }
}
