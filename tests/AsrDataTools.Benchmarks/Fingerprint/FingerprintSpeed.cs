using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>Fingerprinting, beside fpcalc; indexing and searching by one thread, and the size of the index.</summary>
internal static class FingerprintSpeed
{
    private const double RecordingSeconds = 60;

    public static IReadOnlyList<Figure> Run(FigureRun run) => Run(run, run.Size(10.0, 1.0), run.Size(1.0, 0.2));

    /// <param name="run">Measures.</param>
    /// <param name="hours">How much speech the index is to hold.</param>
    /// <param name="queryHours">How much is searched for in it.</param>
    public static IReadOnlyList<Figure> Run(FigureRun run, double hours, double queryHours) => [.. OfFiles(run), .. OfIndex(run, hours, queryHours)];

    private static IReadOnlyList<Figure> OfFiles(FigureRun run)
    {
        using SpeechHour hour = new();
        using ScratchFolder folder = new();
        string narrow = folder.File("narrow.wav");
        List<(string Name, string Path)> files = [("1 h at 16 kHz", hour.Path)];
        if (CpuClock.OfProgram("sox", "-G", hour.Path, "-r", "8000", narrow) is not null) files.Add(("1 h at 8 kHz", narrow));
        List<SpeedJob> jobs = [];
        foreach ((string name, string path) in files)
        {
            SpeedPeer chromaprint = SpeedPeer.Program("fpcalc", "fpcalc", "-ignore-errors", "-raw", "-length", "0", path);
            foreach (FingerprintDensity density in Enum.GetValues<FingerprintDensity>())
            {
                SpeechUtterance utterance = new() { Id = name, AudioPath = path };
                jobs.Add(SpeedJob.Cpu($"a WAV file fingerprinted, density {density}", name, () => AudioFingerprinter.Fingerprint(utterance, density), chromaprint));
            }
        }

        return run.Measure(jobs);
    }

    private static IReadOnlyList<Figure> OfIndex(FigureRun run, double hours, double queryHours)
    {
        if (SpeechMaterial.Files("en", "wav").Count == 0) throw new MissingMaterialException("needs asterisk-core-sounds-en-wav, the other languages' too");
        using ScratchFolder folder = new();
        string path = folder.File("large.fpx"), size = FormattableString.Invariant($"{hours:0.##} h"), asked = FormattableString.Invariant($"{queryHours:0.##} h in {hours:0.##} h");
        FingerprintIndex? index = null;
        TimeSpan writing = default, searching = default;
        try
        {
            return run.Measure(
                new SpeedJob("samples in memory fingerprinted", size, () =>
                {
                    index?.Dispose();
                    index = null;
                    (TimeSpan fingerprinting, writing) = Build(path, hours);
                    return fingerprinting.TotalSeconds;
                }, FigureUnit.CpuSeconds),
                new SpeedJob("the index ordered and written", size, () => writing.TotalSeconds, FigureUnit.CpuSeconds),
                SpeedJob.File("the index", size, path),
                SpeedJob.Cpu("the index opened and checked", size, () => index = FingerprintIndex.Open(path)),
                new SpeedJob("queries fingerprinted", asked, () =>
                {
                    (TimeSpan fingerprinting, searching) = Search(index!, hours, queryHours);
                    return fingerprinting.TotalSeconds;
                }, FigureUnit.CpuSeconds),
                new SpeedJob("queries searched", asked, () => searching.TotalSeconds, FigureUnit.CpuSeconds));
        }
        finally
        {
            index?.Dispose();
        }
    }

    private static (TimeSpan Fingerprinting, TimeSpan Writing) Build(string path, double hours)
    {
        File.Delete(path);
        TimeSpan fingerprinting = default;
        using FingerprintIndexBuilder builder = new(path);
        int recordings = (int)(hours * 3600 / RecordingSeconds);
        for (int number = 0; number < recordings; number++)
        {
            float[] samples = VariedSpeech.Minute(number);
            AudioFingerprint fingerprint = null!;
            fingerprinting += CpuClock.Of(() => fingerprint = PromptIndex.Fingerprint(samples, VariedSpeech.SampleRate, FingerprintDensity.Index));
            builder.Add(PromptIndex.Item(FormattableString.Invariant($"recording {number}"), RecordingSeconds), fingerprint);
        }

        return (fingerprinting, CpuClock.Of(() => builder.Complete()));
    }

    // Half of the queries are in the index.
    private static (TimeSpan Fingerprinting, TimeSpan Searching) Search(FingerprintIndex index, double hours, double queryHours)
    {
        FingerprintSearch search = new(index);
        TimeSpan fingerprinting = default, searching = default;
        int queries = (int)(queryHours * 3600 / RecordingSeconds), matches = 0;
        for (int number = 0; number < queries; number++)
        {
            float[] samples = VariedSpeech.Minute(number % 2 == 0 ? number * 7 % (int)(hours * 60) : 1_000_000 + number);
            AudioFingerprint fingerprint = null!;
            fingerprinting += CpuClock.Of(() => fingerprint = PromptIndex.Fingerprint(samples, VariedSpeech.SampleRate, FingerprintDensity.Query));
            searching += CpuClock.Of(() => matches += search.Find(PromptIndex.Item("query", RecordingSeconds), fingerprint).Matches.Count);
        }

        return matches * 2 >= queries ? (fingerprinting, searching) : throw new InvalidOperationException($"{matches} matches of {queries} queries, half of which are in the index.");
    }
}
