using System.Collections;
using AsrDataTools.Corpus;
using AsrDataTools.Simulation;

namespace AsrDataTools.Core.Tests.Simulation;

/// <summary>What came of samples that were sent through stages.</summary>
internal sealed record SentSpeech(float[] Samples, int SampleRate, StageRun Run)
{
    public double Fact(string column) => double.Parse(Text(column), System.Globalization.CultureInfo.InvariantCulture);

    public string Text(string column) => Run.Facts.Last(fact => fact.Key == column).Value;

    public static SentSpeech Send(float[] samples, int sampleRate, params IDictionary[] stages) => Send(samples, sampleRate, [], 1, stages);

    public static SentSpeech Send(float[] samples, int sampleRate, IReadOnlyList<SpeechUtterance> corpus, long seed, params IDictionary[] stages)
    {
        using ChannelStudio studio = new(seed, corpus, [], [], CancellationToken.None);
        StageRun run = new(studio, new SpeechUtterance { Id = "u", Speaker = "me" }, "u-v1");
        using SampleSource made = ChannelChain.Of(stages).Apply(new SamplesSource(samples, sampleRate), run);
        return new(made.ReadAll(), made.SampleRate, run);
    }

    public static Hashtable Stage(string kind, params (string Key, object Value)[] settings)
    {
        Hashtable stage = new() { ["Kind"] = kind };
        foreach ((string key, object value) in settings) stage[key] = value;
        return stage;
    }

    /// <summary>Power of a signal at one frequency, dB (Goertzel 1958).</summary>
    public static double PowerDb(ReadOnlySpan<float> samples, double hertz, int sampleRate)
    {
        double real = 0, imaginary = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * hertz * i / sampleRate);
            real += samples[i] * cosine;
            imaginary += samples[i] * sine;
        }

        return 10 * Math.Log10(4 * ((real * real) + (imaginary * imaginary)) / ((double)samples.Length * samples.Length) + 1e-20);
    }

    public static float[] Tone(double hertz, int sampleRate, double seconds, double amplitude = 0.5) =>
        [.. Enumerable.Range(0, (int)(seconds * sampleRate)).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * i / sampleRate)))];
}
