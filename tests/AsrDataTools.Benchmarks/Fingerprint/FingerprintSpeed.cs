using System.Diagnostics;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>CPU time of fingerprinting, indexing and searching by one thread, and the size of the index.</summary>
internal static class FingerprintSpeed
{
    private const int Rounds = 3;
    private const double RecordingSeconds = 60;

    /// <param name="output">Markdown.</param>
    /// <param name="hours">How much speech the index is to hold.</param>
    /// <param name="queryHours">How much is searched for in it.</param>
    public static void Run(TextWriter output, double hours, double queryHours)
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-benchmark-").FullName;
        try
        {
            using SpeechHour hour = new();
            string narrow = Path.Combine(folder, "narrow.wav");
            output.WriteLine(FormattableString.Invariant($"{Environment.ProcessorCount} processors, 512-bit vectors {(System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? "yes" : "no")}, one thread; one hour of speech: {hour.Source}"));
            output.WriteLine();
            output.WriteLine("| What | CPU time of an hour | × real time |");
            output.WriteLine("|---|---:|---:|");
            bool resampled = CpuClock.OfProgram("sox", "-G", hour.Path, "-r", "8000", narrow) is not null;
            foreach ((string name, string path) in (ReadOnlySpan<(string, string)>)[("16 kHz", hour.Path), ("8 kHz", narrow)])
            {
                if (path == narrow && !resampled)
                    continue;
                foreach (FingerprintDensity density in Enum.GetValues<FingerprintDensity>())
                {
                    SpeechUtterance utterance = new() { Id = name, AudioPath = path };
                    AudioFingerprinter.Fingerprint(utterance, density);
                    Row(output, $"read and fingerprint a WAV file of {name}, density {density}", 1, Median(() => AudioFingerprinter.Fingerprint(utterance, density)));
                }
            }

            Large(output, Path.Combine(folder, "large.fpx"), hours, queryHours);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Large(TextWriter output, string path, double hours, double queryHours)
    {
        TimeSpan fingerprinting = default, ordering;
        using (FingerprintIndexBuilder builder = new(path))
        {
            int recordings = (int)(hours * 3600 / RecordingSeconds);
            for (int number = 0; number < recordings; number++)
            {
                float[] samples = VariedSpeech.Minute(number);
                AudioFingerprint fingerprint = null!;
                fingerprinting += CpuClock.Of(() => fingerprint = PromptIndex.Fingerprint(samples, VariedSpeech.SampleRate, FingerprintDensity.Index));
                builder.Add(PromptIndex.Item(FormattableString.Invariant($"recording {number}"), RecordingSeconds), fingerprint);
            }

            ordering = CpuClock.Of(() => builder.Complete());
        }

        Row(output, $"fingerprint samples in memory, {hours:0} h", hours, fingerprinting);
        Row(output, $"order and write the index, {hours:0} h", hours, ordering);
        FingerprintIndex index = null!;
        TimeSpan opening = CpuClock.Of(() => index = FingerprintIndex.Open(path));
        Row(output, $"open and check the index, {hours:0} h", hours, opening);
        using (index)
        {
            FingerprintSearch search = new(index);
            int queries = (int)(queryHours * 3600 / RecordingSeconds), matches = 0, common = 0;
            TimeSpan extraction = default, searching = default;
            for (int number = 0; number < queries; number++)
            {
                // Half of them are in the index.
                float[] samples = VariedSpeech.Minute(number % 2 == 0 ? number * 7 % (int)(hours * 60) : 1_000_000 + number);
                AudioFingerprint fingerprint = null!;
                extraction += CpuClock.Of(() => fingerprint = PromptIndex.Fingerprint(samples, VariedSpeech.SampleRate, FingerprintDensity.Query));
                searching += CpuClock.Of(() =>
                {
                    AudioSearchResult result = search.Find(PromptIndex.Item("query", RecordingSeconds), fingerprint);
                    matches += result.Matches.Count;
                    common += result.Common.Count;
                });
            }

            Row(output, $"fingerprint the query, samples in memory", queryHours, extraction);
            Row(output, $"search {hours:0} h for one hour", queryHours, searching);
            Row(output, $"both: query against {hours:0} h", queryHours, extraction + searching);
            output.WriteLine();
            using Process self = Process.GetCurrentProcess();
            output.WriteLine(FormattableString.Invariant(
                $"The index of {hours:0} h takes {index.FileBytes / 1e6:0} MB ({index.FileBytes / hours * 100 / 1e6:0} MB per 100 h); {matches} matches and {common} stretches of common audio in {queries} queries, of which {(queries + 1) / 2} are in the index; peak memory {self.PeakWorkingSet64 / 1e6:0} MB."));
        }
    }

    private static TimeSpan Median(Action work)
    {
        TimeSpan[] times = [.. Enumerable.Range(0, Rounds).Select(_ => CpuClock.Of(work)).Order()];
        return times[Rounds / 2];
    }

    private static void Row(TextWriter output, string what, double hours, TimeSpan time) => output.WriteLine(FormattableString.Invariant(
        $"| {what} | {time.TotalSeconds / hours:0.000} s | {hours * 3600 / Math.Max(1e-9, time.TotalSeconds):#,0} |"));
}
