using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Music that anyone can make anew: chords that change every two beats, a bass, a melody on a pentatonic scale and a drum,
/// each note a handful of harmonics that decay. Seeds differ in key, tempo, timbre and pattern.
/// </summary>
internal static class MadeMusic
{
    private static readonly int[][] Progressions = [[0, 5, 7, 0], [0, 9, 5, 7], [9, 5, 0, 7], [2, 7, 0, 9], [0, 7, 9, 4]];
    private static readonly int[] Scale = [0, 2, 4, 7, 9];

    /// <summary>Samples of RMS 1.</summary>
    public static float[] Samples(int length, int sampleRate, int seed)
    {
        SeededRandom random = new(seed);
        float[] music = new float[length];
        double root = 110 * Math.Pow(2, random.Next(12) / 12.0), beat = 60 / (80 + (80 * random.NextDouble()));
        double decay = 0.25 + random.NextDouble(), brightness = 0.7 + (1.3 * random.NextDouble());
        bool drums = random.NextDouble() < 0.6, melody = random.NextDouble() < 0.8, sustained = random.NextDouble() < 0.35;
        int[] progression = Progressions[random.Next(Progressions.Length)];
        for (int step = 0; step * beat / 2 * sampleRate < length; step++)
        {
            double at = step * beat / 2;
            double chord = root * Math.Pow(2, progression[step / 4 % progression.Length] / 12.0);
            if (step % 4 == 0)
            {
                foreach (int interval in (int[])[0, 4, 7, 12])
                    Note(music, sampleRate, at, chord * Math.Pow(2, interval / 12.0), sustained ? 3 : decay, brightness, 0.5, 2.2 * beat);
            }

            if (step % 2 == 0)
                Note(music, sampleRate, at, chord / 2, decay, brightness, 0.7, beat);
            if (melody && random.NextDouble() < 0.7)
                Note(music, sampleRate, at, 2 * root * Math.Pow(2, (Scale[random.Next(5)] + (12 * random.Next(2))) / 12.0), decay / 2, brightness, 0.6, beat);
            if (drums)
                Stroke(music, sampleRate, at, step % 4 == 2 ? 0.12 : 0.03, step % 2 == 0 ? 0.8 : 0.25, random);
        }

        float scale = (float)(1 / Math.Max(1e-9, NoiseGenerator.Rms(music)));
        for (int n = 0; n < length; n++)
            music[n] *= scale;
        return music;
    }

    private static void Note(float[] music, int sampleRate, double at, double hertz, double decay, double brightness, double level, double seconds)
    {
        int first = (int)(at * sampleRate), count = Math.Min((int)(seconds * sampleRate), music.Length - first);
        for (int harmonic = 1; harmonic <= 10 && harmonic * hertz < sampleRate * 0.45; harmonic++)
        {
            // A rotating pointer; the last 10 ms fade so that no note ends in a click.
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * harmonic * hertz / sampleRate);
            double x = 0, y = level / Math.Pow(harmonic, brightness);
            double fade = Math.Exp(-(1 + (0.3 * harmonic)) / (decay * sampleRate));
            for (int n = 0; n < count; n++)
            {
                double edge = Math.Min(1, Math.Min(n / (0.005 * sampleRate), (count - n) / (0.01 * sampleRate)));
                music[first + n] += (float)(edge * x);
                (x, y) = (fade * ((x * cosine) + (y * sine)), fade * ((y * cosine) - (x * sine)));
            }
        }
    }

    private static void Stroke(float[] music, int sampleRate, double at, double decay, double level, SeededRandom random)
    {
        int first = (int)(at * sampleRate), count = Math.Min((int)(4 * decay * sampleRate), music.Length - first);
        for (int n = 0; n < count; n++)
            music[first + n] += (float)(level * ((2 * random.NextDouble()) - 1) * Math.Exp(-n / (decay * sampleRate)));
    }
}
