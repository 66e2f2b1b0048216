using System.Numerics.Tensors;
using AsrDataTools.Audio;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>Samples at the studio's rate with the turns they hold.</summary>
internal sealed record DemoTake(float[] Samples, IReadOnlyList<DemoTurn> Turns)
{
    public double DurationSeconds => Samples.Length / (double)DemoCorpusBuilder.StudioRate;
}

/// <summary>Puts lines together into prompts and conversations, and writes recordings.</summary>
internal sealed class DemoStudio(IDemoSpeech speech, string folder, CancellationToken cancellation)
{
    private const int Rate = DemoCorpusBuilder.StudioRate;
    private const double StudioLevelDbov = -24;
    private const double PauseTrimDb = -50;

    public IDemoSpeech Speech => speech;

    public CancellationToken Cancellation => cancellation;

    public string PathOf(string relative) => Path.Combine(folder, relative);

    /// <summary>One speaker says the lines, one after the other.</summary>
    public DemoTake Say(DemoSpeaker speaker, IReadOnlyList<DemoLine> lines, SeededRandom random)
    {
        List<float> samples = [.. new float[Samples(random.Between(0.1, 0.25))]];
        List<DemoTurn> turns = [];
        foreach (DemoLine line in lines)
        {
            float[] clip = Speak(speaker, line, random);
            double start = samples.Count / (double)Rate;
            samples.AddRange(clip);
            turns.Add(new(speaker, start, samples.Count / (double)Rate, line.Text));
            samples.AddRange(new float[Samples(random.Between(0.25, 0.5))]);
        }

        return new([.. samples], turns);
    }

    /// <summary>
    /// Speakers take turns; a next turn begins after a pause, or before the last has ended where people talk at once.
    /// </summary>
    /// <param name="lines">Who says what.</param>
    /// <param name="overlapShare">How often a turn begins early, 0…1.</param>
    /// <param name="random">Where chance comes from.</param>
    public DemoTake Converse(IReadOnlyList<(DemoSpeaker Speaker, DemoLine Line)> lines, double overlapShare, SeededRandom random)
    {
        List<(int Start, float[] Clip)> clips = [];
        List<DemoTurn> turns = [];
        int end = 0;
        foreach ((DemoSpeaker speaker, DemoLine line) in lines)
        {
            float[] clip = Speak(speaker, line, random);
            bool early = turns.Count > 0 && turns[^1].Speaker != speaker && random.NextDouble() < overlapShare;
            double gap = early ? -random.Between(0.3, 0.7) : random.Between(0.2, 0.6);
            int start = Math.Max(turns.Count == 0 ? 0 : clips[^1].Start + Samples(0.2), end + Samples(gap));
            clips.Add((start, clip));
            end = Math.Max(end, start + clip.Length);
            turns.Add(new(speaker, start / (double)Rate, (start + clip.Length) / (double)Rate, line.Text));
        }

        float[] samples = new float[end + Samples(random.Between(0.25, 0.5))];
        foreach ((int start, float[] clip) in clips)
        {
            Span<float> place = samples.AsSpan(start, clip.Length);
            TensorPrimitives.Add(place, clip, place);
        }

        return new(samples, turns);
    }

    /// <summary>A quiet room and a good microphone: level near −24 dBov, pink room noise 36 to 50 dB below the speech.</summary>
    public static void AddRoom(DemoTake take, DemoSpeaker speaker, SeededRandom random)
    {
        NoiseMixer.SetLevel(take.Samples, Rate, StudioLevelDbov + Math.Clamp(speaker.LevelDb, -5, 5));
        float[] noise = NoiseGenerator.Pink(take.Samples.Length, Rate, random);
        NoiseMixer.Add(take.Samples, noise, random.Between(36, 50), Rate);
    }

    /// <summary>Writes a recording under its path relative to the corpus.</summary>
    public void Write(string relative, ReadOnlySpan<float> samples, int rate, SampleEncoding encoding)
    {
        cancellation.ThrowIfCancellationRequested();
        string path = PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using WaveWriter writer = new(path, rate, 1, encoding);
        writer.Write(samples);
        writer.Complete();
    }

    // A line without the silence around it, at a common level, through the speaker's microphone.
    private float[] Speak(DemoSpeaker speaker, DemoLine line, SeededRandom random)
    {
        cancellation.ThrowIfCancellationRequested();
        ReadOnlySpan<float> clip = speech.Speak(line, speaker, random, cancellation);
        float threshold = TensorPrimitives.MaxMagnitude(clip) * (float)Math.Pow(10, PauseTrimDb / 20);
        int margin = Samples(0.03);
        int first = 0, last = clip.Length - 1;
        while (first < last && Math.Abs(clip[first]) < Math.Abs(threshold)) first++;
        while (last > first && Math.Abs(clip[last]) < Math.Abs(threshold)) last--;
        clip = clip[Math.Max(0, first - margin)..Math.Min(clip.Length, last + margin)];

        float[] tilted = new float[clip.Length];
        float previous = 0;
        for (int i = 0; i < clip.Length; i++)
        {
            tilted[i] = clip[i] - (float)speaker.Tilt * previous;
            previous = clip[i];
        }

        NoiseMixer.SetLevel(tilted, Rate, StudioLevelDbov);
        return tilted;
    }

    private static int Samples(double seconds) => (int)(seconds * Rate);
}
