using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation.Formant;

/// <summary>What was said, as sound.</summary>
/// <param name="Samples">Full scale 1.0; an RMS near 0.05 while the voice is on.</param>
/// <param name="Words">When each word was said.</param>
public sealed record FormantSpeech(float[] Samples, IReadOnlyList<WordTime> Words);

/// <summary>
/// A small formant synthesizer after the plan of Klatt, "Software for a cascade/parallel formant synthesizer" (JASA 1980):
/// voice and breath through a cascade of resonators, frication noise beside it. It is meant to have the rhythm, melody,
/// formants and pauses of speech so that measures of speech can be exercised anywhere; it is understood with good will only.
/// </summary>
public static class FormantSynthesizer
{
    private const double VoiceLevel = 0.05;
    private const int Upper = 5;

    // Resonances above the third move little; those beyond the Nyquist frequency are left out.
    private static readonly (double Hertz, double BandwidthHz)[] UpperFormants = [(3500, 200), (4500, 250), (5500, 300), (6500, 350), (7500, 400)];

    /// <summary>Says a text.</summary>
    /// <param name="text">Words of <see cref="PronunciationLexicon"/>, parted by spaces; commas are pauses.</param>
    /// <param name="voice">Who says it.</param>
    /// <param name="sampleRate">Hz, 8000…48000.</param>
    /// <param name="random">Where the small irregularities come from.</param>
    /// <exception cref="ArgumentException">A word is not in the lexicon.</exception>
    public static FormantSpeech Speak(string text, FormantVoice voice, int sampleRate, SeededRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 8000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sampleRate, 48000);
        FormantScore score = FormantScore.Of(text, voice, random);
        FormantFrame[] frames = FormantTrack.Frames(score, voice, random);
        return new(Render(frames, voice, sampleRate, random), score.Words);
    }

    private static float[] Render(FormantFrame[] frames, FormantVoice voice, int sampleRate, SeededRandom random)
    {
        int frameSamples = (int)(FormantTrack.FrameSeconds * sampleRate);
        float[] samples = new float[frames.Length * frameSamples];
        GlottalSource glottis = new(sampleRate, random);
        Resonator[] cascade = new Resonator[3 + Upper];
        int resonators = 3;
        foreach ((double hertz, double bandwidth) in UpperFormants)
        {
            if (hertz * voice.TractScale >= 0.49 * sampleRate) break;
            cascade[resonators++].Tune(hertz * voice.TractScale, bandwidth, sampleRate);
        }

        Resonator frication = default;
        FormantFrame previous = frames[0];
        double nasal = 0, friction = 1;
        int position = 0;
        foreach (FormantFrame frame in frames)
        {
            cascade[0].Tune(frame.F1, 70 + 60 * frame.Nasality, sampleRate);
            cascade[1].Tune(frame.F2, 100 + 120 * frame.Nasality, sampleRate);
            cascade[2].Tune(frame.F3, 150 + 100 * frame.Nasality, sampleRate);
            if (frame.Frication > 0)
            {
                frication.TuneBandPass(Math.Min(frame.NoiseHz, 0.47 * sampleRate), frame.NoiseBandwidthHz, sampleRate);
                // White noise through the resonator keeps about this share of its RMS.
                friction = 1 / Math.Sqrt(Math.Min(1, Math.PI * frame.NoiseBandwidthHz / sampleRate));
            }

            for (int i = 0; i < frameSamples; i++)
            {
                double share = i / (double)frameSamples;
                double voicing = previous.Voicing + (frame.Voicing - previous.Voicing) * share;
                double aspiration = previous.Aspiration + (frame.Aspiration - previous.Aspiration) * share;
                double burst = previous.Frication + (frame.Frication - previous.Frication) * share;
                double pulse = glottis.Next(frame.PitchHz);
                double noise = random.Between(-1.73, 1.73);
                double sound = voicing * pulse + aspiration * noise * (voicing > 0.2 && !glottis.IsOpen ? 0.5 : 1);
                for (int k = 0; k < resonators; k++) sound = cascade[k].Next(sound);

                // The closed mouth of a nasal swallows the upper formants.
                nasal += 0.3 * (sound - nasal);
                sound += (nasal - sound) * frame.Nasality;
                double hiss = frication.Next(noise * burst * friction);
                samples[position++] = (float)(VoiceLevel * (0.5 * sound + hiss));
            }

            previous = frame;
        }

        return samples;
    }
}
