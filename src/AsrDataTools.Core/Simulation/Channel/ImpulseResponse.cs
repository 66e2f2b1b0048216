namespace AsrDataTools.Simulation;

/// <summary>A measured impulse response.</summary>
/// <param name="Path">Where it is from.</param>
/// <param name="Samples">At the asked rate; the strongest is ±1.</param>
/// <param name="Delay">Number of the strongest.</param>
internal sealed record ImpulseResponse(string Path, float[] Samples, int Delay);
