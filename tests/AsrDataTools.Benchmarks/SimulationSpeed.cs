using System.Collections;
using AsrDataTools.Audio;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Corpus;
using AsrDataTools.Simulation;

namespace AsrDataTools.Benchmarks;

/// <summary>A telephone line with noise, beside sox and ffmpeg doing the like.</summary>
internal static class SimulationSpeed
{
    private static readonly IDictionary[] Line =
    [
        new Hashtable { ["Kind"] = "Resample", ["SampleRate"] = 8000 },
        new Hashtable { ["Kind"] = "Band" },
        new Hashtable { ["Kind"] = "Noise", ["Type"] = "Pink", ["SnrDb"] = 15 },
        new Hashtable { ["Kind"] = "Codec", ["Name"] = "MuLaw" },
    ];

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        using SpeechHour hour = new();
        using ScratchFolder folder = new();
        return run.Measure(SpeedJob.Cpu(
            "a telephone line with noise at a set SNR",
            "1 h at 16 kHz",
            () => Make(hour.Path, folder.File("ours"), 1),
            new SpeedPeer("sox, thrice, fixed gain", () => Sox(hour.Path, folder)),
            new SpeedPeer("ffmpeg, fixed gain", () => Ffmpeg(hour.Path, folder))));
    }

    /// <summary>One long recording.</summary>
    public static IReadOnlyList<Figure> RunLong(FigureRun run, double hours)
    {
        using SpeechHour hour = new();
        using ScratchFolder folder = new();
        string path = folder.File("long.wav"), size = FormattableString.Invariant($"{hours:0.##} h at 16 kHz");
        Repeat(hour.Path, path, hours);
        return run.Measure(
            SpeedJob.Cpu("a telephone line with noise, one file", size, () => Make(path, folder.File("out"), 0)),
            SpeedJob.Memory("a telephone line with noise, one file", size, () => Make(path, folder.File("out"), 0)));
    }

    private static void Make(string path, string folder, long seed)
    {
        SpeechUtterance parent = new() { Id = "hour", AudioPath = path };
        using VariantMaker maker = new(new VariantOptions { Folder = folder, Chains = [ChannelChain.Of(Line)], Seed = seed, Force = true }, [parent], CancellationToken.None);
        maker.Make(parent, 1);
    }

    private static double? Sox(string path, ScratchFolder folder)
    {
        string band = folder.File("band.wav"), noise = folder.File("noise.wav");
        return CpuClock.OfProgram("sox", path, "-r", "8000", band, "sinc", "300-3400")?.TotalSeconds
            + CpuClock.OfProgram("sox", "-n", "-r", "8000", noise, "synth", "3600", "pinknoise", "vol", "0.05")?.TotalSeconds
            + CpuClock.OfProgram("sox", "-m", band, noise, "-e", "mu-law", folder.File("sox.wav"))?.TotalSeconds;
    }

    private static double? Ffmpeg(string path, ScratchFolder folder) => CpuClock.OfProgram(
        "ffmpeg", "-nostdin", "-v", "error", "-y", "-threads", "1", "-i", path, "-f", "lavfi", "-i", "anoisesrc=color=pink:sample_rate=8000:duration=3600:amplitude=0.05",
        "-filter_complex", "[0]aresample=8000,highpass=f=300,lowpass=f=3400[a];[a][1]amix=inputs=2", "-c:a", "pcm_mulaw", folder.File("ffmpeg.wav"))?.TotalSeconds;

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
