using System.Numerics.Tensors;

namespace AsrDataTools.Simulation;

/// <summary>A measured impulse response.</summary>
/// <param name="Path">Where it is from.</param>
/// <param name="Samples">At the asked rate, of unit energy.</param>
/// <param name="Delay">Number of the strongest.</param>
internal sealed record ImpulseResponse(string Path, float[] Samples, int Delay)
{
    /// <summary>Scales a response in place so that speech keeps about its level in it.</summary>
    /// <param name="samples">Not all silent.</param>
    public static float[] OfUnitEnergy(float[] samples)
    {
        TensorPrimitives.Multiply(samples, 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(samples)), samples);
        return samples;
    }
}
