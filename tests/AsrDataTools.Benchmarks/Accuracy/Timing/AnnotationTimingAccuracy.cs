using System.Globalization;
using AsrDataTools.Annotation.Timing;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Timing;

/// <summary>Annotation that is early, late, drifting, jittered or rounded in a known way: what Measure-AnnotationTiming makes of it.</summary>
internal sealed class AnnotationTimingAccuracy : IAccuracyStudy
{
    private const double Jitter = 0.03;
    private const int Seeds = 5;

    public string Name => "annotation-timing";

    public IEnumerable<AccuracyRow> Run()
    {
        if (TimedRecording.All(300, 6) is not { } recordings || TimedRecording.All(1800, 2) is not { } longer) return [new("ShiftMs", "made annotation of real speech", "error", double.NaN, "ms", 0, Missing: "asterisk-core-sounds-es, -fr, -it, -ru")];
        return [.. Clean(recordings), .. Shifted(recordings), .. Drifting(recordings, "5 min", [-5000, -1000, -500, -200, -50, 50, 200, 500, 1000, 5000, 1e6 * ((48000 / 44100.0) - 1), 1e6 * ((24 / 25.0) - 1)]), .. Drifting(longer, "30 min", [-200, -50, 0, 50, 200]), .. Jittered(recordings), .. Gridded(recordings), .. Foreign(recordings)];
    }

    private static IEnumerable<AccuracyRow> Clean(IReadOnlyList<TimedRecording> recordings)
    {
        foreach (double jitter in (double[])[0, Jitter, 0.1])
        {
            AnnotationTiming[] rows = [.. recordings.SelectMany((recording, index) => Enumerable.Range(0, 10).Select(seed => recording.Measure(0, 0, jitter, seed: (100 * index) + seed)))];
            string against = Say($"sound annotation, jitter {1000 * jitter:0} ms, 5 min");
            yield return new("ShiftMs", against, "median", Median(rows.Select(row => row.ShiftMs)), "ms", rows.Length);
            yield return new("OnsetMedianMs", against, "median", Median(rows.Select(row => row.OnsetMedianMs)), "ms", rows.Length);
            yield return new("OffsetMedianMs", against, "median", Median(rows.Select(row => row.OffsetMedianMs)), "ms", rows.Length);
            yield return new("DriftPpm", against, "95 % of intervals hold 0", 100 * Share(rows, row => row.DriftLowPpm <= 0 && row.DriftHighPpm >= 0), "%", rows.Length, "≥ 90", Share(rows, row => row.DriftLowPpm <= 0 && row.DriftHighPpm >= 0) >= 0.9);
            yield return new("ShiftedRecordings", against, "false alarms", 100 * Share(rows, row => row.ShiftedRecordings > 0), "%", rows.Length, "≤ 1", Share(rows, row => row.ShiftedRecordings > 0) <= 0.01);
            yield return new("DriftingRecordings", against, "false alarms", 100 * Share(rows, row => row.DriftingRecordings > 0), "%", rows.Length, "≤ 2", Share(rows, row => row.DriftingRecordings > 0) <= 0.02);
            yield return new("CoarseRecordings", against, "false alarms", 100 * Share(rows, row => row.CoarseRecordings > 0), "%", rows.Length, "≤ 1", Share(rows, row => row.CoarseRecordings > 0) <= 0.01);
        }
    }

    private static IEnumerable<AccuracyRow> Shifted(IReadOnlyList<TimedRecording> recordings)
    {
        foreach (double offset in (double[])[-0.5, -0.2, -0.1, -0.05, -0.02, 0.02, 0.05, 0.1, 0.2, 0.5, 1.5])
        {
            AnnotationTiming[] rows = Each(recordings, (recording, seed) => recording.Measure(offset, 0, Jitter, seed: seed));
            string against = Say($"all times {1000 * offset:+0;-0} ms, jitter 30 ms, 5 min");
            yield return new("ShiftMs", against, "measured less made, median", Median(rows.Select(row => row.ShiftMs - (1000 * offset))), "ms", rows.Length);
            yield return new("ShiftMs", against, "mean absolute error", rows.Average(row => Math.Abs(row.ShiftMs!.Value - (1000 * offset))), "ms", rows.Length, "≤ 40", rows.Average(row => Math.Abs(row.ShiftMs!.Value - (1000 * offset))) <= 40);
            yield return new("ShiftedRecordings", against, "found", 100 * Share(rows, row => row.ShiftedRecordings > 0), "%", rows.Length);
        }
    }

    private static IEnumerable<AccuracyRow> Drifting(IReadOnlyList<TimedRecording> recordings, string length, double[] clocks)
    {
        foreach (double ppm in clocks)
        {
            AnnotationTiming[] rows = Each(recordings, (recording, seed) => recording.Measure(0, ppm / 1e6, Jitter, seed: seed));
            string against = Say($"clock {ppm:+0;-0;0} ppm, jitter 30 ms, {length}");
            yield return new("DriftPpm", against, "median", Median(rows.Select(row => row.DriftPpm)), "ppm", rows.Length);
            yield return new("DriftPpm", against, "mean absolute error", rows.Average(row => Math.Abs((row.DriftPpm ?? 0) - ppm)), "ppm", rows.Length);
            yield return new("DriftPpm", against, "95 % intervals hold it", 100 * Share(rows, row => row.DriftLowPpm <= ppm && row.DriftHighPpm >= ppm), "%", rows.Length);
            yield return new("DriftingRecordings", against, "found", 100 * Share(rows, row => row.DriftingRecordings > 0), "%", rows.Length);
        }
    }

    private static IEnumerable<AccuracyRow> Jittered(IReadOnlyList<TimedRecording> recordings)
    {
        foreach (double jitter in (double[])[0, 0.02, 0.05, 0.1, 0.2])
        {
            AnnotationTiming[] rows = [.. recordings.Select((recording, index) => recording.Measure(0, 0, jitter, seed: index))];
            string against = Say($"jitter {1000 * jitter:0} ms (median absolute {674.5 * jitter:0.0} ms)");
            yield return new("OnsetMadMs", against, "median", Median(rows.Select(row => row.OnsetMadMs)), "ms", rows.Length);
            yield return new("OffsetMadMs", against, "median", Median(rows.Select(row => row.OffsetMadMs)), "ms", rows.Length);
            yield return new("OnsetWithin100", against, "median", 100 * Median(rows.Select(row => row.OnsetWithin100)), "%", rows.Length);
        }
    }

    private static IEnumerable<AccuracyRow> Gridded(IReadOnlyList<TimedRecording> recordings)
    {
        foreach (double grid in (double[])[0.001, 0.01, 0.02, 0.04, 0.1, 0.5, 1])
        {
            AnnotationTiming[] rows = [.. recordings.Select((recording, index) => recording.Measure(0, 0, Jitter, grid, index))];
            string against = Say($"times rounded to {1000 * grid:0} ms");
            yield return new("GridStepMs", against, "found", 100 * Share(rows, row => row.GridStepMs is { } step && Math.Abs(step - (1000 * grid)) < 1e-6), "%", rows.Length, "100", rows.All(row => row.GridStepMs is { } step && Math.Abs(step - (1000 * grid)) < 1e-6));
            yield return new("OnsetMadMs", against, "median", Median(rows.Select(row => row.OnsetMadMs)), "ms", rows.Length);
        }
    }

    private static IEnumerable<AccuracyRow> Foreign(IReadOnlyList<TimedRecording> recordings)
    {
        AnnotationTiming[] rows = [.. recordings.SelectMany((recording, index) => Enumerable.Range(1, 5).Select(other => recording.Measure(0, 0, Jitter, seed: index, heard: recordings[(index + (4 * other)) % recordings.Count].Heard)))];
        yield return new("Abstained", "annotation of another recording", "told so", 100 * Share(rows, row => row.OnsetEdges is null), "%", rows.Length);
        yield return new("DriftingRecordings", "annotation of another recording", "called drifting or shifted", 100 * Share(rows, row => row.DriftingRecordings > 0 || row.ShiftedRecordings > 0), "%", rows.Length);
    }

    private static AnnotationTiming[] Each(IReadOnlyList<TimedRecording> recordings, Func<TimedRecording, int, AnnotationTiming> measure) =>
        [.. recordings.SelectMany((recording, index) => Enumerable.Range(0, Seeds).Select(seed => measure(recording, (1000 * index) + seed)))];

    private static double Share(AnnotationTiming[] rows, Func<AnnotationTiming, bool> which) => (double)rows.Count(which) / rows.Length;

    private static double Median(IEnumerable<double?> values)
    {
        double[] sorted = [.. values.OfType<double>().Order()];
        return sorted.Length == 0 ? double.NaN : Quantile.OfSorted(sorted, 0.5);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
