namespace AsrDataTools.Simulation;

/// <summary>Changes samples in place, block after block.</summary>
/// <param name="samples">The next of them.</param>
/// <param name="position">Number of the first, from 0.</param>
internal delegate void SampleChange(Span<float> samples, long position);
