using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>
/// As many different minutes of speech as wanted: prompts drawn at random, each played at a speed of 0.75 to 1.33 and over
/// another one 12 dB below it, so that hardly two stretches are the same audio.
/// </summary>
internal static class VariedSpeech
{
    public const int SampleRate = 8000;

    private const int Length = 60 * SampleRate;

    private static readonly Lazy<string[]> Files = new(() => [.. ((string[])["en", "es", "fr", "it", "ru"]).SelectMany(language => SpeechMaterial.Files(language, "wav"))]);

    /// <param name="number">The same number gives the same minute.</param>
    public static float[] Minute(int number)
    {
        SeededRandom random = new(number, 77);
        float[] minute = new float[Length];
        Fill(minute, 0.7f, random);
        Fill(minute, 0.175f, random);
        return minute;
    }

    private static void Fill(float[] minute, float gain, SeededRandom random)
    {
        int at = 0;
        while (at < minute.Length)
        {
            float[] prompt = SpeechMaterial.Samples(Files.Value[random.Next(Files.Value.Length)]);
            double speed = 0.75 * Math.Pow(16.0 / 9, random.NextDouble()), place = 0;
            for (; at < minute.Length && place < prompt.Length - 1; at++, place += speed)
            {
                int n = (int)place;
                float share = (float)(place - n);
                minute[at] += gain * (prompt[n] + (share * (prompt[n + 1] - prompt[n])));
            }

            at += random.Next(SampleRate / 4);
        }
    }
}
