namespace AsrDataTools.Annotation.Depth;

/// <summary>How much each recording counts among all: its speech seconds, or what stands in for them.</summary>
internal static class DepthWeights
{
    /// <summary>Seconds: of speech; else of the recording; else the mean of those that are known; else equal.</summary>
    public static double[] Of(IReadOnlyList<DepthGrade> grades)
    {
        double?[] known = [.. grades.Select(grade => grade.SpeechSeconds ?? grade.Recording.DurationSeconds)];
        double mean = known.Any(seconds => seconds is not null) ? known.OfType<double>().Average() : 1;
        return [.. known.Select(seconds => seconds ?? mean)];
    }
}
