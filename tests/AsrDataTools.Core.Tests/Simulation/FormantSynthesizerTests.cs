using AsrDataTools.Simulation;
using AsrDataTools.Simulation.Formant;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Simulation;

public class FormantSynthesizerTests
{
    private const int Rate = 16000;

    [Fact]
    public void EveryWordIsMadeOfKnownPhonemes() => Assert.All(
        PronunciationLexicon.Words,
        word => Assert.All(PronunciationLexicon.Get(word), symbol => Assert.NotNull(PhonemeTable.Get(symbol.TrimEnd('0', '1', '2')))));

    [Fact]
    public void UnknownWordsAreNamed()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Speak("my xylophone"));

        Assert.Contains("xylophone", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The spectral envelope of a vowel peaks where its formants were put, for men and women.</summary>
    [Theory]
    [InlineData("sea", 1.0, 2290, 1280)]
    [InlineData("sea", 1.15, 2290, 1280)]
    [InlineData("saw", 1.0, 840, 1500)]
    [InlineData("two", 1.0, 870, 1500)]
    [InlineData("two", 1.15, 870, 1500)]
    [InlineData("ten", 1.0, 1840, 1185)]
    public void VowelsHaveTheirSecondFormant(string word, double tract, double f2, double valley)
    {
        FormantSpeech speech = Speak(word, new() { PitchHz = 100, TractScale = tract, BreathDb = -40 });
        (string _, double start, double end) = Assert.Single(speech.Words);
        double vowel = word == "ten" ? start + 0.5 * (end - start) : start + 0.8 * (end - start);
        ReadOnlySpan<float> segment = speech.Samples.AsSpan((int)(vowel * Rate) - 400, 800);

        // It stands out over the valley between formants, on a spectrum whitened by 12 dB an octave.
        double peak = WhitenedDb(segment, tract * f2);
        double between = WhitenedDb(segment, tract * valley);
        Assert.InRange(peak - between, 4, 60);

        static double WhitenedDb(ReadOnlySpan<float> samples, double hertz) => LevelDb(samples, hertz, 120) + 12 * Math.Log2(hertz / 1000);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(210)]
    public void VoiceHasItsPitch(double pitch)
    {
        FormantSpeech speech = Speak("saw", new() { PitchHz = pitch, PitchRangeSemitones = 0, Accent = FormantAccent.Plain with { FinalSemitones = 0 } });
        WordTime word = Assert.Single(speech.Words);
        ReadOnlySpan<float> vowel = speech.Samples.AsSpan((int)((word.EndSeconds - 0.12) * Rate), 1280);

        int best = Enumerable.Range(Rate / 320, Rate / 60 - Rate / 320).MaxBy(lag => Autocorrelation(speech.Samples, word, lag));
        Assert.InRange(Rate / (double)best, 0.96 * pitch, 1.04 * pitch);
        Assert.InRange(NoiseGenerator.Rms(vowel), 0.01, 0.2);
    }

    [Fact]
    public void SibilantsFillTheUpperBandAndVowelsDoNot()
    {
        FormantSpeech speech = Speak("sea");
        WordTime word = Assert.Single(speech.Words);
        ReadOnlySpan<float> sibilant = speech.Samples.AsSpan((int)((word.StartSeconds + 0.03) * Rate), 800);
        ReadOnlySpan<float> vowel = speech.Samples.AsSpan((int)((word.EndSeconds - 0.1) * Rate), 800);

        Assert.True(LevelDb(sibilant, 6000, 1500) > LevelDb(sibilant, 1000, 500) + 10);
        Assert.True(LevelDb(vowel, 6000, 1500) < LevelDb(vowel, 500, 300) - 20);
        Assert.True(LevelDb(sibilant, 6000, 1500) > LevelDb(vowel, 6000, 1500) + 10);
    }

    [Fact]
    public void PausesAreSilentAndWordsInOrder()
    {
        FormantSpeech speech = Speak("thank you for calling, please hold the line");

        Assert.Equal(["thank", "you", "for", "calling", "please", "hold", "the", "line"], speech.Words.Select(word => word.Word));
        Assert.All(speech.Words.Zip(speech.Words.Skip(1)), pair => Assert.True(pair.First.EndSeconds <= pair.Second.StartSeconds));
        double middle = (speech.Words[3].EndSeconds + speech.Words[4].StartSeconds) / 2;
        Assert.InRange(NoiseGenerator.Rms(speech.Samples.AsSpan((int)(middle * Rate), 400)), 0, 1e-4);
        Assert.True(speech.Words[4].StartSeconds - speech.Words[3].EndSeconds >= 0.2);
        // Four syllables a second, more or less, as people talk.
        double syllables = speech.Words.Sum(word => PronunciationLexicon.Get(word.Word).Count(symbol => char.IsDigit(symbol[^1])));
        double spoken = speech.Words.Sum(word => word.EndSeconds - word.StartSeconds);
        Assert.InRange(syllables / spoken, 2.5, 7);
    }

    [Fact]
    public void TheSameSeedGivesTheSameSamples()
    {
        Assert.Equal(Speak("open the door").Samples, Speak("open the door").Samples);
        Assert.NotEqual(
            Speak("open the door").Samples,
            FormantSynthesizer.Speak("open the door", new(), Rate, new SeededRandom(2)).Samples);
    }

    private static FormantSpeech Speak(string text, FormantVoice? voice = null) =>
        FormantSynthesizer.Speak(text, voice ?? new(), Rate, new SeededRandom(1));

    private static double Autocorrelation(float[] samples, WordTime word, int lag)
    {
        int start = (int)((word.EndSeconds - 0.15) * Rate);
        double product = 0, one = 0, other = 0;
        for (int i = start; i < start + 1200; i++)
        {
            product += samples[i] * samples[i + lag];
            one += samples[i] * samples[i];
            other += samples[i + lag] * samples[i + lag];
        }

        // Multiples of the period fit as well; the shortest is meant.
        return product / Math.Sqrt(one * other) - 0.0005 * lag;
    }

    /// <summary>Mean level around a frequency, dB, by a Hann-windowed Fourier sum every 10 Hz.</summary>
    private static double LevelDb(ReadOnlySpan<float> samples, double hertz, double halfWidth)
    {
        double power = 0;
        int count = 0;
        for (double f = hertz - halfWidth; f <= hertz + halfWidth; f += 10, count++)
        {
            double real = 0, imaginary = 0;
            for (int i = 0; i < samples.Length; i++)
            {
                double weight = (1 - Math.Cos(2 * Math.PI * i / samples.Length)) * samples[i];
                real += weight * Math.Cos(2 * Math.PI * f * i / Rate);
                imaginary += weight * Math.Sin(2 * Math.PI * f * i / Rate);
            }

            power += real * real + imaginary * imaginary;
        }

        return 10 * Math.Log10(power / count);
    }
}
