using System.Collections.Concurrent;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Corpus;
using AsrDataTools.Reporting.Explorer;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Benchmarks;

/// <summary>What an explorer of utterances of three seconds costs, measured and drawn from an hour of speech; and of as many rows of text as the page takes.</summary>
internal static class ExplorerSpeed
{
    private const double Seconds = 3;

    public static IReadOnlyList<Figure> Run(FigureRun run) => Run(run, null);

    /// <param name="run">Measures.</param>
    /// <param name="keep">Folder in which the explorers stay, to be opened in a browser; null to remove them.</param>
    public static IReadOnlyList<Figure> Run(FigureRun run, string? keep)
    {
        using SpeechHour hour = new();
        using ScratchFolder scratch = new();
        string folder = keep is null ? scratch.Path : Directory.CreateDirectory(keep).FullName;
        int count = run.Size(2000, 200);
        SpeechUtterance[] rows = [.. Enumerable.Range(0, count).Select(row => Row(row) with { AudioPath = hour.Path, StartSeconds = row * 3596.0 / count, DurationSeconds = Seconds })];
        SpeechUtterance[] texts = [.. Enumerable.Range(0, run.Size(SpeechExplorer.MostRows, 100_000)).Select(Row)];
        return run.Measure(
            Jobs("measured, with spectrograms", Path.Combine(folder, "whole"), rows, new ExplorerOptions())
                .Concat(Jobs("with spectrograms alone", Path.Combine(folder, "drawn"), rows, new ExplorerOptions { NoProfile = true }))
                .Concat(Jobs("waveforms alone", Path.Combine(folder, "plain"), rows, new ExplorerOptions { NoProfile = true, NoSpectrogram = true }))
                .Concat(Jobs("rows of text", Path.Combine(folder, "text"), texts, new ExplorerOptions())).ToArray());
    }

    private static SpeechUtterance Row(int row) => new()
    {
        Id = FormattableString.Invariant($"utterance-{row:000000}"),
        Text = FormattableString.Invariant($"please enter the number {row} followed by the pound key, or press star for help"),
        Speaker = FormattableString.Invariant($"speaker-{row % 997}"),
        Accent = row % 5 == 0 ? "en-IN" : "en-US",
        Split = row % 10 == 0 ? "test" : "train",
    };

    private static IEnumerable<SpeedJob> Jobs(string name, string path, SpeechUtterance[] rows, ExplorerOptions options)
    {
        string size = FormattableString.Invariant($"{rows.Length:N0} rows");
        yield return SpeedJob.Cpu(name, size, () => Make(path, rows, options));
        yield return SpeedJob.File(name, size, path);
    }

    private static void Make(string path, SpeechUtterance[] rows, ExplorerOptions options)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        using SpeechExplorer explorer = new(path, options, new ExplorerEvidence(new WordScoringOptions(), CancellationToken.None));
        foreach (int[] part in Enumerable.Range(0, rows.Length).Chunk(1024))
        {
            ConcurrentDictionary<int, ExplorerAudio> read = new();
            Parallel.ForEach(part, row => read[row] = explorer.Read(rows[row], row, CancellationToken.None));
            foreach (int row in part) explorer.Add(rows[row], read[row], null, static exception => throw exception);
        }

        explorer.Complete();
    }
}
