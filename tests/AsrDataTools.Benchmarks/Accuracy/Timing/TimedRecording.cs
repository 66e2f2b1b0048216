using AsrDataTools.Acoustics;
using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Timing;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Timing;

/// <summary>Real speech with known edges, in noise, as it is heard; and annotation of it that is wrong in a known way.</summary>
/// <param name="Truth">Speech by its own level before noise was added.</param>
/// <param name="Heard">As the detector finds it.</param>
internal sealed record TimedRecording(TimeSet Truth, RecordedSpeech Heard)
{
    private const int SampleRate = 8000;

    /// <summary>Prompts of four languages with pauses of 0.3 to 1.3 s, in pink noise and in babble at 20 dB by turns.</summary>
    /// <param name="seconds">Length of each recording.</param>
    /// <param name="each">Recordings of each language.</param>
    public static IReadOnlyList<TimedRecording>? All(double seconds, int each)
    {
        List<TimedRecording> recordings = [];
        for (int language = 0; language < SpeechMaterial.JudgingLanguages.Count; language++)
        {
            for (int seed = 0; seed < each; seed++)
            {
                if (SpeechMaterial.Phrases(SpeechMaterial.JudgingLanguages[language], SampleRate, seconds, 100 + (10 * seed) + language, SpeechMaterial.IsVoice) is not { } phrases) return null;
                float[] mixed = [.. phrases.Samples];
                NoiseMixer.Add(mixed, ActivityMaterial.Noise(seed % 2 == 0 ? "pink" : "babble", mixed.Length, SampleRate, seed)!, 20, SampleRate);
                AcousticProfile profile = SpeechMaterial.Profile(mixed, SampleRate, new AcousticProfileOptions { IncludeSegments = true });
                recordings.Add(new(
                    KnownEdges.Of(phrases.Samples, SampleRate, 30),
                    new(profile.DurationSeconds, [TimeSet.Of(profile.Segments!.Select(segment => new Stretch(segment.StartSeconds, segment.EndSeconds)))])));
            }
        }

        return recordings;
    }

    /// <summary>What is measured of an annotation that is wrong in this way.</summary>
    /// <param name="offset">Seconds that all times are late by.</param>
    /// <param name="drift">Seconds a second that its clock is fast by.</param>
    /// <param name="jitter">Standard deviation of each time, seconds.</param>
    /// <param name="grid">What times are rounded to, seconds; 0 for a millisecond.</param>
    /// <param name="seed">Of the jitter.</param>
    /// <param name="heard">The recording it is held against; its own unless given.</param>
    public AnnotationTiming Measure(double offset, double drift, double jitter, double grid = 0, int seed = 1, RecordedSpeech? heard = null)
    {
        SeededRandom random = new(seed);
        AnnotationSegment[] segments = [.. Truth.Spans
            .Select(span => (Start: Moved(span.Start), End: Moved(span.End)))
            .Where(span => span.End > span.Start)
            .Select(span => new AnnotationSegment { Recording = "made", Speaker = "a", StartSeconds = span.Start, EndSeconds = span.End })];
        AnnotationDocument document = new() { Recording = "made", Segments = segments.ToValueList() };
        return TimingMeasure.Of(TimingSource.Of(document, namesSources: false).First(), heard ?? Heard, "made.wav", TimingOptions.Default).Row;

        double Moved(double time)
        {
            double moved = (time * (1 + drift)) + offset + (jitter * random.NextNormal()), step = grid > 0 ? grid : 0.001;
            return Math.Max(0, Math.Round(moved / step) * step);
        }
    }
}
