using System.Numerics.Tensors;

namespace AsrDataTools.Simulation;

/// <summary>A source with another one added for as long as the first lasts.</summary>
/// <param name="added">At the same rate; goes with the sum.</param>
/// <param name="gain">Of what is added.</param>
internal sealed class MixedSource(SampleSource input, SampleSource added, float gain) : DerivedSource(input, input.SampleRate)
{
    private float[] _block = [];

    public override int Read(Span<float> samples)
    {
        int count = Input.Read(samples);
        if (_block.Length < count) _block = new float[samples.Length];
        int more = added.Read(_block.AsSpan(0, count));
        TensorPrimitives.MultiplyAdd(_block.AsSpan(0, more), gain, samples[..more], samples[..more]);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        added.Dispose();
    }
}
