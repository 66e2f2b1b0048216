using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation.Formant;

/// <summary>
/// Turns timed phonemes into control frames: targets held for the length of each phoneme, then smoothed with a Hann window,
/// 70 ms for formants (the articulators are slow), 15 ms for amplitudes, 120 ms for the melody.
/// </summary>
internal static class FormantTrack
{
    public const double FrameSeconds = 0.005;

    private const int FormantSmoothing = 14;
    private const int AmplitudeSmoothing = 3;
    private const int PitchSmoothing = 24;

    public static FormantFrame[] Frames(FormantScore score, FormantVoice voice, SeededRandom random)
    {
        FormantFrame[] frames = new FormantFrame[(int)Math.Ceiling(score.DurationSeconds / FrameSeconds)];
        double accentStrength = voice.PitchRangeSemitones * random.Between(0.8, 1.3);
        Formants ahead = new(500, 1500, 2500);
        for (int i = score.Phonemes.Count - 1; i >= 0; i--)
        {
            TimedPhoneme phoneme = score.Phonemes[i];
            Fill(frames, phoneme, voice, accentStrength, ahead);
            if (phoneme.Phoneme.Kind is PhonemeKind.Vowel or PhonemeKind.Semivowel) ahead = voice.Accent.Shift(phoneme.Phoneme.Start);
        }

        Smooth(frames, FormantSmoothing, (ref frame) => ref frame.F1);
        Smooth(frames, FormantSmoothing, (ref frame) => ref frame.F2);
        Smooth(frames, FormantSmoothing, (ref frame) => ref frame.F3);
        Smooth(frames, PitchSmoothing, (ref frame) => ref frame.PitchHz);
        Smooth(frames, AmplitudeSmoothing, (ref frame) => ref frame.Voicing);
        Smooth(frames, AmplitudeSmoothing, (ref frame) => ref frame.Aspiration);
        Smooth(frames, AmplitudeSmoothing, (ref frame) => ref frame.Nasality);
        return frames;
    }

    private static void Fill(FormantFrame[] frames, TimedPhoneme timed, FormantVoice voice, double accentStrength, Formants ahead)
    {
        Phoneme phoneme = timed.Phoneme;
        int first = (int)Math.Round(timed.StartSeconds / FrameSeconds);
        int end = Math.Min(frames.Length, (int)Math.Round((timed.StartSeconds + timed.DurationSeconds) / FrameSeconds));
        bool isVowel = phoneme.Kind == PhonemeKind.Vowel;
        double semitones = voice.Accent.FinalSemitones * (timed.PhraseProgress - 0.5) + (timed.Stressed ? accentStrength : 0);
        double pitch = voice.PitchHz * Math.Pow(2, semitones / 12);
        for (int i = first; i < end; i++)
        {
            double progress = (i + 0.5 - first) / (end - first);
            Formants start = phoneme.Start, finish = phoneme.End;
            if (isVowel) (start, finish) = (voice.Accent.Shift(start), voice.Accent.Shift(finish));
            // Breath before a vowel already has the vowel's shape; lips and tongue of a pause rest.
            if (phoneme.Kind is PhonemeKind.Aspirate or PhonemeKind.Pause) start = finish = ahead;
            ref FormantFrame frame = ref frames[i];
            frame.PitchHz = pitch;
            frame.F1 = voice.TractScale * (start.F1 + (finish.F1 - start.F1) * progress);
            frame.F2 = voice.TractScale * (start.F2 + (finish.F2 - start.F2) * progress);
            frame.F3 = voice.TractScale * (start.F3 + (finish.F3 - start.F3) * progress);
            frame.Nasality = phoneme.Kind == PhonemeKind.Nasal ? 1 : 0;
            Excite(ref frame, phoneme, progress, voice);
        }
    }

    private static void Excite(ref FormantFrame frame, Phoneme phoneme, double progress, FormantVoice voice)
    {
        double breath = Linear(voice.BreathDb);
        (frame.Voicing, frame.Aspiration, double frication) = phoneme.Kind switch
        {
            PhonemeKind.Vowel => (1.0, breath, 0.0),
            PhonemeKind.Semivowel => (0.7, breath, 0.0),
            PhonemeKind.Nasal => (0.6, 0.5 * breath, 0.0),
            PhonemeKind.Fricative => (0.0, 0.0, 1.0),
            PhonemeKind.VoicedFricative => (0.4, breath, 1.0),
            PhonemeKind.Aspirate => (0.05, 0.22, 0.0),
            // Closure, burst, then breath until the voice sets in.
            PhonemeKind.Stop => progress < 0.5 ? (0.0, 0.0, 0.0) : progress < 0.68 ? (0.0, 0.05, 1.0) : (0.0, 0.16, 0.15),
            PhonemeKind.VoicedStop => progress < 0.65 ? (0.12, 0.0, 0.0) : (0.45, 0.05, 1.0),
            PhonemeKind.Affricate => progress < 0.35 ? (0.0, 0.0, 0.0) : (0.0, 0.02, 1.0),
            PhonemeKind.VoicedAffricate => progress < 0.4 ? (0.12, 0.0, 0.0) : (0.3, 0.02, 1.0),
            _ => (0.0, 0.0, 0.0),
        };
        if (phoneme.Noise is not FricationNoise noise) return;
        frame.Frication = frication * Linear(noise.LevelDb);
        frame.NoiseHz = noise.Hertz * Math.Sqrt(voice.TractScale);
        frame.NoiseBandwidthHz = noise.BandwidthHz;
    }

    private static double Linear(double decibels) => Math.Pow(10, decibels / 20);

    private delegate ref double Field(ref FormantFrame frame);

    private static void Smooth(FormantFrame[] frames, int half, Field field)
    {
        double[] weights = [.. Enumerable.Range(-half, 2 * half + 1).Select(i => 0.5 + 0.5 * Math.Cos(Math.PI * i / (half + 1)))];
        double[] values = new double[frames.Length];
        for (int i = 0; i < frames.Length; i++)
        {
            double sum = 0, weight = 0;
            for (int k = Math.Max(-half, -i); k <= half && i + k < frames.Length; k++)
            {
                sum += weights[k + half] * field(ref frames[i + k]);
                weight += weights[k + half];
            }

            values[i] = sum / weight;
        }

        for (int i = 0; i < frames.Length; i++) field(ref frames[i]) = values[i];
    }
}
