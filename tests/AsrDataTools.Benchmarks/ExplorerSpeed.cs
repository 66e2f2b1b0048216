using System.Collections.Concurrent;
using System.Diagnostics;
using AsrDataTools.Corpus;
using AsrDataTools.Reporting.Explorer;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Benchmarks;

/// <summary>Time and size of an explorer of 20,000 utterances of three seconds, measured and drawn from an hour of speech; and of as many rows of text as the page takes.</summary>
internal static class ExplorerSpeed
{
    private const int Utterances = 20_000;
    private const double Seconds = 3;

    /// <param name="keep">Folder in which the explorers stay, to be opened in a browser; null to remove them.</param>
    public static void Run(string? keep)
    {
        using SpeechHour hour = new();
        string folder = keep is null ? Directory.CreateTempSubdirectory("asrdata-benchmark-").FullName : Directory.CreateDirectory(keep).FullName;
        try
        {
            Console.WriteLine(FormattableString.Invariant($"{Utterances:N0} utterances of {Seconds:0} s ({hour.Source}) on {Environment.ProcessorCount} cores"));
            SpeechUtterance[] rows = [.. Enumerable.Range(0, Utterances).Select(row => Row(row) with { AudioPath = hour.Path, StartSeconds = row * 0.179, DurationSeconds = Seconds })];
            Show("measured, with spectrograms", Path.Combine(folder, "whole"), rows, new ExplorerOptions());
            Show("with spectrograms alone", Path.Combine(folder, "drawn"), rows, new ExplorerOptions { NoProfile = true });
            Show("waveforms alone", Path.Combine(folder, "plain"), rows, new ExplorerOptions { NoProfile = true, NoSpectrogram = true });
            Show("a million rows of text", Path.Combine(folder, "million"), [.. Enumerable.Range(0, SpeechExplorer.MostRows).Select(Row)], new ExplorerOptions());
        }
        finally
        {
            if (keep is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static SpeechUtterance Row(int row) => new()
    {
        Id = FormattableString.Invariant($"utterance-{row:000000}"),
        Text = FormattableString.Invariant($"please enter the number {row} followed by the pound key, or press star for help"),
        Speaker = FormattableString.Invariant($"speaker-{row % 997}"),
        Accent = row % 5 == 0 ? "en-IN" : "en-US",
        Split = row % 10 == 0 ? "test" : "train",
    };

    private static void Show(string name, string path, SpeechUtterance[] rows, ExplorerOptions options)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        using SpeechExplorer explorer = new(path, options, new ExplorerEvidence(new WordScoringOptions(), CancellationToken.None));
        foreach (int[] part in Enumerable.Range(0, rows.Length).Chunk(1024))
        {
            ConcurrentDictionary<int, ExplorerAudio> read = new();
            Parallel.ForEach(part, row => read[row] = explorer.Read(rows[row], row, CancellationToken.None));
            foreach (int row in part) explorer.Add(rows[row], read[row], null, static exception => throw exception);
        }

        ExplorerResult result = explorer.Complete();
        TimeSpan spent = Process.GetCurrentProcess().TotalProcessorTime - before;
        double minutes = result.Hours * 60;
        Console.WriteLine(FormattableString.Invariant(
            $"  {name,-28} {watch.Elapsed.TotalSeconds,7:0.0} s, {spent.TotalSeconds,7:0.0} s of CPU, {result.Bytes / 1e6,7:0.0} MB{(minutes > 0 ? FormattableString.Invariant($", {result.Bytes / 1e3 / minutes:0} KB a minute of audio") : "")}"));
    }
}
