using System.Globalization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Coverage;

/// <summary>
/// Σ π·WER: traffic is known in minutes and errors per word, so an accent's weight π is its share of traffic times its words per
/// minute. The variance counts both the rates and the paces, each speaker's part corrected for its leverage.
/// </summary>
internal static class WordErrorProjector
{
    /// <summary>Null without traffic, or where no accent of it was measured.</summary>
    public static ProjectedWordError? Project(IReadOnlyList<AccentSpeech> accents, WordErrorOptions options)
    {
        Dictionary<string, double> traffic = options.Traffic.Where(entry => entry.Value > 0).ToDictionary();
        AccentSpeech[] measured = [.. accents.Where(accent => accent.Rate is not null && traffic.ContainsKey(accent.Accent))];
        if (measured.Length == 0) return null;
        double all = traffic.Values.Sum(), covered = measured.Sum(accent => traffic[accent.Accent]) / all;
        bool isPaced = measured.All(accent => accent.Pace is { Value: > 0 });
        double[] weights = [.. measured.Select(accent => traffic[accent.Accent] * (isPaced ? accent.Pace!.Value : 1))];
        double sum = weights.Sum();
        for (int i = 0; i < weights.Length; i++) weights[i] /= sum;
        double rate = measured.Zip(weights, (accent, weight) => accent.Rate!.Value * weight).Sum();

        (double Low, double High)? interval = null;
        if (measured.All(accent => accent.Clusters.Count >= options.MinimumSpeakers)) interval = Interval(measured, weights, rate, isPaced, options.ConfidenceLevel);
        double best = measured.Min(accent => accent.Rate!.Value), worst = measured.Max(accent => accent.Rate!.Value);
        return new ProjectedWordError
        {
            WordErrorRate = rate,
            Low = interval?.Low,
            High = interval?.High,
            CoveredTrafficShare = covered,
            IfBest = covered * rate + (1 - covered) * best,
            IfWorst = covered * rate + (1 - covered) * worst,
            Remarks = new(Remarks(measured, traffic, covered, all, isPaced, options)),
        };
    }

    private static (double Low, double High)? Interval(AccentSpeech[] measured, double[] weights, double rate, bool isPaced, double confidenceLevel)
    {
        Dictionary<int, double> influences = [];
        double squares = 0;
        for (int i = 0; i < measured.Length; i++)
        {
            AccentSpeech accent = measured[i];
            double own = 0;
            for (int speaker = 0; speaker < accent.Clusters.Count; speaker++)
            {
                double influence = weights[i] * accent.Rate!.Influences[speaker];
                if (isPaced) influence += weights[i] * (accent.Rate.Value - rate) * accent.Pace!.Influences[speaker] / accent.Pace.Value;
                influences[accent.Clusters[speaker]] = influences.GetValueOrDefault(accent.Clusters[speaker]) + influence;
                own += influence * influence;
            }

            if (own > 0) squares += own * own / accent.Rate!.DegreesOfFreedom;
        }

        double variance = influences.Values.Sum(influence => influence * influence);
        return ClusteredRatio.Interval(rate, influences.Values, squares > 0 ? variance * variance / squares : 0, confidenceLevel);
    }

    private static IEnumerable<string> Remarks(
        AccentSpeech[] measured, Dictionary<string, double> traffic, double covered, double all, bool isPaced, WordErrorOptions options)
    {
        if (covered < 1 - 1e-9)
        {
            string[] open = [.. traffic.Keys.Except(measured.Select(accent => accent.Accent)).OrderByDescending(accent => traffic[accent])];
            string named = string.Join(", ", open.Take(3).Select(accent => string.Create(CultureInfo.InvariantCulture, $"{accent} {traffic[accent] / all:0.# %}")));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"projected over the {covered:0.# %} of traffic whose word errors are known; without: {named}{(open.Length > 3 ? $" and {open.Length - 3} more" : "")}");
        }

        if (!isPaced) yield return "every accent is taken to say as many words a minute: not every one has rows with a duration";
        string[] few = [.. measured.Where(accent => accent.Clusters.Count < options.MinimumSpeakers).Select(accent => accent.Accent)];
        if (few.Length > 0) yield return $"no interval: fewer than {options.MinimumSpeakers} speakers of {string.Join(", ", few.Take(3))}{(few.Length > 3 ? $" and {few.Length - 3} more" : "")}";
    }
}
