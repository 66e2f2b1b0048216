using AsrDataTools.Acoustics;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Speech of one voice at one rate, and noise added to it at known ratios to its active level (ITU-T P.56).</summary>
internal sealed class SnrMaterial
{
    private const double NoiseSeconds = 26;
    private const int Babbles = 6;
    private const int TalkerTurns = 12;
    private const int Talkers = 8;

    private static readonly string[] Ring = ["fr", "it", "ru"];

    private readonly SeededRandom _random;
    private readonly Dictionary<string, float[][]> _noises;
    private readonly FrameGrid _grid;
    private readonly LongTermSpectrum _spectrum;
    private readonly BandFloors _floors;
    private readonly SpectralTracker _tracker;

    private SnrMaterial(string language, int sampleRate)
    {
        Language = language;
        SampleRate = sampleRate;
        _random = SeededRandom.For(sampleRate, language);
        _grid = new FrameGrid(sampleRate);
        _spectrum = new LongTermSpectrum(_grid.Fft.Bins);
        _floors = new BandFloors(_grid);
        _tracker = new SpectralTracker(_grid, _spectrum, _floors);
        int length = (int)(NoiseSeconds * sampleRate);
        _noises = new Dictionary<string, float[][]>
        {
            ["white"] = [NoiseGenerator.White(length, _random)],
            ["pink"] = [NoiseGenerator.Pink(length, sampleRate, _random)],
            ["babble"] = [.. Enumerable.Range(0, Babbles).Select(_ => Babble(BabbleLanguage(language), length))],
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
        // Told by the size of the file, since decoding all of them takes minutes: 16-bit PCM at 8 kHz, 4 bits a sample at 16 kHz.
        double bytesPerSecond = SampleRate == 8000 ? 16000 : 8000;
        string[] all = [.. SpeechMaterial.Files(Language, SampleRate == 8000 ? "wav" : "g722").Where(path =>
            new FileInfo(path).Length / bytesPerSecond is double seconds && seconds >= leastSeconds && seconds <= mostSeconds)];
        for (int i = 0; i < Math.Min(count, all.Length); i++)
            yield return SpeechMaterial.Samples(all[(int)((long)i * all.Length / Math.Min(count, all.Length))]);
    }

    /// <summary>The speech with noise, scaled down where it would clip, rounded to 16 bits.</summary>
    /// <param name="speech">Clean.</param>
    /// <param name="noise">white, pink or babble (eight talkers of another language), or one that was given by <see cref="AddNoise"/>.</param>
    /// <param name="snrDb">Ratio of the active speech level to the noise.</param>
    public float[] Mix(float[] speech, string noise, double snrDb)
    {
        float[] bank = _random.Pick(_noises[noise]);
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

    public void AddNoise(string name, float[] samples) => _noises[name] = [samples];

    /// <summary>What the library sees of a recording, before it is calibrated; null where it sees too little.</summary>
    public SnrEvidence? Evidence(float[] samples)
    {
        _tracker.Reset();
        _tracker.Add(samples);
        _tracker.Finish();
        return SnrEvidence.Of(_floors, _spectrum, NoiseEstimate.Of(_spectrum, _grid, samples.Average(x => (double)x)));
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
            SpeechMaterial.Phrases(language, SampleRate, 15, _random.Next(TalkerTurns))!.Value.Samples)];
        return NoiseGenerator.Babble(length, talkers, _random);
    }
}
