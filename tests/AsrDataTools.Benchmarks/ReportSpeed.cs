using System.Globalization;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Benchmarks;

/// <summary>What each format of a report costs, and how large it becomes, with many findings.</summary>
internal static class ReportSpeed
{
    public static IReadOnlyList<Figure> Run(FigureRun run) => Run(run, run.Size(50_000, 5000));

    /// <param name="run">Measures.</param>
    /// <param name="findings">In the report.</param>
    public static IReadOnlyList<Figure> Run(FigureRun run, int findings)
    {
        ReportContent content = new([new GateResult { Gate = nameof(Gate.Annotation), Verdict = Verdict.Fail, Required = true }], Findings(findings), DateTimeOffset.UnixEpoch);
        using ScratchFolder folder = new();
        string size = string.Create(CultureInfo.InvariantCulture, $"{findings:N0} findings");
        return run.Measure([.. Enum.GetValues<ReportFormat>().SelectMany(format =>
        {
            string path = folder.File($"report.{format}");
            return (SpeedJob[])[SpeedJob.Cpu($"write {format}", size, () => ReportFile.Write(content, path, format)), SpeedJob.File($"write {format}", size, path)];
        })]);
    }

    // As Test-Annotation tells of a large delivery: a few rules, thousands of files, times that differ.
    private static Finding[] Findings(int count)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, count).Select(index => new Finding
        {
            Rule = index % 5 == 0 ? "SegmentOverlap" : "EmptyText",
            Severity = index % 5 == 0 ? Severity.Error : Severity.Warning,
            Message = string.Create(CultureInfo.InvariantCulture, $"the segment of 'S{random.Next(400):000}' at {random.NextDouble() * 3600:0.000} s {(index % 5 == 0 ? $"overlaps the one before by {random.NextDouble():0.000} s" : "has no text")}"),
            Path = string.Create(CultureInfo.InvariantCulture, $"/data/delivery-07/annotations/session-{random.Next(5000):00000}.rttm"),
            Line = random.Next(1, 900),
            StartSeconds = Math.Round(random.NextDouble() * 3600, 3),
            Remedy = index % 5 == 0 ? "set the start to the end of the segment before (Repair-Annotation)" : "transcribe it, or drop the segment",
        })];
    }
}
