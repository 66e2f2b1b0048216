using System.Diagnostics;
using System.Globalization;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Benchmarks;

/// <summary>How long each format of a report takes, and how large it becomes, with many findings.</summary>
internal static class ReportSpeed
{
    public static void Run(int findings)
    {
        ReportContent content = new([new GateResult { Gate = nameof(Gate.Annotation), Verdict = Verdict.Fail, Required = true }], Findings(findings), DateTimeOffset.UnixEpoch);
        string folder = Directory.CreateTempSubdirectory("asrdata-report-").FullName;
        try
        {
            // Once for the compiler of the runtime.
            ReportFile.Write(content with { Findings = Findings(200) }, Path.Combine(folder, "warm.html"), ReportFormat.Html);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{findings:N0} findings\n\n| Format | Seconds | Megabytes |\n|---|---:|---:|"));
            foreach (ReportFormat format in Enum.GetValues<ReportFormat>())
            {
                string path = Path.Combine(folder, $"report.{format}");
                Stopwatch watch = Stopwatch.StartNew();
                ReportFile.Write(content, path, format);
                double seconds = watch.Elapsed.TotalSeconds;
                long bytes = format == ReportFormat.Csv ? Directory.GetFiles(path).Sum(file => new FileInfo(file).Length) : new FileInfo(path).Length;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {format} | {seconds:0.00} | {bytes / 1e6:0.00} |"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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
