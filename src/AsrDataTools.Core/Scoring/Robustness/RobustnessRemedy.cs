using System.Globalization;

namespace AsrDataTools.Scoring.Robustness;

/// <summary>What to do about a gap. The amount comes of production's share and the training's hours; what training on it gains is not known before it is measured, only how much there is to gain.</summary>
internal static class RobustnessRemedy
{
    public static RobustnessGap Complete(RobustnessGap row, RobustnessGap? projected, RobustnessOptions options) => row with { Remedy = Of(row, projected, options) };

    private static string? Of(RobustnessGap row, RobustnessGap? projected, RobustnessOptions options)
    {
        if (row.Gap is not { } gap || row.Verdict == Verdict.Pass) return null;
        if (row.Verdict == Verdict.Unknown) return row.GapLow is null ? "Transcribe at least 10 originals (better: speakers) in this condition." : "The interval is too wide to tell: transcribe more originals in this condition.";
        if (row.ProductionShare is 0.0) return "Production has none of it, as far as was told.";
        string best = string.Create(CultureInfo.InvariantCulture, $"word errors in this condition fall from {Percent(row.WordErrorRate)} to {Percent(row.CleanWordErrorRate)} %");
        if (projected is { WordErrorRate: { } all } && row.ProductionShare is > 0 and double share)
        {
            best = string.Create(CultureInfo.InvariantCulture, $"word errors in production fall from {Percent(all)} to {Percent(all - (share * gap))} %");
            if (options.TrainingHours is { } hours)
                return string.Create(CultureInfo.InvariantCulture, $"Simulate or collect {share * hours:0.0} h of {row.Condition} speech ({share:0 %} of {hours:0.#} h), retrain, measure again: at best {best}.");
        }

        return string.Create(CultureInfo.InvariantCulture, $"Train with {row.Condition} speech in production's share and measure again: at best {best}.{(options.TrainingHours is null || row.ProductionShare is null ? " -Production and -TrainingHours tell the hours." : "")}");
    }

    private static string Percent(double? rate) => (100 * rate)?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";
}
