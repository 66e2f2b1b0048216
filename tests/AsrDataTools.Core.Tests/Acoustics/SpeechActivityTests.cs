using AsrDataTools.Acoustics;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>Whose speech is meant: a voice in front, not what plays or talks behind it. The rules were set on the English voice.</summary>
public class SpeechActivityTests
{
    [Theory]
    [InlineData(8000, 20)]
    [InlineData(8000, 10)]
    [InlineData(16000, 20)]
    [InlineData(16000, 10)]
    public void TalkersBehindAreNoSpeech(int sampleRate, double snrDb)
    {
        float[] speech = Speech(sampleRate);
        (double missed, double wrong) = Rates(speech, SpeechMixture.Mix(speech, sampleRate, SpeechMixture.Noise.Babble, snrDb, 5), sampleRate);
        Assert.InRange(missed, 0, 0.05);
        Assert.InRange(wrong, 0, 0.4);
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void NotAllMusicBehindIsSpeech(int sampleRate)
    {
        float[] speech = Speech(sampleRate), music = Music(speech.Length, sampleRate), mixed = new float[speech.Length];
        double gain = Math.Pow(10, (SpeechMixture.ActiveLevel(speech, sampleRate).Level - 15) / 20) / Math.Sqrt(music.Average(x => (double)x * x));
        for (int n = 0; n < mixed.Length; n++)
            mixed[n] = (float)(speech[n] + (gain * music[n]));
        (double missed, double wrong) = Rates(speech, mixed, sampleRate);
        Assert.InRange(missed, 0, 0.05);
        Assert.InRange(wrong, 0, 0.65);
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void PinkNoiseAsLoudAsSpeechHidesLittleOfIt(int sampleRate)
    {
        float[] speech = Speech(sampleRate);
        (double missed, double wrong) = Rates(speech, SpeechMixture.Mix(speech, sampleRate, SpeechMixture.Noise.Pink, 0, 6), sampleRate);
        Assert.InRange(missed, 0, 0.1);
        Assert.InRange(wrong, 0, 0.25);
    }

    private static float[] Speech(int sampleRate)
    {
        SpeechMixture.SkipWithoutPrompts("es", sampleRate);
        SpeechMixture.SkipWithoutPrompts("fr", sampleRate);
        return SpeechMixture.Speech("es", sampleRate, 30, 3);
    }

    /// <summary>Shares of frames missed and wrongly found; truth is the speech within 30 dB of its active level, gaps under 0.2 s closed.</summary>
    private static (double Missed, double False) Rates(float[] speech, float[] mixed, int sampleRate)
    {
        AcousticProfile profile = Profiled.Of(new SampleReader(sampleRate, mixed), new AcousticProfileOptions { IncludeSegments = true })[0];
        int hop = sampleRate / 100, last = -1000;
        double least = Math.Pow(10, (SpeechMixture.ActiveLevel(speech, sampleRate).Level - 30) / 10);
        bool[] truth = new bool[speech.Length / hop];
        for (int frame = 0; frame < truth.Length; frame++)
        {
            truth[frame] = speech.Skip(frame * hop).Take(hop).Average(x => (double)x * x) > least;
            if (!truth[frame])
                continue;
            if (frame - last <= 20)
                truth.AsSpan(last, frame - last).Fill(true);
            last = frame;
        }

        int missed = 0, wrong = 0;
        for (int frame = 0; frame < truth.Length; frame++)
        {
            double middle = (frame + 0.5) / 100;
            bool found = profile.Segments!.Any(segment => segment.StartSeconds <= middle && middle < segment.EndSeconds);
            missed += truth[frame] && !found ? 1 : 0;
            wrong += !truth[frame] && found ? 1 : 0;
        }

        return (missed / (double)truth.Count(x => x), wrong / (double)truth.Count(x => !x));
    }

    /// <summary>Four chords over and over, each note five harmonics that die away.</summary>
    private static float[] Music(int length, int sampleRate)
    {
        float[] music = new float[length];
        double[] roots = [220, 293.7, 329.6, 246.9];
        for (int n = 0; n < length; n++)
        {
            double time = n / (double)sampleRate, since = time % 0.5;
            double root = roots[(int)(time / 2) % roots.Length], value = 0;
            foreach (double ratio in (double[])[1, 1.26, 1.5, 2])
            {
                for (int harmonic = 1; harmonic <= 5; harmonic++)
                    value += Math.Sin(2 * Math.PI * harmonic * root * ratio * since) / harmonic;
            }

            music[n] = (float)(0.2 * value * Math.Min(1, since / 0.005) * Math.Exp(-3 * since));
        }

        return music;
    }
}
