using AsrDataTools.Signal;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>A call of two voices that speak in turn, at times into each other, with pink noise of its own on either side.</summary>
internal sealed class MadeCall
{
    private const double SpeechDbov = -24;

    private readonly float[] _firstSpeech;
    private readonly int _sampleRate;

    private MadeCall(float[] firstSpeech, float[] first, float[] second, int sampleRate) =>
        (_firstSpeech, First, Second, _sampleRate) = (firstSpeech, first, second, sampleRate);

    /// <summary>The channel of the first voice.</summary>
    public float[] First { get; }

    /// <summary>The channel of the second voice, without leak.</summary>
    public float[] Second { get; }

    public static MadeCall Of((string First, string Second) languages, int sampleRate, double seconds, double snrDb, int seed)
    {
        Random random = new(seed);
        string[] languagePair = [languages.First, languages.Second];
        float[][] speech = [new float[(int)(seconds * sampleRate)], new float[(int)(seconds * sampleRate)]];
        int at = sampleRate / 2;
        for (int turn = 0; at < speech[0].Length; turn++)
        {
            // The Russian package has a file without samples.
            string[] files = [.. SpeechMaterial.Files(languagePair[turn % 2], sampleRate == 8000 ? "wav" : "g722").Where(file => new FileInfo(file).Length > 4000)];
            float[] prompt = SpeechMaterial.Samples(files[random.Next(files.Length)]);
            int length = Math.Min(prompt.Length, speech[0].Length - at);
            prompt.AsSpan(0, length).CopyTo(speech[turn % 2].AsSpan(at));
            at = Math.Max(at + length + (int)((random.NextDouble() - 0.25) * sampleRate), at + 1);
        }

        float[][] channels = new float[2][];
        for (int side = 0; side < 2; side++)
        {
            // The sides of a call are seldom equally loud.
            NoiseMixer.SetLevel(speech[side], sampleRate, SpeechDbov - (6 * random.NextDouble()));
            channels[side] = [.. speech[side]];
            float[] noise = NoiseGenerator.Pink(channels[side].Length, sampleRate, new SeededRandom(seed, side));
            NoiseMixer.Add(channels[side], noise, snrDb, sampleRate);
        }

        return new MadeCall(speech[0], channels[0], channels[1], sampleRate);
    }

    /// <summary>The second channel with a copy of the first voice in it.</summary>
    /// <param name="leakDb">Power of the leak over that of the voice, dB.</param>
    /// <param name="delaySeconds">How much later it comes.</param>
    /// <param name="filtered">Through 400 to 2500 Hz, as an echo of a small loudspeaker.</param>
    /// <returns>The channel, and the leak's power over that of the voice, dB.</returns>
    public (float[] Samples, double LeakDb) Leaking(double leakDb, double delaySeconds, bool filtered)
    {
        float[] leak = filtered ? Filter(_firstSpeech) : _firstSpeech;
        double gain = Math.Pow(10, leakDb / 20) * NoiseGenerator.Rms(_firstSpeech) / NoiseGenerator.Rms(leak);
        int delay = (int)(delaySeconds * _sampleRate);
        float[] samples = [.. Second];
        for (int n = delay; n < samples.Length; n++)
            samples[n] += (float)(gain * leak[n - delay]);
        return (samples, leakDb);
    }

    private float[] Filter(float[] samples)
    {
        double[] taps = FirDesign.BandPass(101, 400.0 / _sampleRate, 2500.0 / _sampleRate, 60);
        float[] filtered = new float[samples.Length];
        for (int n = 50; n < samples.Length - 50; n++)
        {
            double sum = 0;
            for (int k = 0; k < taps.Length; k++)
                sum += taps[k] * samples[n + k - 50];
            filtered[n] = (float)sum;
        }

        return filtered;
    }
}
