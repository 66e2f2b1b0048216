using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Timing;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>Phrases with pauses whose true edges are known, as a detector hears them, and annotation of them that is wrong in a known way.</summary>
internal static class TimingCase
{
    /// <summary>True speech: phrases of 1 to 4 s with pauses of 0.7 to 2.2 s.</summary>
    public static IReadOnlyList<Stretch> Phrases(int count, int seed = 3)
    {
        SeededRandom random = new(seed);
        List<Stretch> phrases = [];
        double time = 0.8;
        for (int phrase = 0; phrase < count; phrase++)
        {
            double end = Math.Round(time + 1 + (3 * random.NextDouble()), 3);
            phrases.Add(new(time, end));
            time = Math.Round(end + 0.7 + (1.5 * random.NextDouble()), 3);
        }

        return phrases;
    }

    /// <summary>The same with what the detector adds at the edges.</summary>
    public static RecordedSpeech Heard(int count, int seed = 3)
    {
        IReadOnlyList<Stretch> phrases = Phrases(count, seed);
        return new(phrases[^1].End + 1, [TimeSet.Of(phrases.Select(phrase => new Stretch(phrase.Start - EdgeLane.HeardEarly, phrase.End + EdgeLane.HeardLate)))]);
    }

    /// <summary>A segment for each phrase; times late by an offset, of a clock that is fast by a drift, each off by a jitter, rounded to a grid.</summary>
    public static AnnotationDocument Annotated(int count, double offset = 0, double drift = 0, double jitter = 0, double padding = 0, double grid = 0.001, int seed = 3)
    {
        SeededRandom random = new(seed + 100);
        return new()
        {
            Recording = "call",
            Path = "/data/call.rttm",
            Segments = Phrases(count, seed).Select(phrase => new AnnotationSegment { Recording = "call", Speaker = "a", StartSeconds = Moved(phrase.Start - padding), EndSeconds = Moved(phrase.End + padding) }).ToValueList(),
        };

        double Moved(double time) => Math.Round(((time * (1 + drift)) + offset + (jitter * random.NextNormal())) / grid) * grid;
    }

    /// <summary>Words of 0.2 to 0.5 s that fill each phrase.</summary>
    public static AnnotationDocument Words(int count, int seed = 3)
    {
        SeededRandom random = new(seed + 200);
        List<AnnotationWord> words = [];
        foreach (Stretch phrase in Phrases(count, seed))
        {
            for (double start = phrase.Start; start < phrase.End;)
            {
                double end = Math.Round(start + 0.2 + (0.3 * random.NextDouble()), 3);
                if (end > phrase.End - 0.1) end = phrase.End;
                words.Add(new() { Text = "word", StartSeconds = start, EndSeconds = end });
                start = end;
            }
        }

        return new() { Recording = "call", Path = "/data/call.ctm", Words = words.ToValueList() };
    }

    public static AnnotationTiming Measure(AnnotationDocument document, RecordedSpeech? speech, TimingUnit unit = TimingUnit.Segments) =>
        TimingMeasure.Of(TimingSource.Of(document, namesSources: true).Single(source => source.Unit == unit), speech, speech is null ? null : "/data/call.wav", TimingOptions.Default).Row;
}
