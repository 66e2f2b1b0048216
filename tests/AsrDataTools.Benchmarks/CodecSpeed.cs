using System.Globalization;
using AsrDataTools.Benchmarks.Figures;

namespace AsrDataTools.Benchmarks;

/// <summary>An hour of speech in each coding that corpora come in: its size, and what decoding and profiling it costs, the decoder's process included.</summary>
internal static class CodecSpeed
{
    private static readonly (string Name, string File, string[] Arguments)[] Codings =
    [
        ("WAV, 16 bits, 16 kHz", "pcm16.wav", ["-c:a", "pcm_s16le"]),
        ("WAV, G.711 μ-law, 8 kHz", "mulaw.wav", ["-ar", "8000", "-c:a", "pcm_mulaw"]),
        ("FLAC, 16 kHz", "a.flac", ["-c:a", "flac"]),
        ("Opus, 24 kbit/s", "a.opus", ["-c:a", "libopus", "-b:a", "24k"]),
        ("MP3, 64 kbit/s, 16 kHz", "a.mp3", ["-c:a", "libmp3lame", "-b:a", "64k"]),
        ("M4A (AAC), 48 kbit/s, 16 kHz", "a.m4a", ["-c:a", "aac", "-b:a", "48k"]),
    ];

    public static IReadOnlyList<Figure> Run(FigureRun run)
    {
        using SpeechHour hour = new();
        using ScratchFolder folder = new();
        int seconds = run.Size(3600, 360);
        string size = seconds == 3600 ? "1 h" : FormattableString.Invariant($"{seconds / 3600.0:0.0} h");
        List<SpeedJob> jobs = [];
        foreach ((string name, string file, string[] arguments) in Codings)
        {
            string path = folder.File(file);
            if (CpuClock.OfProgram("ffmpeg", ["-nostdin", "-v", "error", "-i", hour.Path, "-t", seconds.ToString(CultureInfo.InvariantCulture), .. arguments, path]) is null)
                throw new MissingMaterialException("ffmpeg makes the files: apt install ffmpeg");
            jobs.Add(new SpeedJob(name, size, () => CpuClock.OfAll(() => ProfileSpeed.Profile(path)).TotalSeconds, FigureUnit.CpuSeconds) { Peers = [ProfileSpeed.Ffmpeg(path) with { Rounds = 1 }] });
            jobs.Add(SpeedJob.File(name, size, path));
        }

        return run.Measure(jobs);
    }
}
