using System.Collections.Frozen;

namespace AsrDataTools.Simulation.Formant;

/// <summary>
/// The phonemes of American English. Vowel formants are the male means of Peterson &amp; Barney (JASA 1952); those of the
/// consonants are rounded from the general description in Klatt (JASA 1980) and Stevens, "Acoustic Phonetics" (1998).
/// </summary>
public static class PhonemeTable
{
    private static readonly FrozenDictionary<string, Phoneme> BySymbol = Rows().ToFrozenDictionary(phoneme => phoneme.Symbol);

    public static Phoneme Pause { get; } = BySymbol["PAU"];

    public static IEnumerable<Phoneme> All => BySymbol.Values;

    /// <summary>The phoneme of an ARPAbet symbol without its stress digit.</summary>
    /// <exception cref="KeyNotFoundException">There is no such phoneme.</exception>
    public static Phoneme Get(string symbol) => BySymbol[symbol];

    private static IEnumerable<Phoneme> Rows() =>
    [
        Vowel("IY", 130, 270, 2290, 3010),
        Vowel("IH", 100, 390, 1990, 2550),
        Vowel("EH", 115, 530, 1840, 2480),
        Vowel("AE", 150, 660, 1720, 2410),
        Vowel("AA", 150, 730, 1090, 2440),
        Vowel("AO", 150, 570, 840, 2410),
        Vowel("UH", 105, 440, 1020, 2240),
        Vowel("UW", 135, 300, 870, 2240),
        Vowel("AH", 105, 640, 1190, 2390),
        Vowel("ER", 140, 490, 1350, 1690),
        Glide("EY", 160, 490, 1900, 2520, 340, 2180, 2750),
        Glide("AY", 180, 720, 1150, 2450, 400, 1950, 2550),
        Glide("OW", 160, 540, 1000, 2400, 370, 850, 2280),
        Glide("AW", 185, 730, 1250, 2450, 430, 960, 2300),
        Glide("OY", 190, 560, 850, 2400, 390, 1950, 2550),
        Voiced("W", PhonemeKind.Semivowel, 70, 290, 640, 2150),
        Voiced("Y", PhonemeKind.Semivowel, 65, 270, 2150, 3000),
        Voiced("R", PhonemeKind.Semivowel, 75, 320, 1080, 1450),
        Voiced("L", PhonemeKind.Semivowel, 70, 330, 1050, 2800),
        Voiced("M", PhonemeKind.Nasal, 75, 280, 1150, 2200),
        Voiced("N", PhonemeKind.Nasal, 70, 280, 1550, 2500),
        Voiced("NG", PhonemeKind.Nasal, 80, 280, 1950, 2700),
        Noisy("F", PhonemeKind.Fricative, 105, 340, 1100, 2080, 6800, 5000, -11),
        Noisy("V", PhonemeKind.VoicedFricative, 65, 300, 1100, 2080, 6500, 5000, -18),
        Noisy("TH", PhonemeKind.Fricative, 100, 320, 1290, 2540, 6200, 4500, -13),
        Noisy("DH", PhonemeKind.VoicedFricative, 50, 300, 1290, 2540, 6000, 4500, -20),
        Noisy("S", PhonemeKind.Fricative, 115, 320, 1390, 2530, 5900, 2200, -2),
        Noisy("Z", PhonemeKind.VoicedFricative, 80, 290, 1390, 2530, 5900, 2200, -8),
        Noisy("SH", PhonemeKind.Fricative, 120, 300, 1840, 2750, 3100, 1500, -1),
        Noisy("ZH", PhonemeKind.VoicedFricative, 80, 290, 1840, 2750, 3100, 1500, -8),
        Noisy("HH", PhonemeKind.Aspirate, 65, 500, 1500, 2500, 0, 0, 0),
        Noisy("P", PhonemeKind.Stop, 95, 400, 900, 2150, 1100, 1800, -10),
        Noisy("B", PhonemeKind.VoicedStop, 70, 250, 900, 2150, 1000, 1500, -16),
        Noisy("T", PhonemeKind.Stop, 95, 400, 1700, 2600, 4600, 2600, -5),
        Noisy("D", PhonemeKind.VoicedStop, 65, 250, 1700, 2600, 4300, 2400, -12),
        Noisy("K", PhonemeKind.Stop, 100, 350, 1950, 2700, 2100, 900, -6),
        Noisy("G", PhonemeKind.VoicedStop, 70, 250, 1950, 2700, 1900, 900, -13),
        Noisy("CH", PhonemeKind.Affricate, 130, 320, 1800, 2750, 3300, 1600, -2),
        Noisy("JH", PhonemeKind.VoicedAffricate, 95, 270, 1800, 2750, 3200, 1600, -8),
        new("PAU", PhonemeKind.Pause, 300, new(500, 1500, 2500), new(500, 1500, 2500), null),
    ];

    private static Phoneme Vowel(string symbol, double milliseconds, double f1, double f2, double f3) =>
        Voiced(symbol, PhonemeKind.Vowel, milliseconds, f1, f2, f3);

    private static Phoneme Glide(string symbol, double milliseconds, double f1, double f2, double f3, double e1, double e2, double e3) =>
        new(symbol, PhonemeKind.Vowel, milliseconds, new(f1, f2, f3), new(e1, e2, e3), null);

    private static Phoneme Voiced(string symbol, PhonemeKind kind, double milliseconds, double f1, double f2, double f3) =>
        new(symbol, kind, milliseconds, new(f1, f2, f3), new(f1, f2, f3), null);

    private static Phoneme Noisy(
        string symbol, PhonemeKind kind, double milliseconds, double f1, double f2, double f3, double hertz, double bandwidth, double levelDb) =>
        new(symbol, kind, milliseconds, new(f1, f2, f3), new(f1, f2, f3), hertz > 0 ? new(hertz, bandwidth, levelDb) : null);
}
