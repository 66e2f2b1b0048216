using AsrDataTools.Annotation;
using AsrDataTools.Simulation;

namespace AsrDataTools.Benchmarks.Accuracy.Timing;

/// <summary>Where speech begins and ends by its own level, before any noise is added.</summary>
internal static class KnownEdges
{
    private const double WindowSeconds = 0.01;
    private const double StepSeconds = 0.002;

    /// <summary>Pauses shorter than this are closures and slips of the level, seconds.</summary>
    public const double ShortestPause = 0.3;

    /// <summary>Stretches in which 10 ms windows lie within so many dB of the active level (ITU-T P.56), pauses under 0.3 s closed.</summary>
    public static TimeSet Of(float[] speech, int sampleRate, double belowActiveDb)
    {
        double least = Math.Pow(10, (NoiseMixer.ActiveLevelDbov(speech, sampleRate) - belowActiveDb) / 20);
        int window = (int)(WindowSeconds * sampleRate), step = (int)(StepSeconds * sampleRate);
        List<Stretch> loud = [];
        for (int first = 0; first + window <= speech.Length; first += step)
        {
            if (NoiseGenerator.Rms(speech.AsSpan(first, window)) <= least) continue;
            double middle = (first + (window / 2.0)) / sampleRate;
            loud.Add(new(middle - (StepSeconds / 2) - (ShortestPause / 2), middle + (StepSeconds / 2) + (ShortestPause / 2)));
        }

        return TimeSet.Of(TimeSet.Of(loud).Spans.Select(span => new Stretch(span.Start + (ShortestPause / 2), span.End - (ShortestPause / 2))));
    }
}
