namespace AsrDataTools.Simulation;

/// <summary>Hears samples on their way.</summary>
internal delegate void SampleListener(ReadOnlySpan<float> samples);
