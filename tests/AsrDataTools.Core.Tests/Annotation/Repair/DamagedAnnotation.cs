using AsrDataTools.Annotation;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>Sound documents with damage that the fixes are for, different for each seed.</summary>
internal static class DamagedAnnotation
{
    public static AnnotationDocument Of(int seed, string recording = "call-1")
    {
        Random random = new(seed);
        AnnotationDocument sound = RandomAnnotation.Of(seed, recording);
        List<AnnotationSegment> segments = [.. sound.Segments.Select(segment => Damaged(segment, random))];
        for (int swap = random.Next(4); swap > 0; swap--)
        {
            int left = random.Next(segments.Count), right = random.Next(segments.Count);
            (segments[left], segments[right]) = (segments[right], segments[left]);
        }

        return sound with { Segments = segments.ToValueList(), DurationSeconds = 33 + random.Next(0, 300) / 100.0 };
    }

    private static AnnotationSegment Damaged(AnnotationSegment segment, Random random)
    {
        double Shift() => random.Next(-30, 31) / 100.0;
        segment = random.Next(8) switch
        {
            0 => segment with { StartSeconds = Round(segment.StartSeconds + Shift()), EndSeconds = Round(segment.EndSeconds + 0.4 + Shift()) },
            1 => segment with { StartSeconds = Round(segment.StartSeconds - 1) },
            2 when segment.Kind == AnnotationKind.Speech => segment with { Text = " ", Words = [], Tags = [] },
            3 => segment with { EndSeconds = segment.StartSeconds },
            _ => segment,
        };
        if (segment.Kind == AnnotationKind.Event) return segment with { Text = random.Next(3) switch { 0 => "Laugh", 1 => "laughs", _ => "laugh" } };
        if (random.Next(3) > 0 || segment.Words.Count == 0) return segment;
        AnnotationWord[] words = [.. segment.Words];
        int index = random.Next(words.Length);
        words[index] = random.Next(3) == 0
            ? words[index] with { Text = " " }
            : words[index] with { StartSeconds = Round(words[index].StartSeconds + Shift()), EndSeconds = Round(words[index].EndSeconds + 0.3 + Shift()) };
        return segment with { Words = words.ToValueList() };
    }

    private static double? Round(double? seconds) => seconds is { } value ? Math.Round(value, 2) : null;
}
