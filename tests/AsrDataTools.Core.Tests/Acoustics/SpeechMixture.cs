using System.Collections.Concurrent;
using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>Real speech with pauses, and noise added to it at a known ratio to its active level (ITU-T P.56, method B).</summary>
internal static class SpeechMixture
{
    public enum Noise
    {
        White,
        Pink,
        Babble,
    }

    private const string Sounds = "/usr/share/asterisk/sounds";

    private static readonly ConcurrentDictionary<string, float[]> Prompts = new();

    public static string Voice(string language) => Path.Combine(Sounds, language switch
    {
        "en" => "en_US_f_Allison",
        "es" => "es_MX_f_Allison",
        "fr" => "fr_CA_f_June",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    });

    public static void SkipWithoutPrompts(string language, int sampleRate = 8000)
    {
        string format = sampleRate == 8000 ? "wav" : "g722";
        bool there = Directory.Exists(Voice(language)) && Directory.EnumerateFiles(Voice(language), "*." + format).Any();
        Assert.SkipUnless(there, $"needs asterisk-core-sounds-{language}-{format}");
    }

    /// <summary>Prompts of one voice one after the other, 0.3 to 1.3 s of nothing between them, at 8 or 16 kHz.</summary>
    public static float[] Speech(string language, int sampleRate, double seconds, int seed)
    {
        Random random = new(seed);
        string[] files = [.. Directory.EnumerateFiles(Voice(language), sampleRate == 8000 ? "vm-*.wav" : "vm-*.g722").Order(StringComparer.Ordinal).Take(24)];
        List<float> speech = [.. new float[(int)(0.5 * sampleRate)]];
        while (speech.Count < seconds * sampleRate)
        {
            float[] prompt = Prompts.GetOrAdd(files[random.Next(files.Length)], path => Read(path, sampleRate));
            if (prompt.Length < 1.5 * sampleRate)
                continue;
            speech.AddRange(prompt);
            speech.AddRange(new float[(int)((0.3 + random.NextDouble()) * sampleRate)]);
        }

        return [.. speech];
    }

    /// <summary>One prompt as it is.</summary>
    public static float[] Prompt(string path, int sampleRate) => Prompts.GetOrAdd(path, p => Read(p, sampleRate));

    public static float[] Mix(float[] speech, int sampleRate, Noise kind, double snrDb, int seed)
    {
        float[] noise = Make(kind, speech.Length, sampleRate, seed);
        double level = ActiveLevel(speech, sampleRate).Level;
        double power = noise.Average(x => (double)x * x);
        double gain = Math.Pow(10, (level - snrDb) / 20) / Math.Sqrt(power);
        float[] mixed = new float[speech.Length];
        for (int n = 0; n < mixed.Length; n++)
            mixed[n] = (float)(speech[n] + (gain * noise[n]));
        double peak = mixed.Max(Math.Abs);
        double scale = Math.Min(1, 0.99 / peak);
        for (int n = 0; n < mixed.Length; n++)
            mixed[n] = (float)(Math.Round(mixed[n] * scale * 32768) / 32768);
        return mixed;
    }

    /// <summary>The definition of ITU-T P.56 method B, sample by sample.</summary>
    public static (double Level, double Activity) ActiveLevel(float[] x, int sampleRate)
    {
        double g = Math.Exp(-1 / (sampleRate * 0.03)), p = 0, q = 0, energy = 0;
        int hold = (int)Math.Ceiling(0.2 * sampleRate);
        double[] thresholds = [.. Enumerable.Range(1, 15).Select(j => Math.Pow(2, j - 16))];
        long[] active = new long[15];
        int[] hang = [.. Enumerable.Repeat(hold, 15)];
        foreach (float value in x)
        {
            energy += (double)value * value;
            p = (g * p) + ((1 - g) * Math.Abs(value));
            q = (g * q) + ((1 - g) * p);
            for (int j = 0; j < 15; j++)
            {
                if (q >= thresholds[j])
                {
                    active[j]++;
                    hang[j] = 0;
                }
                else if (hang[j] < hold)
                {
                    active[j]++;
                    hang[j]++;
                }
            }
        }

        double before = 0, beforeMargin = 0;
        for (int j = 0; j < 15; j++)
        {
            if (active[j] == 0)
                break;
            double level = 10 * Math.Log10(energy / active[j]);
            double margin = level - (20 * Math.Log10(thresholds[j])) - 15.9;
            if (margin <= 0)
            {
                double at = j == 0 ? level : before + ((level - before) * beforeMargin / (beforeMargin - margin));
                return (at, energy / x.Length / Math.Pow(10, at / 10));
            }

            before = level;
            beforeMargin = margin;
        }

        return (double.NegativeInfinity, 0);
    }

    private static float[] Make(Noise kind, int length, int sampleRate, int seed)
    {
        Random random = new(seed);
        float[] noise = new float[length];
        if (kind == Noise.Babble)
        {
            // Eight talkers of another language than the speech's, each from its own place and over again.
            for (int talker = 0; talker < 8; talker++)
            {
                float[] voice = Speech("fr", sampleRate, 12, seed + talker);
                int shift = random.Next(voice.Length);
                for (int n = 0; n < length; n++)
                    noise[n] += voice[(n + shift) % voice.Length];
            }

            return noise;
        }

        double[] rows = new double[12];
        for (int n = 0; n < length; n++)
        {
            double white = Gaussian(random);
            if (kind == Noise.Pink)
            {
                // Voss and McCartney: rows renewed at halving rates.
                int row = Math.Min(System.Numerics.BitOperations.TrailingZeroCount(n + 1), rows.Length - 1);
                rows[row] = Gaussian(random);
                noise[n] = (float)(rows.Sum() + white);
            }
            else
            {
                noise[n] = (float)white;
            }
        }

        return noise;
    }

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static float[] Read(string path, int sampleRate)
    {
        using AudioReader reader = AudioFile.Open(path);
        Assert.Equal(sampleRate, reader.Format.SampleRate);
        AudioBlock block = new(1, 32768);
        List<float> samples = [];
        while (reader.Read(block))
            samples.AddRange(block.Samples(0));
        return [.. samples];
    }
}
