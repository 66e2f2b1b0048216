using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>White or pink Gaussian noise without end, of about RMS 1 (white) or whatever the pink filter gives.</summary>
internal sealed class NoiseSource(int sampleRate, SeededRandom random, PinkFilter? filter) : SampleSource(sampleRate)
{
    public static NoiseSource White(int sampleRate, SeededRandom random) => new(sampleRate, random, null);

    public static NoiseSource Pink(int sampleRate, SeededRandom random) => new(sampleRate, random, new PinkFilter(sampleRate));

    public override int Read(Span<float> samples)
    {
        random.FillNormal(samples);
        filter?.Apply(samples);
        return samples.Length;
    }
}
