using System.Diagnostics;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Benchmarks.Figures;

namespace AsrDataTools.Benchmarks;

/// <summary>Profiling with every measure, beside ffmpeg doing less.</summary>
internal static class ProfileSpeed
{
    private const int SampleRate = 16000;
    private const int DayHours = 24;

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        using SpeechHour hour = new();
        return [.. OfAnHour(run, hour.Path), .. OfPrompts(run, hour), .. OfThreads(run, hour.Path), .. OfADay(run, hour.Path)];
    }

    /// <summary>What comes nearest: three of ffmpeg's measuring filters, one thread.</summary>
    public static SpeedPeer Ffmpeg(string path) => SpeedPeer.Program("ffmpeg, three filters", "ffmpeg", FfmpegArguments(path));

    public static void Profile(string path)
    {
        using AudioReader reader = AudioFile.Open(path);
        if (AcousticProfiler.Profile(reader).Count != 1)
            throw new InvalidOperationException($"{path} has more than one channel.");
    }

    private static IReadOnlyList<Figure> OfAnHour(FigureRun run, string path)
    {
        SpeedPeer ffmpeg = Ffmpeg(path);
        return run.Measure(
            SpeedJob.Cpu("every measure", "1 h at 16 kHz", () => Profile(path), ffmpeg),
            SpeedJob.Program("the same, a whole asrdata process", "1 h at 16 kHz", BuiltShell.Path, ["-Command", $"Get-AcousticProfile -LiteralPath '{path}' -ThrottleLimit 1"], ffmpeg));
    }

    private static IReadOnlyList<Figure> OfPrompts(FigureRun run, SpeechHour hour)
    {
        string[] prompts = [.. hour.Prompts.Take(run.Size(500, 50))];
        if (prompts.Length == 0) return [];
        SpeedPeer ffmpeg = new("ffmpeg, once a file", () => FfmpegOnEach(prompts)) { Rounds = 1 };
        return run.Measure(SpeedJob.Cpu("short recordings, every measure", $"{prompts.Length} prompts", () => Array.ForEach(prompts, Profile), ffmpeg));
    }

    private static double? FfmpegOnEach(string[] prompts)
    {
        double sum = 0;
        foreach (string prompt in prompts)
        {
            if (CpuClock.OfProgram("ffmpeg", FfmpegArguments(prompt)) is not TimeSpan time) return null;
            sum += time.TotalSeconds;
        }

        return sum;
    }

    private static IReadOnlyList<Figure> OfThreads(FigureRun run, string path)
    {
        if (Environment.ProcessorCount < 2) return [];
        int hours = run.Size(8, 2);
        SpeedPeer one = new("one thread", () => Elapsed(path, hours, 1));
        return run.Measure(new SpeedJob("two threads", $"{hours} h at 16 kHz", () => Elapsed(path, hours, 2), FigureUnit.ElapsedSeconds) { Peers = [one] });
    }

    private static double? Elapsed(string path, int hours, int threads)
    {
        int next = 0;
        Stopwatch watch = Stopwatch.StartNew();
        Task.WaitAll([.. Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning))]);
        return watch.Elapsed.TotalSeconds;

        void Work()
        {
            while (Interlocked.Increment(ref next) <= hours) Profile(path);
        }
    }

    private static IReadOnlyList<Figure> OfADay(FigureRun run, string path)
    {
        short[] minute = new short[SampleRate * 60];
        using (AudioReader reader = AudioFile.Open(path))
        {
            AudioBlock block = new(1, SampleRate);
            for (int n = 0; n < minute.Length && reader.Read(block); n += SampleRate) block.Integers(0).CopyTo(minute.AsSpan(n));
        }

        int hours = run.Size(DayHours, 2);
        void Day() => AcousticProfiler.Profile(new LoopReader(SampleRate, minute, SampleRate * 3600L * hours));
        return run.Measure(SpeedJob.Cpu("one long recording", $"{hours} h at 16 kHz", Day), SpeedJob.Memory("one long recording", $"{hours} h at 16 kHz", Day));
    }

    private static string[] FfmpegArguments(string path) =>
        ["-nostdin", "-v", "error", "-threads", "1", "-filter_threads", "1", "-i", path, "-af", "astats,silencedetect,ebur128", "-f", "null", "-"];
}
