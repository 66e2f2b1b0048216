using AsrDataTools.Core.Tests.Audio;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>Signals with known answers, and ways to feed them.</summary>
internal static class TestSignals
{
    public delegate void AddSamples<T>(ReadOnlySpan<T> samples);

    public static float[] Sine(double hertz, double amplitude, double seconds, int sampleRate) =>
        [.. Enumerable.Range(0, (int)(seconds * sampleRate)).Select(n => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * n / sampleRate)))];

    /// <summary>Noise of normal distribution whose loudness rises and falls like phrases, with pauses.</summary>
    public static float[] Phrases(double seconds, int sampleRate, int seed, double level = 0.1)
    {
        Random random = new(seed);
        float[] samples = new float[(int)(seconds * sampleRate)];
        for (int n = 0; n < samples.Length; n++)
        {
            double phrase = Math.Max(0, Math.Sin(2 * Math.PI * 0.4 * n / sampleRate)) + 0.003;
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            samples[n] = (float)Math.Clamp(level * phrase * normal, -1, 1);
        }

        return samples;
    }

    public static short[] ToShort(ReadOnlySpan<float> samples)
    {
        short[] integers = new short[samples.Length];
        for (int n = 0; n < integers.Length; n++)
            integers[n] = (short)Math.Clamp(MathF.Round(samples[n] * 32768), short.MinValue, short.MaxValue);
        return integers;
    }

    public static float[] ToFloat(ReadOnlySpan<short> integers)
    {
        float[] samples = new float[integers.Length];
        for (int n = 0; n < samples.Length; n++)
            samples[n] = integers[n] / 32768f;
        return samples;
    }

    /// <summary>Feeds the samples in pieces of random length, many of them tiny.</summary>
    public static void FeedInPieces<T>(T[] samples, int seed, AddSamples<T> add)
    {
        Random random = new(seed);
        int longest = 1 << random.Next(1, 16);
        for (int start = 0; start < samples.Length;)
        {
            int length = Math.Min(random.Next(0, longest + 1), samples.Length - start);
            add(samples.AsSpan(start, length));
            start += length;
        }
    }

    /// <summary>Recorded prompts of three voices (every <paramref name="every"/>-th); skips the test where they are absent.</summary>
    public static IEnumerable<string> Prompts(int every, string extension = "wav")
    {
        foreach (string voice in (string[])["en", "es", "fr"])
        {
            SpeechMixture.SkipWithoutPrompts(voice);
            string[] files = [.. Directory.EnumerateFiles(SpeechMixture.Voice(voice), $"*.{extension}").Order(StringComparer.Ordinal)];
            for (int i = 0; i < files.Length; i += every)
                yield return files[i];
        }
    }

    public static short[] ReadPrompt(string path) => Decoded.Read(path, capacity: 1 << 16).Integers[0];
}
