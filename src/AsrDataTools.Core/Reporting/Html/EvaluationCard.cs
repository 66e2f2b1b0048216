using System.Globalization;
using AsrDataTools.Leakage;
using AsrDataTools.Readiness;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Reporting.Html;

/// <summary>How much of the set training holds, how many words are wrong, how closely the set bounds them; each with its limit.</summary>
internal static class EvaluationCard
{
    public static GateCard? Of(ReadinessReport report)
    {
        if (report.Evaluation is not { } evidence) return null;
        EvaluationGateSettings settings = report.Run?.Plan.Evaluation ?? new();
        List<(string, Func<Func<double, double>, double, string>)> rows = [];
        List<string> captions = [];
        if (evidence.Independence?.Share(LeakageShares.SameSpeech)?.SecondShare is { } leaked)
        {
            rows.Add(("leaked", (scale, middle) => GateCard.Point(scale(leaked), null, scale(settings.LeakageFailThreshold), middle)));
            captions.Add(string.Create(CultureInfo.InvariantCulture, $"{leaked:0.# %} of the set is in training"));
        }

        if (evidence.Recognition?.Overall is { WordErrorRate: { } rate } words)
        {
            rows.Add(("word errors", (scale, middle) => GateCard.Point(scale(rate), Interval(words, scale), settings.MaximumWordErrorRate is { } limit ? scale(limit) : null, middle)));
            captions.Add(string.Create(CultureInfo.InvariantCulture, $"{rate:0.# %} of words wrong"));
        }

        if (evidence.Alignment?.Of(AlignmentKind.Power).FirstOrDefault(row => row.Name == EvaluationAlignment.All)?.MarginPoints is { } margin)
        {
            double most = ScaleMark.Scale(Math.Max(margin, 2 * settings.MarginPoints));
            rows.Add(("margin", (scale, middle) => GateCard.Point(scale(margin / most), (scale(0), scale(margin / most)), scale(settings.MarginPoints / most), middle)));
            captions.Add(string.Create(CultureInfo.InvariantCulture, $"bounds word errors to ±{margin:0.0} points"));
        }

        return rows.Count == 0 ? null : new(GateCard.Rows(rows), string.Join("; ", captions));
    }

    private static (double, double)? Interval(WordErrorResult row, Func<double, double> scale) => row is { Low: { } low, High: { } high } ? (scale(low), scale(high)) : null;
}
