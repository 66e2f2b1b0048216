namespace AsrDataTools.Simulation.Formant;

/// <summary>How a phoneme is made; decides which sources of sound are on while it lasts.</summary>
public enum PhonemeKind
{
    Vowel,
    Semivowel,
    Nasal,
    Fricative,
    VoicedFricative,

    /// <summary>Breath through the vowel tract: HH.</summary>
    Aspirate,
    Stop,
    VoicedStop,
    Affricate,
    VoicedAffricate,
    Pause,
}

/// <summary>One speech sound of an adult male, to be scaled by the voice.</summary>
/// <param name="Symbol">ARPAbet.</param>
/// <param name="Kind">How it is made.</param>
/// <param name="Milliseconds">Usual length under stress.</param>
/// <param name="Start">Formants 1 to 3 at the beginning, Hz.</param>
/// <param name="End">Formants 1 to 3 at the end; differs from <paramref name="Start"/> in diphthongs.</param>
/// <param name="Noise">The sound of the narrow passage; null where there is none.</param>
public sealed record Phoneme(string Symbol, PhonemeKind Kind, double Milliseconds, Formants Start, Formants End, FricationNoise? Noise);

/// <summary>The lowest three resonances of the vocal tract, Hz.</summary>
public readonly record struct Formants(double F1, double F2, double F3);

/// <summary>Turbulence noise of a narrow passage.</summary>
/// <param name="Hertz">Centre of its resonance.</param>
/// <param name="BandwidthHz">Width of its resonance.</param>
/// <param name="LevelDb">RMS over that of a mid vowel.</param>
public readonly record struct FricationNoise(double Hertz, double BandwidthHz, double LevelDb);
