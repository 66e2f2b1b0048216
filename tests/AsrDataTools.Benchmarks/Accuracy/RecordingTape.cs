using AsrDataTools.Audio;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Recordings laid end to end, so that a tool is started once for all of them, and where each lies, seconds.</summary>
internal sealed record RecordingTape(float[] Samples, int SampleRate, IReadOnlyList<(double Start, double End)> Places)
{
    private const double Around = 0.5;
    private const double Headroom = 0.5;

    /// <summary>Each prompt of at least two seconds a recording, at half its level, with 0.5 s of silence before and after.</summary>
    /// <param name="language">en, es, fr, it or ru.</param>
    /// <param name="format">wav (8 kHz) or g722 (16 kHz).</param>
    /// <param name="count">At most so many, spread over all prompts.</param>
    public static RecordingTape Prompts(string language, string format, int count)
    {
        (int sampleRate, int bytesASecond) = format == "g722" ? (16000, 8000) : (8000, 16000);
        string[] prompts = [.. SpeechMaterial.Files(language, format)
            .Where(path => !path.Contains("/silence/", StringComparison.Ordinal) && new FileInfo(path).Length >= 2 * bytesASecond)];
        int step = Math.Max(1, prompts.Length / Math.Max(1, count));
        return Of(prompts.Where((_, i) => i % step == 0).Take(count).Select(SpeechMaterial.Samples), sampleRate);
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

    public RecordingTape Scaled(double factor) => this with { Samples = [.. Samples.Select(x => (float)(factor * x))] };
}
