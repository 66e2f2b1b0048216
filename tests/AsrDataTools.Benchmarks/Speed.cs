using System.Diagnostics;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks;

/// <summary>CPU time (user and kernel) of profiling, beside ffmpeg doing less in the same run; rounds interleave, medians count.</summary>
internal static class Speed
{
    private const int Rounds = 7;
    private const int ShortPrompts = 500;
    private const int Hours = 8;

    public static void Run()
    {
        using SpeechHour hour = new();
        Console.WriteLine($"One hour of speech, 16 kHz mono 16 bit: {hour.Source}");
        Console.WriteLine($"{Environment.ProcessorCount} processors, 512-bit vectors {(System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? "yes" : "no")}, one thread each");
        Console.WriteLine();

        TimeSpan first = CpuClock.Of(() => Profile(hour.Path));
        List<double> own = [], peer = [], shell = [];
        string? asrdata = FindShell();
        string[] peerArguments = ["-nostdin", "-v", "error", "-threads", "1", "-filter_threads", "1", "-i", hour.Path, "-af", "astats,silencedetect,ebur128", "-f", "null", "-"];
        string[] shellArguments = ["-Command", $"Get-AcousticProfile -LiteralPath '{hour.Path}' -ThrottleLimit 1"];
        for (int round = 0; round < Rounds; round++)
        {
            own.Add(CpuClock.Of(() => Profile(hour.Path)).TotalSeconds);
            if (CpuClock.OfProgram("ffmpeg", peerArguments) is TimeSpan time)
                peer.Add(time.TotalSeconds);
            if (asrdata is not null)
                shell.Add(CpuClock.OfProgram(asrdata, shellArguments)!.Value.TotalSeconds);
        }

        double reference = Median(peer);
        Print("one hour, profile", Median(own), reference, "1/3");
        Print("one hour, first in its process", first.TotalSeconds, reference, "1/3");
        Print("one hour, whole asrdata process", Median(shell), reference, "");
        Print("one hour, ffmpeg astats,silencedetect,ebur128", reference, reference, "");

        string[] prompts = [.. hour.Prompts.Take(ShortPrompts)];
        if (prompts.Length > 0)
        {
            double many = Median([.. Enumerable.Range(0, Rounds).Select(_ => CpuClock.Of(() => Array.ForEach(prompts, Profile)).TotalSeconds)]);
            List<double> each = [];
            foreach (string prompt in prompts)
            {
                if (CpuClock.OfProgram("ffmpeg", peerArguments.Select(a => a == hour.Path ? prompt : a)) is TimeSpan time)
                    each.Add(time.TotalSeconds);
            }

            double all = each.Count == 0 ? double.NaN : each.Sum();
            Print($"{prompts.Length} prompts, profile", many, all, "1/20");
            Print($"{prompts.Length} prompts, ffmpeg once per file", all, all, "");
        }

        Console.WriteLine();
        ReportScaling(hour.Path);
        ReportMemory(hour.Path);
    }

    /// <summary>Eight hours by one thread and by two, elapsed time; what two threads take for one shows in the ratio.</summary>
    private static void ReportScaling(string path)
    {
        if (Environment.ProcessorCount < 2)
            return;
        List<double> ratios = [];
        for (int round = 0; round < Rounds; round++)
        {
            double one = Elapsed(1), two = Elapsed(2);
            ratios.Add(one / two);
        }

        Console.WriteLine(FormattableString.Invariant($"two threads over one, elapsed: {Median(ratios):0.00} times as fast (target: at least 1.8)"));

        double Elapsed(int threads)
        {
            int next = 0;
            Stopwatch watch = Stopwatch.StartNew();
            Task[] workers = [.. Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning))];
            Task.WaitAll(workers);
            return watch.Elapsed.TotalSeconds;

            void Work()
            {
                while (Interlocked.Increment(ref next) <= Hours)
                    Profile(path);
            }
        }
    }

    private static void Profile(string path)
    {
        using AudioReader reader = AudioFile.Open(path);
        if (AcousticProfiler.Profile(reader).Count != 1)
            throw new InvalidOperationException($"{path} has more than one channel.");
    }

    private static double Median(List<double> values)
    {
        if (values.Count == 0)
            return double.NaN;
        values.Sort();
        return values[values.Count / 2];
    }

    private static void Print(string what, double seconds, double reference, string target) =>
        Console.WriteLine(double.IsNaN(seconds)
            ? $"{what,-50} not installed"
            : FormattableString.Invariant($"{what,-50} {seconds,8:0.000} s   {seconds / reference,7:0.000} of ffmpeg   {(target.Length > 0 ? "target " + target : "")}"));

    public static string? FindShell()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "src/AsrDataTools.Shell/bin/Release/net10.0/asrdata");
            if (File.Exists(path) && Directory.Exists(Path.Combine(folder.FullName, "bin")))
                return path;
        }

        return null;
    }

    private static void ReportMemory(string path)
    {
        short[] minute = new short[16000 * 60];
        using (AudioReader reader = AudioFile.Open(path))
        {
            AudioBlock block = new(1, 16000);
            for (int n = 0; n < minute.Length && reader.Read(block); n += 16000)
                block.Integers(0).CopyTo(minute.AsSpan(n));
        }

        using Process self = Process.GetCurrentProcess();
        long before = self.PeakWorkingSet64;
        AcousticProfile profile = null!;
        TimeSpan time = CpuClock.Of(() => profile = AcousticProfiler.Profile(new LoopReader(16000, minute, 16000L * 86400))[0]);
        self.Refresh();
        Console.WriteLine(FormattableString.Invariant(
            $"24 hours: {time.TotalSeconds:0.00} s, {profile.SpeechSegmentCount} segments, peak memory {before / 1e6:0} MB before, {self.PeakWorkingSet64 / 1e6:0} MB after (target: at most 100 MB more)"));
    }
}
