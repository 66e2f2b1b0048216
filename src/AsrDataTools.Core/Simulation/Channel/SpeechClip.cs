using AsrDataTools.Corpus;

namespace AsrDataTools.Simulation;

/// <summary>Some seconds of another utterance, for babble and overlapped talk.</summary>
/// <param name="Utterance">Where they are from.</param>
/// <param name="Samples">At least one, not all silent.</param>
/// <param name="Rms">Root mean square, above 0.</param>
internal sealed record SpeechClip(SpeechUtterance Utterance, float[] Samples, double Rms);
