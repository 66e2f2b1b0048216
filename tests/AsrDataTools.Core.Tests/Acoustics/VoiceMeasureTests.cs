using AsrDataTools.Acoustics;
using AsrDataTools.Simulation;
using AsrDataTools.Simulation.Formant;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Acoustics;

public class VoiceMeasureTests
{
    private const string Sentence = "the teacher brought a new green table home this morning, please hold the line while i check your account";

    [Theory]
    [InlineData(4000, 120)]
    [InlineData(5000, 62)]
    [InlineData(8000, 62)]
    [InlineData(8000, 210)]
    [InlineData(16000, 110)]
    [InlineData(16000, 330)]
    [InlineData(44100, 410)]
    [InlineData(192000, 150)]
    public void FindsThePitchOfABuzzAtEveryRate(int sampleRate, double pitch)
    {
        AcousticProfile profile = Profile(Syllables(pitch, 4, 0.05, sampleRate), sampleRate);
        Assert.InRange(profile.F0MedianHz!.Value, pitch * 0.988, pitch * 1.012);
    }

    /// <summary>
    /// Near 190 Hz half of the frames are read an octave high, since the line has cut the fundamental and the second harmonic is strong: the
    /// median lies at the upper edge of the rest.
    /// </summary>
    [Theory]
    [InlineData(75)]
    [InlineData(120)]
    [InlineData(190)]
    [InlineData(260)]
    public void FindsTheMissingFundamentalOfTelephoneSpeech(double pitch)
    {
        FormantVoice voice = new()
        {
            PitchHz = pitch,
            PitchRangeSemitones = 0,
            TractScale = pitch > 150 ? 1.15 : 1,
            Accent = FormantAccent.Plain with { FinalSemitones = 0 },
        };
        SeededRandom random = new(3);
        float[] speech = TelephoneBand.At(8000).Apply(FormantSynthesizer.Speak(Sentence, voice, 8000, random).Samples);
        Assert.InRange(Profile(speech, 8000).F0MedianHz!.Value, pitch * 0.985, pitch * 1.025);

        NoiseMixer.Add(speech, NoiseGenerator.White(speech.Length, random), 10, 8000);
        Assert.InRange(Profile(speech, 8000).F0MedianHz!.Value, pitch * 0.97, pitch * 1.03);
    }

    [Theory]
    [InlineData(3, 8000)]
    [InlineData(4, 16000)]
    [InlineData(5.5, 48000)]
    public void CountsPeaksOfTheLevelASecondOfSpeech(double rate, int sampleRate)
    {
        AcousticProfile profile = Profile(Syllables(140, rate, 0.2, sampleRate), sampleRate);

        // Segments are longer than the sound by lead-in and hangover.
        Assert.InRange(profile.SyllablesPerSecond!.Value * profile.SpeechSeconds!.Value, (8 * rate) - 1.6, (8 * rate) + 1.6);
    }

    [Fact]
    public void ShallowDipsPartNoSyllables()
    {
        float[] steady = Syllables(140, 4, 0.9, 16000);
        Assert.InRange(Profile(steady, 16000).SyllablesPerSecond!.Value, 0, 0.7);
    }

    [Fact]
    public void UnvoicedSoundsHaveNoPitchAndNoSyllables()
    {
        Random random = new(4);
        float[] bursts = [.. Syllables(140, 4, 0.05, 16000).Select((x, n) => (float)(n / 3200 % 2 * 0.1 * (random.NextDouble() - 0.5)) + (0.0001f * random.NextSingle()))];
        AcousticProfile profile = Profile(bursts, 16000);
        Assert.True(profile.SpeechSeconds > 1);
        Assert.Null(profile.F0MedianHz);
        Assert.Null(profile.SyllablesPerSecond);
        Assert.Contains(profile.Abstained, item => item.StartsWith("F0MedianHz: ", StringComparison.Ordinal) && item.Contains("voiced", StringComparison.Ordinal));
    }

    [Fact]
    public void AbstainsWithAReason()
    {
        Assert.Contains("F0MedianHz: no speech", Profile(new float[16000], 16000).Abstained);
        Assert.Contains("F0MedianHz: sampling rate below 4000 Hz", Profile(Syllables(100, 4, 0.05, 3000), 3000).Abstained);

        AcousticProfile brief = Profile(Syllables(140, 4, 0.2, 16000)[8000..28000], 16000);
        Assert.InRange(brief.F0MedianHz!.Value, 138, 142);
        Assert.Contains("SyllablesPerSecond: less than 1 s of speech", brief.Abstained);
    }

    [Fact]
    public void DoesNotDependOnHowTheSamplesCome()
    {
        FormantVoice voice = new() { PitchHz = 130 };
        float[] speech = [.. Enumerable.Range(0, 8).SelectMany(i => FormantSynthesizer.Speak(Sentence, voice, 16000, new SeededRandom(i)).Samples)];
        AcousticProfile whole = Profile(speech, 16000);
        Assert.True(whole.DurationSeconds > 40);
        foreach (int block in (int[])[577, 4096, 20000])
        {
            AcousticProfile pieces = Profiled.Of(new SampleReader(16000, [speech], block))[0];
            Assert.Equal(whole.F0MedianHz, pieces.F0MedianHz);
            Assert.Equal(whole.SyllablesPerSecond, pieces.SyllablesPerSecond);
        }
    }

    [Fact]
    public void RealVoicesPlayedSlowerAreLower()
    {
        // Read as 5 kHz, speech recorded at 8 kHz has all its frequencies times 0.625.
        int both = 0;
        foreach (string path in TestSignals.Prompts(40))
        {
            float[] prompt = TestSignals.ToFloat(TestSignals.ReadPrompt(path));
            AcousticProfile usual = Profile(prompt, 8000), slow = Profile(prompt, 5000);
            if (usual.SpeechSeconds < 1.5 || usual.F0MedianHz is not double pitch || slow.F0MedianHz is not double lower)
                continue;
            Assert.InRange(pitch, 150, 300);
            Assert.InRange(lower / pitch, 0.6, 0.65);
            Assert.InRange(usual.SyllablesPerSecond!.Value, 2, 7);
            both++;
        }

        Assert.True(both >= 8, $"only {both} prompts had a pitch at both rates");
    }

    private static AcousticProfile Profile(float[] samples, int sampleRate) => Profiled.Of(new SampleReader(sampleRate, samples))[0];

    /// <summary>A buzz that swells so many times a second: four phrases of two seconds, a second between them; faint noise throughout.</summary>
    private static float[] Syllables(double pitch, double rate, double least, int sampleRate)
    {
        Random random = new(2);
        float[] samples = new float[12 * sampleRate];
        for (int n = 0; n < samples.Length; n++)
        {
            double time = (n / (double)sampleRate) - 1, value = 0;
            if (time >= 0 && time % 3 < 2)
            {
                for (int harmonic = 1; harmonic * pitch < Math.Min(3300, 0.45 * sampleRate); harmonic++)
                    value += 0.05 / Math.Sqrt(harmonic) * Math.Cos(2 * Math.PI * harmonic * pitch * time);
                value *= least + ((1 - least) * (0.5 - (0.5 * Math.Cos(2 * Math.PI * rate * time))));
            }

            samples[n] = (float)(value + (0.0003 * (random.NextDouble() - 0.5)));
        }

        return samples;
    }
}
