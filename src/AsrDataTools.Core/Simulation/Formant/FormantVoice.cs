namespace AsrDataTools.Simulation.Formant;

/// <summary>Who speaks: the size of the vocal tract, the pitch and the manner.</summary>
public sealed record FormantVoice
{
    /// <summary>Mean pitch, Hz.</summary>
    public double PitchHz { get; init; } = 115;

    /// <summary>Standard deviation of the melody, semitones.</summary>
    public double PitchRangeSemitones { get; init; } = 2.5;

    /// <summary>Formants over those of an adult male; about 1.17 for an adult female.</summary>
    public double TractScale { get; init; } = 1;

    /// <summary>Speed, 1 for about 4 syllables a second.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>Breath noise within the voice, RMS over the voice, dB.</summary>
    public double BreathDb { get; init; } = -26;

    public FormantAccent Accent { get; init; } = FormantAccent.Plain;
}

/// <summary>
/// A regional manner of speaking, in the coarse strokes that measures can see: where the vowels lie, how rhythm and melody go.
/// Invented, and named after what it does: it stands for no real accent.
/// </summary>
/// <param name="Name">BCP 47 with a private-use part.</param>
/// <param name="OpenF1">Factor on F1 of open vowels (above 500 Hz).</param>
/// <param name="FrontF2">Factor on F2 of front vowels (above 1500 Hz).</param>
/// <param name="BackF2">Factor on F2 of back vowels.</param>
/// <param name="UnstressedLength">Length of unstressed over stressed vowels: 0.6 stress-timed, 1 syllable-timed.</param>
/// <param name="Rate">Factor on the speed.</param>
/// <param name="FinalSemitones">Where the melody of a phrase ends, relative to its middle.</param>
public sealed record FormantAccent(
    string Name, double OpenF1, double FrontF2, double BackF2, double UnstressedLength, double Rate, double FinalSemitones)
{
    public static FormantAccent Plain { get; } = new("en-x-plain", 1, 1, 1, 0.6, 1, -4);

    public static FormantAccent Fronted { get; } = new("en-x-fronted", 0.93, 1.07, 1.2, 0.65, 1.06, -2);

    public static FormantAccent Even { get; } = new("en-x-even", 1.04, 0.95, 0.93, 0.95, 0.95, -1);

    public static FormantAccent Rising { get; } = new("en-x-rising", 0.9, 1.0, 0.88, 0.75, 1.1, 3);

    public static IReadOnlyList<FormantAccent> All { get; } = [Plain, Fronted, Even, Rising];

    /// <summary>Where the accent puts a vowel.</summary>
    public Formants Shift(Formants vowel) => new(
        vowel.F1 > 500 ? vowel.F1 * OpenF1 : vowel.F1,
        vowel.F2 * (vowel.F2 > 1500 ? FrontF2 : BackF2),
        vowel.F3);
}
