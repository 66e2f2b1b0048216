using System.Numerics.Tensors;
using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>Noises to mix into speech; every one comes out at an RMS of 1.</summary>
public static class NoiseGenerator
{
    /// <summary>Gaussian, the same power at every frequency.</summary>
    public static float[] White(int length, SeededRandom random)
    {
        float[] noise = new float[length];
        random.FillNormal(noise);
        return Normalize(noise);
    }

    /// <summary>Gaussian, −3 dB an octave from 10 Hz up (<see cref="PinkFilter"/>).</summary>
    public static float[] Pink(int length, int sampleRate, SeededRandom random)
    {
        // The filter runs in on the first tenth of a second, which is then left out.
        float[] noise = new float[length + sampleRate / 10];
        random.FillNormal(noise);
        new PinkFilter(sampleRate).Apply(noise);
        return Normalize(noise[(sampleRate / 10)..]);
    }

    /// <summary>Several people talking at once: the clips, levelled, each repeated from a random place.</summary>
    /// <exception cref="ArgumentException">There are no clips, or one is empty.</exception>
    public static float[] Babble(int length, IReadOnlyList<float[]> clips, SeededRandom random)
    {
        if (clips.Count == 0 || clips.Any(clip => clip.Length == 0))
            throw new ArgumentException("Babble needs at least one clip, and none may be empty.", nameof(clips));

        float[] noise = new float[length];
        foreach (float[] clip in clips)
        {
            float scale = 1 / (float)Math.Max(Rms(clip), 1e-9);
            int position = random.Next(clip.Length);
            for (int i = 0; i < length; i++)
            {
                noise[i] += clip[position] * scale;
                if (++position == clip.Length) position = 0;
            }
        }

        return Normalize(noise);
    }

    /// <summary>Root mean square; 0 for no samples.</summary>
    public static double Rms(ReadOnlySpan<float> samples) =>
        samples.IsEmpty ? 0 : Math.Sqrt(TensorPrimitives.SumOfSquares(samples) / (double)samples.Length);

    private static float[] Normalize(float[] noise)
    {
        double rms = Rms(noise);
        if (rms > 0) TensorPrimitives.Multiply(noise, (float)(1 / rms), noise);
        return noise;
    }
}
