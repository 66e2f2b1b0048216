using System.Numerics.Tensors;
using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>Several people talking at once, without end: their clips, levelled, each repeated from a random place.</summary>
internal sealed class BabbleSource : SampleSource
{
    private readonly IReadOnlyList<SpeechClip> _clips;
    private readonly int[] _positions;

    private BabbleSource(IReadOnlyList<SpeechClip> clips, int sampleRate, SeededRandom random)
        : base(sampleRate)
    {
        _clips = clips;
        _positions = [.. clips.Select(clip => random.Next(clip.Samples.Length))];
    }

    /// <param name="clips">At the rate; none is empty.</param>
    public static BabbleSource Of(IReadOnlyList<SpeechClip> clips, int sampleRate, SeededRandom random) => new(clips, sampleRate, random);

    public override int Read(Span<float> samples)
    {
        samples.Clear();
        for (int voice = 0; voice < _clips.Count; voice++)
        {
            (float[] clip, float scale) = (_clips[voice].Samples, (float)(1 / _clips[voice].Rms));
            for (int done = 0; done < samples.Length;)
            {
                int count = Math.Min(samples.Length - done, clip.Length - _positions[voice]);
                Span<float> target = samples.Slice(done, count);
                TensorPrimitives.MultiplyAdd(clip.AsSpan(_positions[voice], count), scale, target, target);
                _positions[voice] = (_positions[voice] + count) % clip.Length;
                done += count;
            }
        }

        return samples.Length;
    }
}
