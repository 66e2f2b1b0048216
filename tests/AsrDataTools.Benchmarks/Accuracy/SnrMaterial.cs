using AsrDataTools.Acoustics;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Speech of one voice at one rate, and noise added to it at known ratios to its active level (ITU-T P.56).</summary>
internal sealed class SnrMaterial
{
    private const double NoiseSeconds = 45;
    private const int Talkers = 8;

    private static readonly string[] Ring = ["fr", "it", "ru"];

    private readonly SeededRandom _random;
    private readonly Dictionary<string, float[]> _noises;

    private SnrMaterial(string language, int sampleRate)
    {
        Language = language;
        SampleRate = sampleRate;
        _random = SeededRandom.For(sampleRate, language);
        int length = (int)(NoiseSeconds * sampleRate);
        _noises = new Dictionary<string, float[]>
        {
            ["white"] = NoiseGenerator.White(length, _random),
            ["pink"] = NoiseGenerator.Pink(length, sampleRate, _random),
            ["babble"] = Babble(BabbleLanguage(language), length),
        };
    }

    public string Language { get; }

    public int SampleRate { get; }

    /// <summary>Null where the language's prompts, or those of its babble, are not installed.</summary>
    public static SnrMaterial? Create(string language, int sampleRate)
    {
        string format = sampleRate == 8000 ? "wav" : "g722";
        return SpeechMaterial.Files(language, format).Count == 0 || SpeechMaterial.Files(BabbleLanguage(language), format).Count == 0
            ? null
            : new SnrMaterial(language, sampleRate);
    }

    /// <summary>Prompts with 0.3 to 1.3 s between them, 10 to 25 s together.</summary>
    public IEnumerable<float[]> Phrases(int count)
    {
        for (int seed = 0; seed < count; seed++)
            yield return SpeechMaterial.Phrases(Language, SampleRate, 10 + (15.0 * seed / count), seed)!.Value.Samples;
    }

    /// <summary>Single prompts as they are: trimmed closely, hardly one with a pause.</summary>
    public IEnumerable<float[]> Prompts(int count, double leastSeconds, double mostSeconds)
    {
        float[][] all = [.. SpeechMaterial.Files(Language, SampleRate == 8000 ? "wav" : "g722")
            .Select(SpeechMaterial.Samples)
            .Where(samples => samples.Length >= leastSeconds * SampleRate && samples.Length <= mostSeconds * SampleRate)];
        for (int i = 0; i < Math.Min(count, all.Length); i++)
            yield return all[(int)((long)i * all.Length / Math.Min(count, all.Length))];
    }

    /// <summary>The speech with noise, scaled down where it would clip, rounded to 16 bits.</summary>
    /// <param name="speech">Clean.</param>
    /// <param name="noise">white, pink or babble (eight talkers of another language), or one that was given by <see cref="AddNoise"/>.</param>
    /// <param name="snrDb">Ratio of the active speech level to the noise.</param>
    public float[] Mix(float[] speech, string noise, double snrDb)
    {
        float[] bank = _noises[noise];
        float[] slice = new float[speech.Length];
        int position = _random.Next(bank.Length);
        for (int n = 0; n < slice.Length; n++)
            slice[n] = bank[(position + n) % bank.Length];
        float[] mixed = [.. speech];
        NoiseMixer.Add(mixed, slice, snrDb, SampleRate);
        float peak = mixed.Max(MathF.Abs);
        float scale = MathF.Min(1, 0.99f / peak);
        for (int n = 0; n < mixed.Length; n++)
            mixed[n] = MathF.Round(mixed[n] * scale * 32768) / 32768;
        return mixed;
    }

    public void AddNoise(string name, float[] samples) => _noises[name] = samples;

    /// <summary>What the library sees of a recording, before it is calibrated; null where it sees too little.</summary>
    public SnrEvidence? Evidence(float[] samples)
    {
        FrameGrid grid = new(SampleRate);
        LongTermSpectrum spectrum = new(grid.Fft.Bins);
        BandFloors floors = new(grid);
        SpectralTracker tracker = new(grid, spectrum, floors);
        tracker.Add(samples);
        tracker.Finish();
        AcousticProfile profile = SpeechMaterial.Profile(samples, SampleRate);
        return SnrEvidence.Of(floors, spectrum, NoiseEstimate.Of(spectrum, grid, profile.DcOffset ?? 0), profile.WadaSnrDb);
    }

    /// <summary>Another language than the speech's; the tuning languages serve each other, so that judging stays apart.</summary>
    private static string BabbleLanguage(string language) => language switch
    {
        "en" => "es",
        "es" => "en",
        _ => Ring[(Array.IndexOf(Ring, language) + 1) % Ring.Length],
    };

    private float[] Babble(string language, int length)
    {
        float[][] talkers = [.. Enumerable.Range(0, Talkers).Select(_ =>
            SpeechMaterial.Phrases(language, SampleRate, 15, _random.Next(100_000))!.Value.Samples)];
        return NoiseGenerator.Babble(length, talkers, _random);
    }
}
