using AsrDataTools.Acoustics;
using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Signal;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Training;

/// <summary>
/// English speech in noise for training: the one voice made higher and lower by resampling, phrases of uneven level and with
/// long pauses, in every kind of noise at random ratios, a third of it through a telephone band.
/// </summary>
internal static class TrainingMixture
{
    private const double Seconds = 40;

    /// <summary>Babble and music come up more often: they are what is hard.</summary>
    private static readonly string[] Kinds = ["none", "white", "pink", "babble", "babble", "babble", "music", "music", "music"];

    public static int KindCount => Kinds.Length;

    /// <summary>A mixture and what of it is speech; null where the prompts are not installed.</summary>
    public static (float[] Samples, bool[] Truth)? Make(int number, FrameGrid grid)
    {
        SeededRandom random = new(77_000 + number);
        if (Voice(grid.SampleRate, random) is not { } speech)
            return null;
        bool[] truth = ActivityMaterial.Truth(speech, grid);
        double snr = -2 + (27 * random.NextDouble());
        float[] mixed = [.. speech];
        switch (Kinds[number % Kinds.Length])
        {
            case "none":
                NoiseMixer.Add(mixed, NoiseGenerator.Pink(mixed.Length, grid.SampleRate, random), 30 + (25 * random.NextDouble()), grid.SampleRate);
                break;
            case "white":
                NoiseMixer.Add(mixed, NoiseGenerator.White(mixed.Length, random), snr, grid.SampleRate);
                break;
            case "pink":
                NoiseMixer.Add(mixed, NoiseGenerator.Pink(mixed.Length, grid.SampleRate, random), snr, grid.SampleRate);
                break;
            case "babble":
                float[][] talkers = [.. Enumerable.Range(0, 4 + random.Next(7)).Select(_ => Voice(grid.SampleRate, random)!)];
                NoiseMixer.Add(mixed, NoiseGenerator.Babble(mixed.Length, talkers, random), snr + 2, grid.SampleRate);
                break;
            default:
                NoiseMixer.Add(mixed, MadeMusic.Samples(mixed.Length, grid.SampleRate, 50_000 + number), snr, grid.SampleRate);
                break;
        }

        // A room or a line is never wholly still.
        float[] hiss = NoiseGenerator.White(mixed.Length, random);
        float gain = (float)Math.Pow(10, -(60 + (20 * random.NextDouble())) / 20);
        for (int n = 0; n < mixed.Length; n++)
            mixed[n] += gain * hiss[n];
        return (random.NextDouble() < 0.33 ? TelephoneBand.At(grid.SampleRate).Apply(mixed) : mixed, truth);
    }

    private static float[]? Voice(int sampleRate, SeededRandom random)
    {
        if (SpeechMaterial.Phrases("en", sampleRate, 1.3 * Seconds, random.Next(1 << 20)) is not { } phrases)
            return null;
        float[] speech = phrases.Samples;
        foreach (SpeechSegment place in phrases.Prompts)
        {
            float gain = place != phrases.Prompts[0] && random.NextDouble() < 0.2 ? 0 : (float)Math.Pow(10, -12 * random.NextDouble() / 20);
            foreach (ref float sample in speech.AsSpan((int)(place.StartSeconds * sampleRate)..(int)(place.EndSeconds * sampleRate)))
                sample *= gain;
        }

        int pitch = 8 + random.Next(6);
        float[] shifted = pitch == 10 ? speech : new Resampler(10, pitch).Apply(speech);
        int length = (int)(Seconds * sampleRate);
        return [.. shifted.AsSpan(0, Math.Min(length, shifted.Length)), .. new float[Math.Max(0, length - shifted.Length)]];
    }
}
