using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Leakage;

/// <summary>Something as varied as speech that anyone can make anew: syllables of a gliding voice with three resonances each, and pauses.</summary>
internal static class MadeSpeech
{
    public static float[] Samples(double seconds, int sampleRate, int seed)
    {
        SeededRandom random = new(seed);
        float[] samples = new float[(int)(seconds * sampleRate)];
        int at = 0;
        while (at < samples.Length)
        {
            int length = (int)((0.08 + (0.14 * random.NextDouble())) * sampleRate);
            double from = 90 + (150 * random.NextDouble()), to = from * (0.8 + (0.4 * random.NextDouble())), level = 0.02 + (0.08 * random.NextDouble());
            double[] formants = [250 + (600 * random.NextDouble()), 900 + (1300 * random.NextDouble()), 2300 + (900 * random.NextDouble())];
            double middle = (from + to) / 2, phase = 0;
            double[] gains = [.. Enumerable.Range(1, (int)(3600 / middle)).Select(harmonic => formants.Sum(formant => 1 / (1 + Math.Pow(((harmonic * middle) - formant) / 90, 2))))];
            for (int n = 0; n < length && at + n < samples.Length; n++)
            {
                phase += 2 * Math.PI * (from + ((to - from) * n / length)) / sampleRate;
                (double sine, double cosine) = Math.SinCos(phase);
                double value = 0, x = sine, y = cosine;
                foreach (double gain in gains)
                {
                    value += gain * x;
                    (x, y) = ((x * cosine) + (y * sine), (y * cosine) - (x * sine));
                }

                samples[at + n] += (float)(level * Math.Sin(Math.PI * n / length) * value);
            }

            at += length;
            if (random.NextDouble() < 0.1)
                at += (int)(0.25 * random.NextDouble() * sampleRate);
        }

        return samples;
    }
}
