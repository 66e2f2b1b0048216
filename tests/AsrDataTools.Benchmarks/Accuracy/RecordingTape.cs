using System.Globalization;
using AsrDataTools.Audio;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Recordings laid end to end, so that a tool is started once for all of them, and where each lies, seconds.</summary>
internal sealed record RecordingTape(float[] Samples, int SampleRate, IReadOnlyList<(double Start, double End)> Places)
{
    private const double Around = 0.5;
    // For tools that overshoot.
    private const double Headroom = 0.5;

    /// <summary>Each prompt a recording, at half its level, with 0.5 s of silence before and after.</summary>
    /// <param name="language">en, es, fr, it or ru.</param>
    /// <param name="format">wav (8 kHz) or g722 (16 kHz).</param>
    /// <param name="count">At most so many, spread over all prompts.</param>
    /// <param name="leastSeconds">Shorter ones are left out, as is what holds no speech.</param>
    public static RecordingTape Prompts(string language, string format, int count, double leastSeconds = 2)
    {
        (int sampleRate, int bytesASecond) = format == "g722" ? (16000, 8000) : (8000, 16000);
        string[] prompts = [.. SpeechMaterial.Files(language, format).Where(path =>
            !path.Contains("/silence/", StringComparison.Ordinal)
            && SpeechMaterial.IsVoice(path)
            && new FileInfo(path).Length >= leastSeconds * bytesASecond)];
        double step = Math.Max(1, prompts.Length / (double)Math.Max(1, count));
        int chosen = Math.Min(count, prompts.Length);
        return Of(Enumerable.Range(0, chosen).Select(i => SpeechMaterial.Samples(prompts[(int)(i * step)])), sampleRate);
    }

    /// <summary>Recordings one after the other, at half their level, with 0.5 s of silence before and after each.</summary>
    public static RecordingTape Of(IEnumerable<float[]> recordings, int sampleRate)
    {
        float[] silence = new float[(int)(Around * sampleRate)];
        List<float> samples = [];
        List<(double, double)> places = [];
        foreach (float[] recording in recordings)
        {
            double start = samples.Count / (double)sampleRate;
            samples.AddRange(silence);
            samples.AddRange(recording.Select(x => (float)(Headroom * x)));
            samples.AddRange(silence);
            places.Add((start, samples.Count / (double)sampleRate));
        }

        return new RecordingTape([.. samples], sampleRate, places);
    }

    /// <summary>The recordings by themselves.</summary>
    public IEnumerable<float[]> Recordings() => Places.Select(place =>
        Samples[Math.Min(Samples.Length, (int)(place.Start * SampleRate))..Math.Min(Samples.Length, (int)(place.End * SampleRate))]);

    /// <summary>The tape after a program has worked on it; null where that is not installed.</summary>
    /// <param name="program">sox or ffmpeg.</param>
    /// <param name="arguments">Of the files to read and to write.</param>
    public RecordingTape? Through(string program, Func<string, string, IEnumerable<string>> arguments)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("asrdata-accuracy-");
        try
        {
            string input = Path.Combine(folder.FullName, "in.wav"), output = Path.Combine(folder.FullName, "out.wav");
            using (WaveWriter writer = new(input, SampleRate))
            {
                writer.Write([.. Samples.Select(x => (short)Math.Clamp(Math.Round(x * 32768.0), short.MinValue, short.MaxValue))]);
                writer.Complete();
            }

            if (SystemTool.Run(program, arguments(input, output)) is null)
                return null;
            using AudioReader reader = AudioFile.Open(output);
            AudioBlock block = new(reader.Format.Channels, 32768);
            List<float> samples = [];
            while (reader.Read(block))
                samples.AddRange(block.Samples(0));
            return this with { Samples = [.. samples], SampleRate = reader.Format.SampleRate };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>White noise so far below each recording's active speech level.</summary>
    public RecordingTape WithNoise(double snrDb, int seed)
    {
        float[] noisy = [.. Samples];
        SeededRandom random = new(seed);
        foreach ((double start, double end) in Places)
        {
            Span<float> recording = noisy.AsSpan(Math.Min(noisy.Length, (int)(start * SampleRate))..Math.Min(noisy.Length, (int)(end * SampleRate)));
            NoiseMixer.Add(recording, NoiseGenerator.White(recording.Length, random), snrDb, SampleRate);
        }

        return this with { Samples = noisy };
    }

    /// <summary>Each sample times a factor.</summary>
    public RecordingTape Scaled(double factor) => this with { Samples = [.. Samples.Select(x => (float)(factor * x))] };

    /// <summary>The tape at another rate, by a filter far sharper than any in question; null without sox.</summary>
    public RecordingTape? At(int sampleRate) => sampleRate == SampleRate
        ? this
        : Through("sox", (input, output) => ["-V1", "-D", "-G", input, "-r", sampleRate.ToString(CultureInfo.InvariantCulture), output, "rate", "-v"]);

    /// <summary>The tape after it went through a lossy codec; null without ffmpeg.</summary>
    /// <param name="encoder">Of ffmpeg: libmp3lame, aac, libopus.</param>
    /// <param name="extension">Of the file that holds it.</param>
    /// <param name="kilobits">A second.</param>
    public RecordingTape? Coded(string encoder, string extension, int kilobits)
    {
        string coded = Path.Combine(Path.GetTempPath(), $"asrdata-accuracy-{Guid.NewGuid():N}.{extension}");
        try
        {
            _ = Through("ffmpeg", (input, output) => ["-nostdin", "-v", "error", "-i", input, "-c:a", encoder, "-b:a", FormattableString.Invariant($"{kilobits}k"), coded, output]);
            return Through("ffmpeg", (_, output) => ["-nostdin", "-v", "error", "-i", coded, output]);
        }
        finally
        {
            File.Delete(coded);
        }
    }
}
