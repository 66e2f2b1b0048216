using System.Collections;
using System.Diagnostics;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Simulation;

namespace AsrDataTools.Benchmarks;

/// <summary>CPU time and memory of a telephone line with noise, beside sox and ffmpeg doing the like in the same run.</summary>
internal static class SimulationSpeed
{
    private const int Rounds = 3;

    private static readonly IDictionary[] Line =
    [
        new Hashtable { ["Kind"] = "Resample", ["SampleRate"] = 8000 },
        new Hashtable { ["Kind"] = "Band" },
        new Hashtable { ["Kind"] = "Noise", ["Type"] = "Pink", ["SnrDb"] = 15 },
        new Hashtable { ["Kind"] = "Codec", ["Name"] = "MuLaw" },
    ];

    public static void Run()
    {
        using SpeechHour hour = new();
        Console.WriteLine($"{hour.Source}: 8 kHz, 300-3400 Hz, pink noise, G.711 μ-law; times real time on one core, medians of {Rounds}");
        string folder = Directory.CreateTempSubdirectory("asrdata-benchmark-").FullName;
        try
        {
            List<double> ours = [], sox = [], ffmpeg = [];
            for (int round = 0; round < Rounds; round++)
            {
                ours.Add(CpuClock.Of(() => Make(hour.Path, Path.Combine(folder, "ours"), round)).TotalSeconds);
                sox.Add(Sox(hour.Path, folder));
                ffmpeg.Add(Ffmpeg(hour.Path, folder));
            }

            Tell("New-ChannelVariant, SNR set on P.56 level", ours);
            Tell("sox (fixed noise gain, three runs)", sox);
            Tell("ffmpeg (fixed noise gain, two-pole filters)", ffmpeg);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Peak memory beyond what stood before, of one long recording.</summary>
    public static void RunLong(double hours)
    {
        using SpeechHour hour = new();
        string folder = Directory.CreateTempSubdirectory("asrdata-benchmark-").FullName;
        try
        {
            string path = Path.Combine(folder, "long.wav");
            Repeat(hour.Path, path, hours);
            Make(hour.Path, Path.Combine(folder, "warm"), 0);
            GC.Collect();
            using Process self = Process.GetCurrentProcess();
            long before = self.WorkingSet64, most = before;
            using Timer watch = new(_ =>
            {
                using Process now = Process.GetCurrentProcess();
                most = Math.Max(most, now.WorkingSet64);
            }, null, 0, 100);
            TimeSpan cpu = CpuClock.Of(() => Make(path, Path.Combine(folder, "out"), 0));
            Console.WriteLine(FormattableString.Invariant(
                $"{hours:0.##} h in one file: {(most - before) / 1e6:0} MB beyond {before / 1e6:0} MB, {hours * 3600 / cpu.TotalSeconds:0} x real time on one core"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Make(string path, string folder, long seed)
    {
        SpeechUtterance parent = new() { Id = "hour", AudioPath = path };
        using VariantMaker maker = new(new VariantOptions { Folder = folder, Chains = [ChannelChain.Of(Line)], Seed = seed, Force = true }, [parent], CancellationToken.None);
        maker.Make(parent, 1);
    }

    private static double Sox(string path, string folder)
    {
        string band = Path.Combine(folder, "band.wav"), noise = Path.Combine(folder, "noise.wav");
        return Program(CpuClock.OfProgram("sox", path, "-r", "8000", band, "sinc", "300-3400"))
            + Program(CpuClock.OfProgram("sox", "-n", "-r", "8000", noise, "synth", "3600", "pinknoise", "vol", "0.05"))
            + Program(CpuClock.OfProgram("sox", "-m", band, noise, "-e", "mu-law", Path.Combine(folder, "sox.wav")));
    }

    private static double Ffmpeg(string path, string folder) => Program(CpuClock.OfProgram(
        "ffmpeg", "-nostdin", "-v", "error", "-y", "-threads", "1", "-i", path, "-f", "lavfi", "-i", "anoisesrc=color=pink:sample_rate=8000:duration=3600:amplitude=0.05",
        "-filter_complex", "[0]aresample=8000,highpass=f=300,lowpass=f=3400[a];[a][1]amix=inputs=2", "-c:a", "pcm_mulaw", Path.Combine(folder, "ffmpeg.wav")));

    private static double Program(TimeSpan? cpu) => cpu?.TotalSeconds ?? double.NaN;

    private static void Tell(string what, List<double> seconds)
    {
        double median = seconds.Order().ElementAt(seconds.Count / 2);
        Console.WriteLine(FormattableString.Invariant($"  {what,-46} {median,7:0.00} s CPU an hour, {3600 / median,6:0} x real time"));
    }

    private static void Repeat(string source, string path, double hours)
    {
        using WaveWriter writer = new(path, 16000);
        AudioBlock block = new(1, 1 << 15);
        for (long left = (long)(hours * 3600 * 16000); left > 0;)
        {
            using AudioReader reader = AudioFile.Open(source);
            while (left > 0 && reader.Read(block))
            {
                int count = (int)Math.Min(left, block.Frames);
                writer.Write(block.Integers(0)[..count]);
                left -= count;
            }
        }

        writer.Complete();
    }
}
