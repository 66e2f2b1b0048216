using AsrDataTools.Annotation;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>Documents that use every field, different for each seed. Times are multiples of 10 ms and segments of one speaker do not overlap.</summary>
internal static class RandomAnnotation
{
    private static readonly string[] Vocabulary = ["yes", "no", "account", "number", "four", "naïve", "汉字", "don't", "uh", "O'Brien", "seven"];

    public static AnnotationDocument Of(int seed, string recording = "call-1")
    {
        Random random = new(seed);
        List<AnnotationSegment> segments = [];
        string[] speakers = ["agent", "caller"];
        double[] free = [0.1, 0.6];
        for (int index = 0; index < 8; index++)
        {
            int who = index % 2;
            double start = free[who] + random.Next(0, 100) / 100.0;
            AnnotationWord[] words = [.. Words(random, ref start, out double first)];
            free[who] = start + 0.05;
            segments.Add(new AnnotationSegment
            {
                Recording = recording,
                Id = $"u-{index:000}",
                StartSeconds = Round(first),
                EndSeconds = Round(start),
                Speaker = speakers[who],
                Channel = $"{who + 1}",
                Text = string.Join(' ', words.Select(word => word.Text)),
                Words = words.ToValueList(),
                Confidence = random.Next(1, 100) / 100.0,
                Language = "en",
                Tags = random.Next(3) == 0 ? [new AnnotationTag((AnnotationKind)random.Next(1, 9), $"tag{index}")] : [],
            });
        }

        AnnotationKind[] kinds = [AnnotationKind.Event, AnnotationKind.Scored, AnnotationKind.Unscored, AnnotationKind.Other];
        for (int index = 0; index < kinds.Length; index++)
        {
            segments.Add(new AnnotationSegment
            {
                Recording = recording,
                Kind = kinds[index],
                StartSeconds = Round(30 + index),
                EndSeconds = Round(30.5 + index + random.Next(0, 40) / 100.0),
                Text = kinds[index] is AnnotationKind.Event or AnnotationKind.Other ? "laugh" : null,
            });
        }

        return new AnnotationDocument
        {
            Recording = recording,
            Audio = $"{recording}.wav",
            DurationSeconds = 40,
            Language = "en",
            Speakers = [new AnnotationSpeaker { Id = "agent", Gender = "female", Name = "Ann", Accent = "en-GB" }, new AnnotationSpeaker { Id = "caller", Gender = "male" }],
            Segments = segments.OrderBy(segment => segment.StartSeconds).ToValueList(),
        };
    }

    private static List<AnnotationWord> Words(Random random, ref double time, out double first)
    {
        first = time;
        List<AnnotationWord> words = [];
        int count = random.Next(1, 6);
        for (int index = 0; index < count; index++)
        {
            double end = Round(time + random.Next(5, 40) / 100.0);
            words.Add(new AnnotationWord { Text = Vocabulary[random.Next(Vocabulary.Length)], StartSeconds = Round(time), EndSeconds = end, Confidence = random.Next(1, 100) / 100.0, Type = "lex" });
            time = end;
        }

        return words;
    }

    private static double Round(double seconds) => Math.Round(seconds, 2);
}
