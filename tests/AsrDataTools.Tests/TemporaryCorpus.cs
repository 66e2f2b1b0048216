using AsrDataTools.Audio;

namespace AsrDataTools.Tests;

/// <summary>A folder of small generated recordings, gone at the end of the test.</summary>
public sealed class TemporaryCorpus : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("asrdata-test-").FullName;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes bursts of a modulated tone over faint noise: speech enough for plumbing, not for measures.</summary>
    public string WriteSpeech(string name, double seconds = 2, int sampleRate = 8000, int seed = 1)
    {
        Random random = new(seed);
        double highest = 0.42 * sampleRate; // So that the band depends on the rate, as that of real recordings does.
        short[] samples = new short[(int)(seconds * sampleRate)];
        for (int index = 0; index < samples.Length; index++)
        {
            double time = index / (double)sampleRate;
            bool talking = time % 1.0 < 0.6;
            double voice = talking ? Math.Sin(2 * Math.PI * 150 * time) + Math.Sin(2 * Math.PI * 900 * time) + Math.Sin(2 * Math.PI * 2300 * time) + (0.3 * Math.Sin(2 * Math.PI * highest * time)) : 0;
            samples[index] = (short)((2500 * voice * (1 + Math.Sin(2 * Math.PI * 4 * time))) + random.Next(-30, 31));
        }

        string path = PathOf(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using WaveWriter writer = new(path, sampleRate);
        writer.Write(samples);
        writer.Complete();
        return path;
    }

    /// <summary>Writes tones that change five times a second, as no other seed has them: no two of these are the same sound.</summary>
    public string WriteTones(string name, double seconds, int sampleRate, int seed)
    {
        Random random = new(seed);
        double[] pitches = new double[4];
        short[] samples = new short[(int)(seconds * sampleRate)];
        for (int index = 0; index < samples.Length; index++)
        {
            if (index % (sampleRate / 5) == 0) pitches = [.. pitches.Select(_ => 200 + (2800 * random.NextDouble()))];
            double time = index / (double)sampleRate;
            samples[index] = (short)((time % 1.0 < 0.6 ? 2500 * pitches.Sum(pitch => Math.Sin(2 * Math.PI * pitch * time)) : 0) + random.Next(-30, 31));
        }

        string path = PathOf(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using WaveWriter writer = new(path, sampleRate);
        writer.Write(samples);
        writer.Complete();
        return path;
    }

    public string WriteText(string name, string text)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
