using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks;

/// <summary>One hour of speech at 16 kHz, mono, 16 bit: Debian's asterisk prompts one after the other, brought to 16 kHz by sox.</summary>
internal sealed class SpeechHour : IDisposable
{
    private const int Seconds = 3600;
    private const string Sounds = "/usr/share/asterisk/sounds";

    private readonly string _folder = Directory.CreateTempSubdirectory("asrdata-benchmark-").FullName;

    public SpeechHour()
    {
        Path = System.IO.Path.Combine(_folder, "hour.wav");
        Prompts = Directory.Exists(Sounds)
            ? [.. Directory.EnumerateFiles(Sounds, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];
        string narrow = System.IO.Path.Combine(_folder, "narrow.wav");
        if (Prompts.Count > 0)
        {
            Write(narrow, 8000, ReadPrompts());
            if (CpuClock.OfProgram("sox", "-G", narrow, "-r", "16000", "-b", "16", Path) is not null)
            {
                Source = FormattableString.Invariant($"{Prompts.Count} asterisk prompts, repeated to one hour, 16 kHz by sox");
                return;
            }
        }

        Write(Path, 16000, Synthetic());
        Source = "synthetic bursts (asterisk-core-sounds-en-wav or sox is not installed)";
    }

    public string Path { get; }

    public string Source { get; }

    public IReadOnlyList<string> Prompts { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Write(string path, int sampleRate, IEnumerable<short[]> blocks)
    {
        using WaveWriter writer = new(path, sampleRate, 1);
        long left = (long)Seconds * sampleRate;
        foreach (short[] block in blocks)
        {
            int count = (int)Math.Min(left, block.Length);
            writer.Write(block.AsSpan(0, count));
            left -= count;
            if (left == 0)
                break;
        }

        writer.Complete();
    }

    private IEnumerable<short[]> ReadPrompts()
    {
        AudioBlock block = new(1, 65536);
        while (true)
        {
            foreach (string path in Prompts)
            {
                using AudioReader reader = AudioFile.Open(path);
                if (reader.Format is not { SampleRate: 8000, Channels: 1 })
                    continue;
                while (reader.Read(block))
                    yield return block.Integers(0).ToArray();
            }
        }
    }

    private static IEnumerable<short[]> Synthetic()
    {
        Random random = new(1);
        while (true)
        {
            short[] burst = new short[random.Next(8000, 48000)];
            bool speech = random.Next(3) > 0;
            double pitch = random.Next(90, 260);
            for (int n = 0; n < burst.Length; n++)
            {
                double value = 40 * (random.NextDouble() - 0.5);
                for (int harmonic = 1; speech && harmonic <= 20; harmonic++)
                    value += 3000.0 / harmonic * Math.Sin(2 * Math.PI * harmonic * pitch * n / 16000);
                burst[n] = (short)value;
            }

            yield return burst;
        }
    }
}
