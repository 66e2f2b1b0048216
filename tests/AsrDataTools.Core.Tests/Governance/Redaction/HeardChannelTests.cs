using AsrDataTools.Governance.Redaction;

namespace AsrDataTools.Core.Tests.Governance.Redaction;

/// <summary>Made speech: a second of voice that fades for 0.3 s, then 0.7 s of pause.</summary>
public sealed class HeardChannelTests
{
    private const int Rate = 8000;
    private const int Phrases = 12;
    private const int PhraseSeconds = 2;

    // Mutes from the fading of one phrase into the voice of the next are soft at one edge, as pauses of a gate are.
    [Theory]
    [InlineData(-55, 4)]
    [InlineData(null, 0)]
    public void ManySoftMutesDoNotMakeALineWithNoiseAGatedOne(int? noiseDb, int expected)
    {
        float[] samples = Speech(noiseDb);
        for (int phrase = 0; phrase + 1 < Phrases; phrase += 3) Array.Clear(samples, (int)(((phrase * PhraseSeconds) + 1.25) * Rate), (int)(0.95 * Rate));

        HeardFrames frames = new(Rate);
        frames.Add(samples);
        frames.Finish();

        Assert.Equal(expected, new HeardChannel(frames).Mutes(0.15, 15).Count());
    }

    private static float[] Speech(int? noiseDb)
    {
        Random random = new(7);
        float[] samples = new float[Phrases * PhraseSeconds * Rate];
        for (int i = 0; i < samples.Length; i++)
        {
            double time = i / (double)Rate, within = time % PhraseSeconds;
            double levelDb = within < 1 ? -20 : within < 1.3 ? -20 - ((within - 1) / 0.3 * 40) : -200;
            double voice = Enumerable.Range(1, 10).Sum(harmonic => Math.Sin(2 * Math.PI * 150 * harmonic * time)) / Math.Sqrt(5);
            double noise = noiseDb is { } db ? Math.Sqrt(3) * ((2 * random.NextDouble()) - 1) * Math.Pow(10, db / 20.0) : 0;
            samples[i] = (float)((voice * Math.Pow(10, levelDb / 20)) + noise);
        }

        return samples;
    }
}
