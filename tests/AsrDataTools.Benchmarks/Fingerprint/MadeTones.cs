using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>What telephones say that is no speech, as ITU-T E.180 and Q.35 list it, and silence.</summary>
internal static class MadeTones
{
    private static readonly double[] DtmfLow = [697, 770, 852, 941], DtmfHigh = [1209, 1336, 1477];

    public static IEnumerable<float[]> All(int sampleRate, double seconds)
    {
        int length = (int)(seconds * sampleRate);
        yield return new float[length];
        SeededRandom random = new(1);
        yield return [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextNormal() / 32768))];
        foreach ((double low, double high, double on, double off) in ((double, double, double, double)[])
            [(350, 440, seconds, 1), (425, 425, seconds, 1), (440, 480, 2, 4), (425, 425, 1, 4), (400, 450, 0.4, 0.2), (480, 620, 0.5, 0.5), (425, 425, 0.48, 0.48), (480, 620, 0.25, 0.25), (1100, 1100, seconds, 1), (1400, 2060, 0.1, 0.1)])
            yield return Sequence(length, sampleRate, [(low, high, on), (0, 0, off)]);
        yield return Sequence(length, sampleRate, [(950, 950, 0.33), (1400, 1400, 0.33), (1800, 1800, 0.33), (0, 0, 1)]);
    }

    /// <summary>The twelve keys of DTMF, a tenth of a second each, again and again.</summary>
    public static float[] Keys(int sampleRate, double seconds) =>
        Sequence((int)(seconds * sampleRate), sampleRate, [.. Enumerable.Range(0, 12).SelectMany(key => new (double, double, double)[] { (DtmfLow[key / 3], DtmfHigh[key % 3], 0.1), (0, 0, 0.1) })]);

    private static float[] Sequence(int length, int sampleRate, (double Low, double High, double Seconds)[] parts)
    {
        float[] samples = new float[length];
        for (int at = 0, part = 0; at < length; part = (part + 1) % parts.Length)
        {
            int end = Math.Min(length, at + (int)(parts[part].Seconds * sampleRate));
            for (; at < end; at++)
            {
                samples[at] = parts[part].Low == 0 ? 0 : (float)(0.1 * (Math.Sin(2 * Math.PI * parts[part].Low * at / sampleRate) + Math.Sin(2 * Math.PI * parts[part].High * at / sampleRate)));
            }
        }

        return samples;
    }
}
